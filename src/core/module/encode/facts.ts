import type { CableAssembly, CableEnd, Module, Transceiver } from '../../parts/index.ts';
import type { Millimetres } from '../../units/index.ts';
import {
  copperRowOf,
  type FormFactorCode,
  formFactorCode,
  hostCodeOf,
  hostRowOf,
  mediaCodeOf,
  RECEPTACLES,
} from '../part-codes.ts';

/** What an image says beside the facts of its part. */
export type EncodeOptions = {
  /** Which end of a cable; transceivers have one. */
  readonly end?: 'a' | 'b';
  /** Of a cable: one of its made lengths. */
  readonly length?: Millimetres;
  readonly serialNumber?: string;
};

/** An application as a descriptor says it, before codes. */
export type Row = {
  readonly host: number;
  readonly media: number;
  readonly hostLanes: number;
  readonly mediaLanes: number;
  readonly instances: number;
};

export type Facts = {
  readonly code: FormFactorCode;
  readonly vendor: string;
  readonly partNumber: string;
  readonly rows: readonly Row[];
  /** CMIS lower page byte 85. */
  readonly mediaType: number;
  readonly technology: number;
  readonly connector: number;
  readonly watts: number | undefined;
  readonly powerClass: number | undefined;
  readonly length: number | undefined;
  /** Of a cable end: its lanes, and how many far ends share them. */
  readonly lanes: number;
  readonly legs: number;
  readonly flat: boolean;
};

/* Codes of the standards that facts are turned into. */
const MMF = 1;
const SMF = 2;
const COPPER = 3;
const ACTIVE = 4;
const NO_CONNECTOR = 0x23;
const COPPER_CABLE = 1;
const TECHNOLOGY = { vcsel850: 0, eml1310: 6, passive: 10, retimed: 12, tunable: 16, linear: 18 } as const;
/** BER below 2.6e-4 (PAM4 behind RS(544,514)) and below 1e-12. */
const ACTIVE_MEDIA = { pam4: 3, nrz: 1 } as const;

const transceiverRows = (part: Transceiver): readonly Row[] =>
  part.applications.flatMap(({ host, media, instances }) => {
    const hostCode = hostCodeOf(host.id);
    const mediaCode = mediaCodeOf(part.fibre === 'MMF' ? 'mmf' : 'smf', media.id);
    if (hostCode === undefined || mediaCode === undefined) return [];
    return [{ host: hostCode, media: mediaCode, hostLanes: host.lanes, mediaLanes: media.lanes, instances }];
  });

/** Retimed cables speak an interface of the host at each end; others join lane to lane and name copper PMDs. */
const cableRows = (part: CableAssembly, end: CableEnd, side: 'a' | 'b'): readonly Row[] => {
  const total = end.lanes;
  const across = (lanes: number): number => Math.max(1, Math.floor(total / lanes));
  if (part.modes.length === 0 && (part.kind === 'DAC' || part.kind === 'ACC'))
    return part.pmds.flatMap(({ id }) => {
      const row = copperRowOf(id);
      const lanes = row?.lanes;
      if (!row || lanes === undefined || lanes > total) return [];
      return [{ host: row.code, media: COPPER_CABLE, hostLanes: lanes, mediaLanes: lanes, instances: across(lanes) }];
    });
  const modes = part.modes.length > 0 ? part.modes.map((mode) => mode[side]) : [end];
  return modes.flatMap(({ lanes, laneRate }) => {
    const row = hostRowOf(lanes, laneRate);
    const active = laneRate >= 50 ? ACTIVE_MEDIA.pam4 : ACTIVE_MEDIA.nrz;
    const media = part.kind === 'ACC' ? COPPER_CABLE : active;
    return row ? [{ host: row.code, media, hostLanes: lanes, mediaLanes: lanes, instances: across(lanes) }] : [];
  });
};

const connectorOf = ({ receptacle: { plug, count } }: Transceiver): number =>
  RECEPTACLES.find((one) => one.plug === plug && (one.count === undefined || one.count === count))?.connector ?? 0;

const TECHNOLOGIES: Readonly<Record<CableAssembly['kind'], number>> = {
  DAC: TECHNOLOGY.passive,
  ACC: TECHNOLOGY.linear,
  AEC: TECHNOLOGY.retimed,
  AOC: TECHNOLOGY.vcsel850,
  TP: TECHNOLOGY.passive,
};

/** What the codes of a part are; undefined where no memory map is known for its form factor. */
export const factsOf = (part: Module, { end: side = 'a', length }: EncodeOptions): Facts | undefined => {
  const end = part.kind === 'transceiver' ? undefined : part[side];
  const formFactor = part.kind === 'transceiver' ? part.formFactor : part[side].formFactor;
  const code = formFactorCode(formFactor);
  if (!code) return undefined;
  const power = part.kind === 'transceiver' ? part.power : end?.power;
  const common = {
    code,
    vendor: part.vendor,
    partNumber: part.partNumber ?? part.id,
    watts: power === undefined ? undefined : power.max / 1000,
    powerClass: part.powerClass,
  };
  if (part.kind === 'transceiver') {
    const coherent = part.applications.some(({ media }) => media.modulation === 'DP-16QAM');
    return {
      ...common,
      rows: transceiverRows(part),
      mediaType: part.fibre === 'MMF' ? MMF : SMF,
      technology: part.fibre === 'MMF' ? TECHNOLOGY.vcsel850 : coherent ? TECHNOLOGY.tunable : TECHNOLOGY.eml1310,
      connector: connectorOf(part),
      length: undefined,
      lanes: code.lanes,
      legs: 1,
      flat: false,
    };
  }
  const far = side === 'a' ? part.b : part.a;
  const passive = part.kind === 'DAC';
  return {
    ...common,
    rows: cableRows(part, part[side], side),
    mediaType: passive || part.kind === 'ACC' ? COPPER : ACTIVE,
    technology: TECHNOLOGIES[part.kind],
    connector: NO_CONNECTOR,
    length: (length ?? part.lengths[0] ?? 0) / 1000,
    lanes: part[side].lanes,
    legs: far.count,
    flat: passive,
  };
};

/** The class whose upper bound holds a power, from the steps of the form factor; the last class is open. */
const classFor = (watts: number, steps: readonly number[]): number => {
  const found = steps.findIndex((step) => watts <= step);
  return found < 0 ? steps.length + 1 : found + 1;
};

/** The stated class, else that of the power; without either the open one, which promises nothing. */
export const powerClassOf = ({ powerClass, watts, code: { classesW } }: Facts): number =>
  powerClass ?? (watts === undefined ? classesW.length + 1 : classFor(watts, classesW));

/** The lanes, from 1, on which instances of an application start, one behind the other. */
export const starts = (lanes: number, instances: number, of: number): readonly number[] =>
  Array.from({ length: instances }, (_, i) => i * lanes + 1).filter((lane) => lane <= of);

/** Characters of a maker's name and part number. */
export const TEXT_LENGTH = 16;
