import { commandFor } from '../ask.ts';
import { excluded, IDLE, type Kind, supported, unknown } from '../cause.ts';
import { isCmis } from './common.ts';

export const moduleFault: Kind = {
  id: 'module-fault',
  name: 'module fault',
  why: 'A module in ModuleFault has stopped itself; only a reset or new firmware brings it back. (OIF-CMIS, module state machine; cause in lower page byte 41)',
  refuted: 'ModuleReady after a reset, and still after an hour',
  explains: ['down', 'far dark'],
  follows: [],
  of: 'end',
  judge: ({ own }) => {
    const state = own.one('moduleState');
    const cause = own.one('moduleFault');
    const firmware = own.set('firmwareFault');
    if (state?.value === 'ModuleFault' || cause)
      return supported(
        'shown',
        `the module in ${own.name} is in ModuleFault${cause ? `: ${cause.value}` : ''}`,
        [state, cause].flatMap((fact) => (fact ? [{ says: `${own.name}: ${fact.value}`, where: fact.where }] : [])),
        'reset the module once; if the fault comes back, put in another and send this one back with the cause',
      );
    if (firmware && firmware.size > 0)
      return supported(
        'likely',
        `the module in ${own.name} flags a fault of its firmware`,
        [...firmware.values()].map((where) => ({ says: `${own.name}: firmware error is flagged`, where })),
        'reset the module; ask its maker for a later firmware',
      );
    if (state) return excluded(state.value, { says: state.value, where: state.where });
    if (isCmis(own) === false) return IDLE;
    return unknown('the state of the module', commandFor(own, 'status'));
  },
};
