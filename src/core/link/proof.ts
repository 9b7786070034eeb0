import type { HostFec, Protocol } from '../parts/index.ts';
import type { Gbps, MilliDecibels, Millimetres, Milliwatts } from '../units/index.ts';
import { assumptionsOf } from './assumptions.ts';
import { negotiation } from './autoneg.ts';
import { linkFec } from './fec.ts';
import { type LaneMap, laneMaps } from './lane-map.ts';
import { type Latency, latencyOf } from './latency.ts';
import { type EndContext, type LinkContext, otherSide } from './question.ts';
import { cableReach } from './rules/copper-reach.ts';
import { lossMargin } from './rules/loss.ts';
import { overloadOf } from './rules/overload.ts';
import { powerOf } from './rules/powered.ts';
import { governingReach } from './rules/reach.ts';

/** How a host's port is to be set for the link. */
export type HostSetting = {
  readonly speed: Gbps;
  readonly lanes: number;
  readonly fec: HostFec | string;
  readonly autoneg: boolean;
  readonly linkTraining: boolean;
  /** Stated only where the port could be something else (VPI). */
  readonly protocol: Protocol | undefined;
};

/** An answer of a verdict: unknown is said, never taken for yes. */
export type Verdict = { readonly answer: 'yes' | 'no' | 'unknown'; readonly why: string };

export type EndProof = {
  readonly device: string | undefined;
  readonly cage: string;
  readonly module: string;
  /** The application chosen: its number among those advertised (the host's AppSel for CMIS modules), interface by interface. */
  readonly application:
    | { readonly number: number; readonly host: string; readonly media: string; readonly instances: number }
    | undefined;
  readonly setting: HostSetting;
  readonly power: { readonly max: Milliwatts; readonly basis: string } | undefined;
  readonly hostAccepts: Verdict;
  readonly vendorSupports: Verdict;
};

/** How a link runs, or would: its ends, its lanes, what is on the line. */
export type LinkSketch = {
  readonly a: EndProof;
  readonly b: EndProof;
  readonly lanes: readonly LaneMap[];
  readonly line: { readonly fec: string; readonly media: string };
};

/** Why a link works, so that every step can be checked. */
export type Proof = LinkSketch & {
  readonly speed: Gbps;
  readonly links: number;
  readonly reach: { readonly length: Millimetres; readonly limit: Millimetres; readonly of: string } | undefined;
  readonly loss:
    | {
        readonly total: MilliDecibels;
        readonly basis: 'measured' | 'computed';
        readonly fibre: MilliDecibels;
        readonly connectors: MilliDecibels;
        readonly splices: MilliDecibels;
        /** the smaller of those that are known */
        readonly budget: MilliDecibels | undefined;
        /** undefined where the budget of either end is unknown */
        readonly margin: MilliDecibels | undefined;
        /** Headroom to receiver overload, the smaller of both directions. */
        readonly overloadMargin: MilliDecibels | undefined;
      }
    | undefined;
  readonly latency: Latency;
  readonly standard: Verdict;
  readonly assumes: readonly string[];
};

const hostAccepts = (end: EndContext): Verdict => {
  if (end.module.kind === 'TP')
    return { answer: 'yes', why: 'a twisted-pair plug has nothing to identify itself with' };
  const vendor = end.device?.vendor;
  if (!vendor) return { answer: 'unknown', why: 'no device is named' };
  if (vendor === end.module.vendor && vendor !== 'generic')
    return { answer: 'yes', why: `${vendor} part in a ${vendor} host` };
  return {
    answer: 'unknown',
    why: `not known whether ${vendor === 'generic' ? 'this host accepts' : `${vendor} hosts accept`} ${end.module.vendor === 'generic' ? 'parts of any maker' : `${end.module.vendor} parts`}`,
  };
};

const vendorSupports = (link: LinkContext, end: EndContext): Verdict => {
  const far = link[otherSide(end.side)];
  if (end.module.vendor === 'generic')
    return { answer: 'unknown', why: 'a generic part has no vendor; check the part you buy' };
  if (end.module.vendor !== far.module.vendor)
    return { answer: 'unknown', why: 'parts of two vendors: no interoperability statement in the catalogue' };
  return { answer: 'unknown', why: `no ${end.module.vendor} support statement for this pair in the catalogue` };
};

/** VPI is a matter of a NIC's cages; a jack is Ethernet. */
const canChangeProtocol = ({ device, port }: EndContext): boolean =>
  port.fixed === undefined && (device?.protocols.length ?? 0) > 1;

const endProof = (link: LinkContext, end: EndContext, fec: string): EndProof => {
  const power = powerOf(link, end);
  const { application, optic } = end;
  return {
    device: end.device?.id,
    cage: end.port.cage,
    module: end.module.id,
    application: application && {
      number: (optic?.applications.indexOf(application) ?? 0) + 1,
      host: application.host.id,
      media: application.media.id,
      instances: application.instances,
    },
    setting: {
      speed: end.setting.speed,
      lanes: end.setting.lanesPerLink,
      fec,
      ...negotiation(link, end),
      protocol: canChangeProtocol(end) ? (end.setting.protocol ?? 'ethernet') : undefined,
    },
    power: power && { max: power.max, basis: power.basis },
    hostAccepts: hostAccepts(end),
    vendorSupports: vendorSupports(link, end),
  };
};

/** The loss of the channel against its budget; undefined where no light is compared. */
export const lossOf = (link: LinkContext): Proof['loss'] => {
  const margin = lossMargin(link);
  if (!margin || link.plant.kind !== 'fibre') return undefined;
  const { loss, budget, isWhole } = margin;
  const excess = [overloadOf(link.plant, link.a, link.b), overloadOf(link.plant, link.b, link.a)].filter(
    (x) => x !== undefined,
  );
  return {
    total: loss.total,
    basis: loss.basis,
    fibre: loss.fibre,
    connectors: loss.connectors,
    splices: loss.splices,
    budget,
    margin: budget === undefined || !isWhole ? undefined : ((budget - loss.total) as MilliDecibels),
    overloadMargin: excess.length ? (-Math.max(...excess) as MilliDecibels) : undefined,
  };
};

const reachOf = (link: LinkContext): Proof['reach'] => {
  const limit = link.cable ? cableReach(link) : governingReach(link);
  return limit && { length: link.plant.length, limit: limit.length, of: limit.of };
};

const mediaName = (link: LinkContext): string =>
  link.a.application?.media.id ??
  (link.copperPmds.length ? link.copperPmds.map((pmd) => pmd.id).join(' or ') : link.medium);

/** The ends and lanes of any link, as far as they are known. */
export const sketchOf = (link: LinkContext): LinkSketch => {
  const fec = linkFec(link);
  return {
    a: endProof(link, link.a, fec.a),
    b: endProof(link, link.b, fec.b),
    lanes: laneMaps(link),
    line: { fec: fec.line, media: mediaName(link) },
  };
};

/** Writes the proof of a link whose rules all hold. */
export const proofOf = (link: LinkContext): Proof => {
  const { a, b, lanes, line } = sketchOf(link);
  // in the order in which proofs.json prints them
  return {
    speed: link.a.setting.speed,
    links: link.totalLinks,
    a,
    b,
    lanes,
    line,
    reach: reachOf(link),
    loss: lossOf(link),
    latency: latencyOf(link),
    standard: { answer: 'yes', why: 'every rule of the link type checker holds' },
    assumes: assumptionsOf(link).map(({ words }) => words),
  };
};
