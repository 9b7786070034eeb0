import { commandFor } from '../ask.ts';
import { excluded, IDLE, type Kind, supported, unknown } from '../cause.ts';

const FAILED = /not.?trained|fail|no partner/i;

export const training: Kind = {
  id: 'training',
  name: 'link training fails',
  why: 'Copper lanes tune their equalisers against each other before a link comes up. (IEEE 802.3 clauses 72, 92.7.12, 136.8.11, 162.8.11)',
  refuted: 'the same cable trained in another pair of ports',
  explains: ['down'],
  follows: [
    'module-absent',
    'admin-down',
    'far:admin-down',
    'far:module-absent',
    'speed',
    'fec',
    'autoneg',
    'host-lanes',
    'wrong-partner',
  ],
  of: 'end',
  judge: ({ own, medium }) => {
    const told = own.all('training');
    const told1 = told.find(({ value }) => FAILED.test(value));
    const failed =
      told1 ?? own.all('complaint').find(({ value }) => /autoneg|training/i.test(value) && FAILED.test(value));
    if (failed)
      return supported(
        medium === 'copper' ? 'likely' : 'possible',
        `link training of ${own.name} does not end: ${failed.value}`,
        [{ says: `${own.name}: ${failed.value}`, where: failed.where }],
        'compare speed, lanes, FEC and autonegotiation of both ends; then try a shorter cable, or this one in another pair of ports',
      );
    const [first] = told;
    if (first) return excluded(first.value, { says: first.value, where: first.where });
    if (medium !== 'copper' || own.one('up')?.value) return IDLE;
    return unknown('whether link training ended', commandFor(own, 'training'));
  },
};
