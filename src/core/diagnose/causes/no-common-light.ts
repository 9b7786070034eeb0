import type { PmdId } from '../../parts/index.ts';
import { commandFor } from '../ask.ts';
import { excluded, type Kind, supported, unknown } from '../cause.ts';
import { interfaceNamed, type View } from '../view.ts';

/** The lights that a module can make, by the group within which they understand each other. */
const lights = ({ own, catalog }: View): ReadonlyMap<string, string> => {
  const found = new Map<string, string>();
  for (const { mediaInterface } of own.one('applications')?.value ?? []) {
    const id = interfaceNamed(mediaInterface);
    if (id === undefined) continue;
    const group = catalog.opticalPmds.get(id as PmdId)?.opticalGroup ?? id;
    if (!found.has(group)) found.set(group, id);
  }
  return found;
};

export const noCommonLight: Kind = {
  id: 'no-common-light',
  name: 'the two modules cannot link',
  why: 'Two modules link where an application of each puts the same light on the fibre. (link rules, docs/link-rules.md)',
  refuted: 'a proof of this pair by lanewright link',
  explains: ['down', 'dark', 'unlocked'],
  follows: [],
  of: 'link',
  judge: (view) => {
    const { expected, refused, own, far } = view;
    const [refusal] = refused?.causes ?? [];
    if (refused && refusal)
      return supported(
        // what runs outside of the rules runs on somebody's word
        [own, far.own].every((end) => end.one('up')?.value) ? 'possible' : 'shown',
        `by the link rules these parts do not link: ${refusal.says} (${refusal.code})`,
        refused.causes.map(({ code, says }) => ({ says: `${code} ${says}`, where: refused.source })),
        refusal.fix,
      );
    const [mine, theirs] = [lights(view), lights(far)];
    const said = [view, far].map((end) => ({
      says: `${end.own.name} can: ${[...lights(end).values()].join(', ')}`,
      where: end.own.one('applications')?.where ?? '',
    }));
    if (mine.size > 0 && theirs.size > 0) {
      const common = [...mine].filter(([group]) => theirs.has(group)).map(([, id]) => id);
      if (common.length > 0) return excluded(`both can ${common.join(', ')}`, ...said);
      return supported(
        'shown',
        `the modules have no light in common: ${said.map(({ says }) => says).join('; ')}`,
        said,
        'change one of the modules; lanewright link shows which pairs work in these ports',
      );
    }
    if (expected?.a.module !== undefined && expected.b.module !== undefined)
      return excluded(`the pair of the proof works (${expected.source})`);
    const missing = mine.size === 0 ? own : far.own;
    return unknown('what both modules can do', commandFor(missing, 'module'));
  },
};
