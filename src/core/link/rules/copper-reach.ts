import { type Diagnostic, diagnostic } from '../../diagnostics/index.ts';
import type { CableAssembly } from '../../parts/index.ts';
import { clauseName } from '../plugs.ts';
import type { LinkContext, Rule } from '../question.ts';
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
  const kind = link.catalog.cableReach(cable.kind, cable.a.laneRate);
  const basis = kind
    ? `${cable.kind} at ${cable.a.laneRate}G lanes usually ends at ${kind.typicalMax / 1000} m (${kind.source.join(', ')})`
    : `lengths as made (${limit.clause})`;
  const laneRate = link.a.setting.speed / link.a.setting.lanesPerLink;
  const { length } = link.plant;
  return diagnostic('LW3704', {
    module: cable.id,
    reach: limit.length / 1000,
    laneRate,
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
};
