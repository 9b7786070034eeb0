import { refusalOf } from '../../bringup/index.ts';
import { commandFor } from '../ask.ts';
import { excluded, IDLE, type Kind, supported, unknown } from '../cause.ts';
import { hostLanes, isCmis, together } from './common.ts';

export const configRejected: Kind = {
  id: 'config-rejected',
  name: 'module refused its configuration',
  why: 'The module answers each configuration with a status; what it rejects it does not run. (OIF-CMIS, ConfigStatus, page 11h from byte 202)',
  refuted: 'ConfigSuccess on all lanes of the port',
  explains: ['down', 'far dark'],
  follows: ['module-fault'],
  notWhereUp: 'states',
  of: 'end',
  judge: (view) => {
    const { own } = view;
    if (isCmis(own) === false) return IDLE;
    const told = own.lanesWith('config');
    const status = (lane: number): string => own.at('config', lane)?.value ?? '';
    const bad = told.filter((lane) => status(lane).startsWith('ConfigRejected'));
    const where = (lane: number): string => own.at('config', lane)?.where ?? '';
    const [first] = bad;
    if (first !== undefined) {
      const { meaning, advice } = refusalOf(status(first));
      return supported(
        'shown',
        `the module in ${own.name} refused its configuration: ${status(first)}, ${meaning}`,
        together(own, bad, status(first), where),
        advice,
      );
    }
    const lanes = hostLanes(view).filter((lane) => told.includes(lane));
    if (lanes.length > 0 && lanes.every((lane) => status(lane) === 'ConfigSuccess'))
      return excluded('ConfigSuccess', ...together(own, lanes, 'ConfigSuccess', where).slice(0, 1));
    return unknown('whether the module took its configuration', commandFor(own, 'status'));
  },
};
