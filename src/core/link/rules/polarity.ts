import { diagnostic } from '../../diagnostics/index.ts';
import type { PathSegment } from '../../parts/index.ts';
import { idle, notFibre, saw } from '../evidence.ts';
import { facingPlugs, isDuplex } from '../plugs.ts';
import type { LinkContext, Rule } from '../question.ts';

/** Duplex at both ends: one pair of fibres, whatever trunk lies between. */
const isDuplexLink = (link: LinkContext): boolean => {
  if (link.plant.kind !== 'fibre') return false;
  const plugs = facingPlugs(link, link.plant);
  const a = plugs?.a.type ?? link.a.optic?.receptacle.plug;
  const b = plugs?.b.type ?? link.b.optic?.receptacle.plug;
  return a !== undefined && b !== undefined && isDuplex(a) && isDuplex(b);
};

const CROSSES = new Set(['A-to-B', 'B', 'C']);
const describe = (path: readonly PathSegment[]): string => path.map((s) => `${s.kind} ${s.polarity}`).join(', ');

/** Transmitters must meet receivers: TIA-568.3 array and duplex polarity. */
export const polarity: Rule = {
  id: 'polarity',
  demands: 'transmit fibres end at receivers',
  source: 'ANSI/TIA-568.3 methods A, B, C; SFF-8679 Rev 1.9 section 7.3',
  check: (link) => {
    const { plant } = link;
    if (plant.kind !== 'fibre' || link.cable) return [];
    const { path } = plant;
    if (path.some((segment) => segment.polarity === undefined)) return [];
    if (isDuplexLink(link)) {
      const crossings = path.filter((s) => CROSSES.has(s.polarity as string)).length;
      if (crossings % 2 === 1) return [];
      const advice =
        'Exchange one A-to-A cord for an A-to-B cord (or the reverse), so that the number of crossings is odd.';
      return [diagnostic('LW3604', { path: describe(path), advice })];
    }
    const reversals = path.filter((s) => s.polarity === 'B').length;
    // a duplex cord in a parallel path can only be the cross-over or straight tail of a fan-out: it crosses as type B or A does
    const crossed = path.filter((s) => s.polarity === 'A-to-B').length;
    if ((reversals + crossed) % 2 === 1 && !path.some((s) => s.polarity === 'C')) return [];
    const advice =
      'Use an odd number of type B segments (a single type B cord, or one type B cord beside a type A trunk) and no type C.';
    return [diagnostic('LW3604', { path: describe(path), advice })];
  },
  evidence: (link) => {
    const other = notFibre(link);
    if (other || link.plant.kind !== 'fibre') return other ?? idle('no fibre lies between the modules');
    const { path } = link.plant;
    if (path.some(({ polarity }) => polarity === undefined)) return idle('the polarity of the path is not stated');
    return saw(
      `${describe(path)}: ${isDuplexLink(link) ? 'a duplex link crosses an odd number of times' : 'a parallel link is reversed an odd number of times'}`,
    );
  },
};
