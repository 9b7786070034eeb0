import type { Kind } from '../cause.ts';
import { monitor } from './common.ts';

export const temperature: Kind = {
  id: 'temperature',
  name: 'module too hot or too cold',
  why: 'Out of its temperature a laser drifts and weakens, and modules shut down. (limits that the module itself states: CMIS page 02h, SFF-8636 page 03h, SFF-8472 A2h)',
  refuted: 'the same fault with the module cool',
  explains: ['down', 'far dark', 'errors', 'far errors'],
  follows: [],
  of: 'end',
  judge: ({ own }) =>
    monitor(own, {
      key: 'temperature',
      limits: 'temperatureLimits',
      flag: 'temperatureAlarm',
      unit: '°C',
      complaint: /high temperature|over ?heat|too hot/i,
      next: 'look at fans, blanking panels and the neighbours of this cage; read the temperature again under load',
    }),
};
