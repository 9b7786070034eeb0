import type { Medium } from '../parts/index.ts';
import { nanoseconds, type Picoseconds } from '../units/index.ts';
import type { LinkContext } from './question.ts';
import { PROPAGATION } from './thresholds.ts';

/** One known part of the one-way latency, with what it rests on. */
export type LatencyPart = { readonly what: string; readonly time: Picoseconds; readonly basis: string };

/** One-way latency of the link itself; what is not known is named and not counted. */
export type Latency = {
  readonly total: Picoseconds;
  readonly parts: readonly LatencyPart[];
  readonly notCounted: readonly string[];
};

const carrierOf = (link: LinkContext): keyof typeof PROPAGATION => {
  if (link.plant.kind === 'fibre' || link.medium === 'AOC') return 'fibre';
  return link.medium === 'TP' ? 'twistedPair' : 'twinax';
};

/** What works on the signal between the hosts, where it is not a module. */
const ON_THE_WAY: Partial<Record<Medium, string>> = { ACC: 'redrivers in the cable', TP: 'the PHYs of both ports' };

/** Propagation and the receive-side FEC store time. Module DSPs and the host's own decoder logic have no sourced figures. */
export const latencyOf = (link: LinkContext): Latency => {
  const { psPerMetre, basis } = PROPAGATION[carrierOf(link)];
  const propagation = Math.round((link.plant.length * psPerMetre) / 1000) as Picoseconds;
  const parts: LatencyPart[] = [{ what: 'propagation', time: propagation, basis }];
  const notCounted = ['host decoder logic beyond the codeword store'];
  const pmd = link.a.application?.media.id ?? link.copperPmds[0]?.id;
  const code = pmd && link.catalog.fecCodeOf(pmd);
  if (code?.accumulationNs !== undefined) {
    if (code.accumulationNs > 0) {
      parts.push({
        what: 'FEC store',
        time: nanoseconds(code.accumulationNs),
        basis: `${code.code}, clause ${code.clause}: one codeword at line rate`,
      });
    }
  } else {
    notCounted.push('FEC (store time unknown)');
  }
  if (link.medium !== 'DAC') notCounted.push(ON_THE_WAY[link.medium] ?? 'retimers or DSPs in the modules');
  const total = parts.reduce((sum, part) => sum + part.time, 0) as Picoseconds;
  return { total, parts, notCounted };
};
