import { commandFor } from '../ask.ts';
import { excluded, type Kind, supported, unknown } from '../cause.ts';

const REFUSED =
  /unsupported|not supported|unqualified|not qualified|unapproved|bad eeprom|invalid module|unknown (?:cable|module|type)|not authenticated|wrong type/i;

export const moduleRefused: Kind = {
  id: 'module-refused',
  name: 'the host refuses the module',
  why: 'Hosts check what a module says of itself and leave the port down where they do not take it. (the host’s own words)',
  refuted: 'the same module linked in another port of this host with this software',
  explains: ['down', 'far dark'],
  follows: [],
  of: 'end',
  judge: ({ own }) => {
    const refused = own.all('complaint').find(({ value }) => REFUSED.test(value));
    if (refused)
      return supported(
        'shown',
        `the host of ${own.name} refuses its module: "${refused.value}"`,
        [{ says: `${own.name}: ${refused.value}`, where: refused.where }],
        'look the part number up in the list of parts that this host supports; try a part from that list',
      );
    const ready = own.one('moduleState');
    if (own.one('up')?.value) return excluded('the port is up', { says: 'up', where: own.one('up')?.where ?? '' });
    if (ready?.value === 'ModuleReady')
      return excluded('the host brought the module up', { says: 'ModuleReady', where: ready.where });
    return unknown('whether the host takes the module', commandFor(own, 'link'));
  },
};
