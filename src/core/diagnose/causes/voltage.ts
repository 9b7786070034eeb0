import type { Kind } from '../cause.ts';
import { monitor } from './common.ts';

export const voltage: Kind = {
  id: 'voltage',
  name: 'supply voltage out of limits',
  why: 'A cage that cannot feed its module lets it restart or send badly. (limits that the module itself states; 3.3 V within 5 per cent in the MSAs)',
  refuted: 'another module in this cage that reads a right voltage',
  explains: ['down', 'far dark', 'errors', 'far errors'],
  follows: [],
  of: 'end',
  judge: ({ own }) =>
    monitor(own, {
      key: 'voltage',
      limits: 'voltageLimits',
      flag: 'voltageAlarm',
      unit: 'V',
      complaint: /power budget|voltage/i,
      next: 'put the module into another cage: a voltage that stays wrong is the module, one that mends is the cage',
    }),
};
