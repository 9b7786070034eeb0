import { IDLE, type Kind } from '../cause.ts';
import { compareSetting } from './settings.ts';

export const hostLaneCount: Kind = {
  id: 'host-lanes',
  name: 'another number of lanes',
  why: 'A speed over another number of lanes is another signal: 100G over 4 lanes is NRZ, over 2 it is PAM4. (the proof; IEEE 802.3 Annexes 83E, 120E, 120G)',
  refuted: 'the lanes of the proof in what the host prints',
  explains: ['down', 'unlocked', 'far dark'],
  follows: [],
  of: 'link',
  judge: (view) =>
    // without a proof nothing says how many are right: a gearbox joins eight lanes to four
    view.expected === undefined
      ? IDLE
      : compareSetting(view, {
          key: 'lanes',
          what: 'lanes',
          topic: 'link',
          wanted: ({ wanted }) => wanted?.lanes,
          text: String,
          differ: () => undefined,
          unlike: () => 'shown',
          order: ({ own }, value) => `set the breakout of ${own.name} so that the port has ${value} lanes`,
        }),
};
