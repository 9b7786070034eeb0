import { commandFor } from '../ask.ts';
import { excluded, type Kind, supported, unknown } from '../cause.ts';

export const moduleAbsent: Kind = {
  id: 'module-absent',
  name: 'no module in the cage',
  why: 'The host reads no module there: what is not plugged carries nothing. (presence line of the cage, MSAs of QSFP-DD, OSFP, QSFP, SFP)',
  refuted: 'a memory that can be read from this cage',
  explains: ['down', 'dark', 'far dark'],
  follows: [],
  of: 'end',
  judge: ({ own }) => {
    const told = own.all('present');
    const absent = told.find(({ value }) => !value);
    const there = told.find(({ value }) => value) ?? own.one('moduleState');
    const cable = own.all('complaint').find(({ value }) => /no cable|no module|not present|unplugged/i.test(value));
    if (!there && (absent || cable)) {
      const says = absent ? `${own.name}: no module` : `${own.name}: ${cable?.value}`;
      return supported(
        'shown',
        `no module in ${own.name}, or none that is seated`,
        [{ says, where: (absent ?? cable)?.where ?? '' }],
        `look at the cage of ${own.name}: push the module in until it latches, or put one in`,
      );
    }
    if (there && !absent) return excluded('a module was read', { says: 'a module was read', where: there.where });
    return unknown('whether a module is in the cage', commandFor(own, 'module'));
  },
};
