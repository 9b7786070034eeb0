import { commandFor } from '../ask.ts';
import { excluded, IDLE, type Kind, supported, unknown } from '../cause.ts';
import { lanesText } from '../light.ts';
import { hostLanes, isCmis, together } from './common.ts';

export const dataPath: Kind = {
  id: 'data-path',
  name: 'data path not activated',
  why: 'Light goes out only in DPActivated. (OIF-CMIS, data path state machine, page 11h from byte 128)',
  refuted: 'DPActivated on the lanes of the port after the time that the module advertises for it (01h:144, 168)',
  explains: ['down', 'far dark'],
  follows: [
    'admin-down',
    'module-refused',
    'module-fault',
    'low-power',
    'config-rejected',
    'data-path-held',
    'host-signal',
    'wrong-application',
    'tx-disabled',
  ],
  notWhereUp: 'states',
  of: 'end',
  judge: (view) => {
    const { own } = view;
    if (isCmis(own) === false) return IDLE;
    const lanes = hostLanes(view).filter((lane) => own.at('dataPath', lane));
    if (lanes.length === 0) return unknown('the states of the data paths', commandFor(own, 'status'));
    const state = (lane: number): string => own.at('dataPath', lane)?.value ?? '';
    const where = (lane: number): string => own.at('dataPath', lane)?.where ?? '';
    const stuck = lanes.filter((lane) => state(lane) !== 'DPActivated');
    const [first] = stuck;
    if (first === undefined) return excluded('DPActivated', ...together(own, lanes, 'DPActivated', where).slice(0, 1));
    return supported(
      'likely',
      `the data path of ${own.name} is in ${state(first)} on ${lanesText(stuck)}`,
      together(own, stuck, state(first), where),
      `bring the module up step by step and see which wait does not end (lanewright module bringup, docs/bringing-up-a-module.md)`,
    );
  },
};
