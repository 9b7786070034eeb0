import type { Catalog } from '../catalog/catalog.ts';
import type { Diagnostic } from '../diagnostics/index.ts';
import type {
  Application,
  CableAssembly,
  CableEnd,
  CopperPmd,
  DeviceModel,
  Medium,
  Module,
  Plant,
  PortRow,
  PortSetting,
  PortType,
  Transceiver,
} from '../parts/index.ts';

/** Which end of the link. */
export type Side = 'a' | 'b';
export const otherSide = (side: Side): Side => (side === 'a' ? 'b' : 'a');

/** One end: a port with a module in it. */
export type LinkEnd = {
  readonly port: PortType;
  /** The device, where it is named: brings split rules, notes and protocols. */
  readonly device: DeviceModel | undefined;
  readonly module: Module;
  /** Ports (and modules) alike at this end; the legs of a breakout are the larger count. */
  readonly count: number;
  readonly setting: PortSetting;
  readonly portNumber: number | undefined;
  readonly portRow: PortRow | undefined;
};

/** What is asked: do these ends link over this plant? */
export type LinkQuestion = { readonly a: LinkEnd; readonly b: LinkEnd; readonly plant: Plant };

/** An end with what the analysis found out about it. */
export type EndContext = LinkEnd & {
  readonly side: Side;
  /** Links that leave each module of this end. */
  readonly links: number;
  /** The transceiver, when it is one. */
  readonly optic: Transceiver | undefined;
  /** Applications that fit speed, lane count and the host's lane rates. */
  readonly candidates: readonly Application[];
  /** The application the link runs, or the nearest one to explain a failure with. */
  readonly application: Application | undefined;
  /** The cable end plugged in here, when the module is an integrated cable. */
  readonly plug: CableEnd | undefined;
};

/** A link question analysed once; the rules only read it. */
export type LinkContext = {
  readonly catalog: Catalog;
  readonly a: EndContext;
  readonly b: EndContext;
  readonly plant: Plant;
  readonly medium: Medium;
  /** The integrated cable at both ends, when it is one and the same. */
  readonly cable: CableAssembly | undefined;
  /** Copper PMDs of this speed and lane count, when the cable joins lane to lane. */
  readonly copperPmds: readonly CopperPmd[];
  /** The side with fewer modules: each splits into `legs` links. */
  readonly trunk: Side;
  /** Links from each trunk module to different far modules. */
  readonly legs: number;
  /** Links that come up in all when every rule holds. */
  readonly totalLinks: number;
};

/** What a rule looks at in a link, each a short line with its figures; or why it has nothing to ask of this link. */
export type Evidence = { readonly saw: readonly string[] } | { readonly idle: string };

/** One rule of the type checker. */
export type Rule = {
  readonly id: string;
  /** What it demands, one sentence. */
  readonly demands: string;
  /** Clause, table or document behind it. */
  readonly source: string;
  /** It asks how much of the light arrives: nothing to judge where the lights of both ends differ. */
  readonly ofOneLight?: true;
  readonly check: (link: LinkContext) => readonly Diagnostic[];
  /** What it looks at in this link, whether it holds or not. */
  readonly evidence: (link: LinkContext) => Evidence;
};

/** Both ends in order: most rules look at each end alike. */
export const bothEnds = (link: LinkContext): readonly [EndContext, EndContext] => [link.a, link.b];
