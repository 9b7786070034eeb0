import type { Catalog } from '../../catalog/catalog.ts';
import type { LinkQuestion } from '../../link/index.ts';
import type { Module } from '../../parts/index.ts';
import { mediaKind } from '../cost-class.ts';
import { type Candidate, enumerate } from '../enumerate.ts';
import { laneOptions, SPEEDS } from '../ports.ts';
import { rank } from '../rank.ts';
import { type Draft, pairOf, siteOf } from './draft.ts';
import { CHEAPEST_FIRST } from './policy.ts';

const orderOf = ({ a, b, cabling }: Candidate, speed: number | undefined): string => {
  const at = speed === undefined ? '' : ` at ${speed}G`;
  if (a.kind !== 'transceiver') return `connect them with the ${a.kind} ${a.id}${at}`;
  return `connect them with ${a.id} and ${b.id} over ${cabling}${at}`;
};

/** How much of what lies there would change: the medium, then the plugs of each end. */
const unlike = ({ a, b }: LinkQuestion, candidate: Candidate): number => {
  const plug = (module: Module): string => (module.kind === 'transceiver' ? module.receptacle.plug : module.kind);
  return (
    4 * Number(mediaKind(a.module) !== mediaKind(candidate.a)) +
    Number(plug(a.module) !== plug(candidate.a)) +
    Number(plug(b.module) !== plug(candidate.b))
  );
};

/** What the candidate's ports keep of the question's: how many they are, the row they are in, the protocol they speak. */
const placed = (question: LinkQuestion, candidate: LinkQuestion): LinkQuestion => {
  const times = Math.min(question.a.count, question.b.count) / Math.min(candidate.a.count, candidate.b.count);
  const end = (side: 'a' | 'b'): LinkQuestion['a'] => ({
    ...candidate[side],
    count: candidate[side].count * times,
    portRow: question[side].portRow,
    setting: { ...candidate[side].setting, protocol: question[side].setting.protocol },
  });
  return { a: end('a'), b: end('b'), plant: candidate.plant };
};

/** Everything between the two ports anew, what changes least and then the cheapest class first: at the speed asked for, then at lower ones. */
export const otherParts = function* (catalog: Catalog, question: LinkQuestion): Iterable<Draft> {
  const { a, b, plant } = question;
  const wanted = pairOf(question);
  const top = Math.min(a.setting.speed, b.setting.speed, a.port.maxSpeed, b.port.maxSpeed);
  for (const speed of SPEEDS.filter((value) => value <= top)) {
    const lanes = (side: 'a' | 'b'): readonly number[] => {
      const options = laneOptions(question[side].port, speed);
      const there = wanted[side].lanesPerLink;
      // as asked where it fits
      return speed === question[side].setting.speed && options.includes(there) ? [there] : options;
    };
    for (const aLanes of lanes('a')) {
      for (const bLanes of lanes('b')) {
        const pair = {
          a: { ...wanted.a, lanesPerLink: aLanes },
          b: { ...wanted.b, lanesPerLink: bLanes },
          speed,
        };
        const { hopeful } = enumerate(catalog, pair, plant.length, siteOf(question));
        const ranked = rank(hopeful, CHEAPEST_FIRST).toSorted((x, y) => unlike(question, x) - unlike(question, y));
        for (const candidate of ranked) {
          if (candidate.a.id === a.module.id && candidate.b.id === b.module.id) continue;
          const order = orderOf(candidate, speed === wanted.speed ? undefined : speed);
          yield { kind: 'parts', orders: [order], question: placed(question, candidate.question) };
        }
      }
    }
  }
};
