import { commandFor } from '../ask.ts';
import { excluded, IDLE, type Kind, supported, unknown } from '../cause.ts';
import { lanesText } from '../light.ts';
import { together } from './common.ts';

export const hostSignal: Kind = {
  id: 'host-signal',
  name: 'no signal from the host',
  why: 'The module flags loss of signal or of lock on the lanes that its own host drives; it has nothing to send. (OIF-CMIS page 11h bytes 136 and 137, SFF-8636 lower page bytes 3 and 5)',
  refuted: 'flags that stay clear when they are read a second time: they hold what is past until they are read',
  explains: ['down', 'far dark', 'far errors'],
  follows: ['admin-down', 'speed', 'host-lanes'],
  notWhereUp: 'flags',
  of: 'end',
  judge: ({ own, medium }) => {
    if (medium === 'copper' || own.one('flat')?.value) return IDLE;
    const [los, lol] = [own.set('txLos'), own.set('txCdrLol')];
    if (!los && !lol) return unknown('whether the host sends to its module', commandFor(own, 'status'));
    const lanes = [...new Set([...(los?.keys() ?? []), ...(lol?.keys() ?? [])])];
    if (lanes.length === 0)
      return excluded('no loss of the host’s signal', {
        says: 'Tx loss of signal is clear',
        where: own.whereOf(los ? 'txLos' : 'txCdrLol'),
      });
    return supported(
      'likely',
      `the module in ${own.name} gets no signal that it can lock to from its own host on ${lanesText(lanes)}`,
      [
        ...together(own, [...(los?.keys() ?? [])], 'Tx loss of signal', (lane) => los?.get(lane) ?? ''),
        ...together(own, [...(lol?.keys() ?? [])], 'Tx loss of lock', (lane) => lol?.get(lane) ?? ''),
      ],
      `read the flags twice (${commandFor(own, 'status')}); then check that the port is up, its speed, its lanes and the signal integrity settings of the host`,
    );
  },
};
