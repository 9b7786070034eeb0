import { type Diagnostic, diagnostic } from '../../diagnostics/index.ts';
import type { PathSegment } from '../../parts/index.ts';
import { idle, notFibre, saw } from '../evidence.ts';
import { facingPlugs, isDuplex } from '../plugs.ts';
import type { LinkContext, Rule, Side } from '../question.ts';

/** Does the cabling end in an MPO plug here? Without stated plugs the module's receptacle tells. */
const isMpo = (link: LinkContext, side: Side): boolean => {
  if (link.plant.kind !== 'fibre') return false;
  const type = facingPlugs(link, link.plant)?.[side].type ?? link[side].optic?.receptacle.plug;
  return type !== undefined && !isDuplex(type);
};

const pinText = ({ kind, pins }: PathSegment): string =>
  `a ${kind} ${pins?.[0] ? 'pinned' : 'unpinned'} towards a, ${pins?.[1] ? 'pinned' : 'unpinned'} towards b`;

const check = (link: LinkContext): readonly Diagnostic[] => {
  const { plant } = link;
  if (plant.kind !== 'fibre' || link.cable) return [];
  const { path } = plant;
  const faults: Diagnostic[] = [];
  const joint = (where: string, pinned: number): void => {
    if (pinned !== 1) faults.push(diagnostic('LW3605', { joint: where, count: pinned }));
  };
  const first = path[0]?.pins;
  const last = path.at(-1)?.pins;
  // a module receptacle is pinned: count it as one side of its joint
  if (first && isMpo(link, 'a')) joint(`module a`, 1 + Number(first[0]));
  for (let i = 0; i + 1 < path.length; i++) {
    const left = path[i];
    const right = path[i + 1];
    if (left?.pins && right?.pins)
      joint(`${left.kind} ${i + 1} and ${right.kind} ${i + 2}`, Number(left.pins[1]) + Number(right.pins[0]));
  }
  if (last && isMpo(link, 'b')) joint(`module b`, 1 + Number(last[1]));
  return faults;
};

/** Exactly one pinned side at every MPO joint; modules are pinned. */
export const pins: Rule = {
  id: 'pins',
  demands: 'every MPO joint has exactly one pinned side',
  source: 'SFF-8679 Rev 1.9 section 7.3; IEC 61754-7',
  check,
  evidence: (link) => {
    const other = notFibre(link);
    if (other || link.plant.kind !== 'fibre') return other ?? idle('no fibre lies between the modules');
    if (!isMpo(link, 'a') && !isMpo(link, 'b')) return idle('duplex plugs have no pins');
    const { path } = link.plant;
    if (path.some(({ pins }) => pins === undefined)) return idle('the pins of the path are not stated: not checked');
    return saw(`the modules are pinned; the path is ${path.map(pinText).join(', then ')}`);
  },
};
