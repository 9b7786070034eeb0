import type { Kind } from '../cause.ts';
import { compareSetting } from './settings.ts';

export const fec: Kind = {
  id: 'fec',
  name: 'FEC set otherwise',
  why: 'A receiver that looks for code words which nobody sends never comes up, and one that gets unasked ones neither. (IEEE 802.3 clauses 74, 91, 108, 119, 134; the proof where a module ends the code itself)',
  refuted: 'the link still down with FEC as the proof has it at both ends',
  explains: ['down', 'errors', 'far errors'],
  follows: [],
  of: 'link',
  judge: (view) =>
    compareSetting(view, {
      key: 'fec',
      what: 'FEC',
      topic: 'fec',
      wanted: ({ wanted }) => wanted?.fec,
      text: String,
      // a module may end the code of its side: QSFP28 of one light against 400G breakouts
      differ: ({ own, far }) => (own.one('up')?.value || far.own.one('up')?.value ? 'possible' : 'likely'),
      unlike: () => 'shown',
      order: ({ own, wanted }, value) =>
        `set FEC of ${own.name} to ${value}${wanted?.fecText?.startsWith('RS(') ? ` (${wanted.fecText})` : ''}`,
    }),
};
