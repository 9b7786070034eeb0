import type { Kind } from '../cause.ts';
import { compareSetting } from './settings.ts';

export const autoneg: Kind = {
  id: 'autoneg',
  name: 'autonegotiation set otherwise',
  why: 'An end that negotiates waits for pages that an end in force mode never sends; over copper both train or neither does. (IEEE 802.3 clause 73; sonic-net/SONiC#506)',
  refuted: 'the link still down with autonegotiation alike at both ends',
  explains: ['down'],
  follows: [],
  of: 'link',
  judge: (view) =>
    compareSetting(view, {
      key: 'autoneg',
      what: 'autonegotiation',
      topic: 'autoneg',
      wanted: ({ wanted }) => wanted?.autoneg,
      text: (on) => (on ? 'on' : 'off'),
      // over light there is nothing to negotiate with, and some drivers print "on" all the same
      differ: ({ medium }) => (medium === 'copper' ? 'likely' : 'possible'),
      unlike: ({ medium }) => (medium === 'copper' ? 'likely' : 'possible'),
      order: ({ own }, value) =>
        `turn autonegotiation ${value} at ${own.name} (config interface autoneg, ethtool -s … autoneg ${value})`,
    }),
};
