import type { Fabric } from '../../fabric/index.ts';
import type { Path } from '../../intent/index.ts';
import { classRelaxations, type Relaxation } from '../../optics/index.ts';
import { formatLength } from '../../units/index.ts';
import { choosePolicy } from '../stages.ts';
import { type Candidate, candidate, type Sought } from './sought.ts';

const list = (items: Iterable<string>): string => `[${[...items].join(', ')}]`;

/** Where a length of a class is written: its network's own, else the common one. */
const lengthPath = (fabric: Fabric, row: number, { editor }: Sought): Path => {
  const tier = fabric.classes.text(row, 'tier');
  const own = ['networks', fabric.classes.text(row, 'network'), 'lengths', tier];
  return editor.has(own) ? own : ['lengths', tier];
};

const place = (sought: Sought, fabric: Fabric, row: number, { given }: Relaxation): readonly [Path, string] => {
  const optics = sought.state.intent?.optics;
  switch (given.kind) {
    case 'media':
      return [['optics', 'media'], 'auto'];
    case 'vendors':
      return [['optics', 'vendors'], list(new Set([...(optics?.vendors ?? []), ...given.value]))];
    case 'avoid':
      return [['optics', 'avoid'], list((optics?.avoid ?? []).filter((id) => !given.value.includes(id)))];
    case 'grade':
      return [['fibre', given.value.startsWith('OS') ? 'singlemode' : 'multimode'], given.value];
    case 'connectors':
      return [['fibre', 'connectors'], String(given.value)];
    case 'length':
      return [lengthPath(fabric, row, sought), formatLength(given.value)];
    case 'speed':
      return [['networks', fabric.classes.text(row, 'network'), 'link-speed'], `${given.value}G`];
  }
};

const classRow = (fabric: Fabric, key: string | undefined): number => {
  for (let row = 0; row < fabric.classes.length; row++) if (fabric.classes.text(row, 'key') === key) return row;
  return -1;
};

/** For a class of links that no parts connect: what the search, the fibre or the lengths could give up. */
export const linkFixes = function* (sought: Sought): Iterable<Candidate> {
  const { fabric, intent, catalog } = sought.state;
  if (sought.fault.code !== 'LW6001' || !fabric || !intent) return;
  const row = classRow(fabric, sought.fault.subject);
  if (row < 0) return;
  for (const relaxation of classRelaxations(fabric, catalog, row, choosePolicy(sought.state))) {
    const [path, value] = place(sought, fabric, row, relaxation);
    yield* candidate(relaxation.given.kind, relaxation.order, sought.editor.set(path, value));
  }
};
