import { diagnostic } from '../../diagnostics/index.ts';
import { formatLength } from '../../units/index.ts';
import { idle, saw } from '../evidence.ts';
import type { Rule } from '../question.ts';

/** An integrated cable is made up to a length; its maker's longest is the reach. */
export const copperReach: Rule = {
  id: 'copper-reach',
  demands: 'the run is no longer than the cable is made',
  source: '802.3 clauses 92, 110, 136, 162 (passive copper); lengths listed by the maker',
  check: (link) => {
    const { cable, plant } = link;
    const longest = cable?.lengths.at(-1);
    if (!cable || longest === undefined || plant.length <= longest) return [];
    const laneRate = link.a.setting.speed / link.a.setting.lanesPerLink;
    const kind = link.catalog.cableReach(cable.kind, cable.a.laneRate);
    const basis = kind
      ? `${cable.kind} at ${cable.a.laneRate}G lanes usually ends at ${kind.typicalMax / 1000} m (${kind.source.join(', ')})`
      : `lengths as made (${cable.source.join(', ')})`;
    return [
      diagnostic('LW3704', { module: cable.id, reach: longest / 1000, laneRate, length: plant.length / 1000, basis }),
    ];
  },
  evidence: ({ cable, plant }) => {
    if (!cable) return idle('no integrated cable');
    const longest = cable.lengths.at(-1);
    return longest === undefined
      ? idle('the lengths it is made in are not known: not checked')
      : saw(`${formatLength(plant.length)} of ${formatLength(longest)}, the longest it is made`);
  },
};
