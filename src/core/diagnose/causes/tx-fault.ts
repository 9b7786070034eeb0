import { commandFor } from '../ask.ts';
import { excluded, IDLE, type Kind, supported, unknown } from '../cause.ts';
import { lanesText } from '../light.ts';
import { together } from './common.ts';

export const txFault: Kind = {
  id: 'tx-fault',
  name: 'transmitter fault',
  why: 'The module flags a fault of its laser or laser driver and turns it off. (OIF-CMIS page 11h byte 135, SFF-8636 lower page byte 4, SFF-8472 A2h byte 110)',
  refuted: 'a flag that stays clear after a reset of the module',
  explains: ['down', 'far dark', 'far errors'],
  follows: ['module-fault', 'temperature', 'voltage'],
  notWhereUp: 'flags',
  of: 'end',
  judge: ({ own, medium }) => {
    if (medium === 'copper') return IDLE;
    const flags = own.set('txFault');
    if (!flags) return unknown('whether the module flags a transmitter fault', commandFor(own, 'status'));
    const lanes = [...flags.keys()];
    if (lanes.length === 0)
      return excluded('no transmitter fault is flagged', { says: 'Tx fault is clear', where: own.whereOf('txFault') });
    return supported(
      'shown',
      `the module in ${own.name} flags a transmitter fault on ${lanesText(lanes)}`,
      together(own, lanes, 'Tx fault', (lane) => flags.get(lane) ?? ''),
      'reset the module and read the flag again; a fault that comes back is the module: change it',
    );
  },
};
