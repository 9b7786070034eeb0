import type { Mbps, MilliDbm } from '../../units/index.ts';

/** Where something was read, to look it up by hand; lines count from 1. */
export type Place = { readonly file: string; readonly line: number };

/** What hosts say of FEC, in the words of the house. `unclear`: the host was left to choose, or says what no table has. */
export type FecSeen = 'RS' | 'BASE-R' | 'none' | 'unclear';

/**
 * The identity of a module as it was read from it. Readers of any form make it: SONiC's database, `sfputil`, `ethtool -m`, raw dumps
 * of its memory.
 */
export type ModuleSeen = {
  readonly vendor: string | undefined;
  readonly partNumber: string | undefined;
  readonly serial: string | undefined;
  /** "QSFP-DD Double Density 8X Pluggable Transceiver", "OSFP", "QSFP28" */
  readonly formFactor: string | undefined;
  /** Everything it says of its media: compliance codes, application advertisements. */
  readonly media: string | undefined;
  readonly firmware: string | undefined;
};

type Of<Kind extends string, What> = What & {
  readonly kind: Kind;
  readonly place: Place;
  /** as the device names it */
  readonly port: string;
};

/** The neighbour that a port hears. */
export type NeighbourSeen = Of<
  'neighbour',
  {
    readonly device: string;
    /** the far port as its device names it, most to be trusted first: port id, then description */
    readonly farPorts: readonly string[];
    /** system description of the far device */
    readonly system: string | undefined;
  }
>;

export type ModuleSighting = Of<'module', { readonly module: ModuleSeen | 'absent' }>;

/** Received light of each lane, and what the module itself warns at. */
export type LightSeen = Of<
  'light',
  {
    readonly rx: readonly (MilliDbm | undefined)[];
    readonly low: MilliDbm | undefined;
    readonly high: MilliDbm | undefined;
  }
>;

/** How a port is set and whether it is up; what a source leaves out is undefined. */
export type SettingSeen = Of<
  'setting',
  {
    readonly speed?: Mbps | undefined;
    readonly fec?: FecSeen | undefined;
    readonly lanes?: number | undefined;
    readonly up?: boolean | undefined;
    readonly enabled?: boolean | undefined;
  }
>;

/** Counters of the receive side. */
export type CodewordsSeen = Of<
  'codewords',
  {
    readonly uncorrectable?: number | undefined;
    readonly correctedBits?: number | undefined;
    readonly preFecBer?: number | undefined;
    /** codewords by the symbols mended in them, from 0 */
    readonly bins?: readonly number[] | undefined;
  }
>;

/** What a file says of its device as a whole. */
export type DeviceSaid = {
  readonly kind: 'device';
  readonly place: Place;
  readonly name?: string | undefined;
  readonly system?: string | undefined;
  /** seconds since 1970 at which it was collected, as the device had it */
  readonly time?: number | undefined;
};

export type PortSighting = NeighbourSeen | ModuleSighting | LightSeen | SettingSeen | CodewordsSeen;
export type Sighting = PortSighting | DeviceSaid;

/** A part of a collected file: what one command printed. */
export type Piece = {
  readonly file: string;
  /** line of the file at which the text begins */
  readonly line: number;
  readonly text: string;
  /** the whole file as bytes, where it is one piece: dumps of modules are not always text */
  readonly bytes: Uint8Array | undefined;
  /** its first lines, by which its form is told */
  readonly head: string;
  /** the port that the command was asked about, where its output does not say */
  readonly port: string | undefined;
};

/** Reads one form of output; undefined where the piece is none of its form. */
export type Reader = (piece: Piece) => readonly Sighting[] | undefined;
