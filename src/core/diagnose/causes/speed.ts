import type { Kind } from '../cause.ts';
import { compareSetting } from './settings.ts';

const text = (mbps: number): string => (mbps >= 1000 ? `${mbps / 1000}G` : `${mbps}M`);

export const speed: Kind = {
  id: 'speed',
  name: 'speed set otherwise',
  why: 'Both ends run one speed: that of the proof, where there is one. (Ethernet; the proof)',
  refuted: 'the same speed printed at both ends after it was set',
  explains: ['down', 'unlocked'],
  follows: [],
  of: 'link',
  judge: (view) =>
    compareSetting(view, {
      key: 'speed',
      what: 'speed',
      topic: 'link',
      wanted: ({ wanted }) => wanted?.speed,
      text,
      differ: () => 'shown',
      unlike: () => 'shown',
      order: ({ own }, value) => `set ${own.name} to ${value} (config interface speed, ethtool -s)`,
    }),
};
