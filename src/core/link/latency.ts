import { nanoseconds, type Picoseconds } from '../units/index.ts';
import type { LinkContext } from './question.ts';
import { DELAY_PS_PER_M } from './thresholds.ts';

/** One known part of the one-way latency, with what it rests on. */
export type LatencyPart = { readonly what: string; readonly time: Picoseconds; readonly basis: string };

/** One-way latency of the link itself; what is not known is named and not counted. */
export type Latency = {
  readonly total: Picoseconds;
  readonly parts: readonly LatencyPart[];
  readonly notCounted: readonly string[];
};

/** Propagation and the receive-side FEC store time. Module DSPs and the host's own decoder logic have no sourced figures. */
export const latencyOf = (link: LinkContext): Latency => {
  const inGlass = link.plant.kind === 'fibre' || link.medium === 'AOC';
  const perMetre = inGlass ? DELAY_PS_PER_M.fibre : DELAY_PS_PER_M.copper;
  const propagation = Math.round((link.plant.length * perMetre) / 1000) as Picoseconds;
  const parts: LatencyPart[] = [
    {
      what: 'propagation',
      time: propagation,
      basis: inGlass ? '4.9 ns/m, group index of silica' : '4.6 ns/m, velocity about 0.72 c',
    },
  ];
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
  if (link.medium !== 'DAC')
    notCounted.push(link.medium === 'ACC' ? 'redrivers in the cable' : 'retimers or DSPs in the modules');
  const total = parts.reduce((sum, part) => sum + part.time, 0) as Picoseconds;
  return { total, parts, notCounted };
};
