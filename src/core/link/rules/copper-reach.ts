import { type Diagnostic, diagnostic } from '../../diagnostics/index.ts';
import type { CableAssembly } from '../../parts/index.ts';
import { formatLength, type Gbps } from '../../units/index.ts';
import { idle, saw } from '../evidence.ts';
import { clauseName } from '../plugs.ts';
import { bothEnds, type LinkContext, type Rule } from '../question.ts';
import type { ReachLimit } from './reach.ts';

/** An integrated cable is made up to a length; its maker's longest is the reach. */
const asMade = (cable: CableAssembly): ReachLimit | undefined => {
  const length = cable.lengths.at(-1);
  return length === undefined ? undefined : { length, of: `${cable.id} as made`, clause: cable.source.join(', ') };
};

/** Twisted pair is drawn to any length, so the channel of the PMD limits it too. */
const ofChannel = (link: LinkContext): ReachLimit | undefined => {
  const pmd = link.medium === 'TP' ? link.copperPmds[0] : undefined;
  return pmd && { length: pmd.maxPassiveLength, of: pmd.id, clause: clauseName(pmd.clause) };
};

/** The length a copper or active optical cable must not exceed, and whose figure it is; undefined for other media. */
export const cableReach = (link: LinkContext): ReachLimit | undefined => {
  const made = link.cable && asMade(link.cable);
  const channel = ofChannel(link);
  return made && channel && channel.length <= made.length ? channel : made;
};

const madeTooShort = (link: LinkContext, cable: CableAssembly, limit: ReachLimit): Diagnostic => {
  // a gearbox in one end leaves open which rate is on the wire: the faster one bounds it
  const fastest = Math.max(cable.a.laneRate, cable.b.laneRate) as Gbps;
  const kind = link.catalog.cableReach(cable.kind, fastest);
  // what such cables usually reach explains nothing where this one is made otherwise
  const isUsual = kind?.typicalMax === limit.length;
  const basis = isUsual
    ? `${cable.kind} at ${fastest}G lanes usually ends at ${kind.typicalMax / 1000} m (${kind.source.join(', ')})`
    : `lengths as made (${limit.clause})`;
  const rates = bothEnds(link).map(({ setting }) => `${setting.speed / setting.lanesPerLink}G`);
  const { length } = link.plant;
  return diagnostic('LW3704', {
    module: cable.id,
    reach: limit.length / 1000,
    lanes: [...new Set(rates)].join(' to '),
    length: length / 1000,
    basis,
  });
};

/** Length against the longest cable made, and over twisted pair against the channel of the PMD. */
export const copperReach: Rule = {
  id: 'copper-reach',
  demands: 'the run is no longer than the cable is made, nor over twisted pair than the PMD reaches',
  source: '802.3 clauses 40 (twisted pair), 92, 110, 136, 162 (passive copper); lengths listed by the maker',
  check: (link) => {
    const { cable, plant } = link;
    const faults: Diagnostic[] = [];
    const channel = ofChannel(link);
    if (channel && plant.length > channel.length) {
      const { of: pmd, clause } = channel;
      faults.push(diagnostic('LW3708', { pmd, reach: channel.length / 1000, length: plant.length / 1000, clause }));
    }
    const made = cable && asMade(cable);
    const isShorter = made && made.length < (channel?.length ?? Number.POSITIVE_INFINITY);
    if (isShorter && plant.length > made.length) faults.push(madeTooShort(link, cable, made));
    return faults;
  },
  evidence: (link) => {
    if (!link.cable) return idle('no integrated cable');
    const limit = cableReach(link);
    return limit
      ? saw(`${formatLength(link.plant.length)} of ${formatLength(limit.length)} (${limit.of})`)
      : idle('the lengths it is made in are not known: not checked');
  },
};
