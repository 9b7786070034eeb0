import { commandFor } from '../ask.ts';
import { excluded, IDLE, type Kind, supported, unknown } from '../cause.ts';
import { lanesText } from '../light.ts';
import { hostLanes, isCmis } from './common.ts';

export const dataPathHeld: Kind = {
  id: 'data-path-held',
  name: 'host holds the data path down',
  why: 'While DPDeinit is set on a lane its data path stays deactivated. (OIF-CMIS, page 10h byte 128; left set in sonic-net/sonic-platform-common#543)',
  refuted: 'DPDeinit clear on the lanes of the port',
  explains: ['down', 'far dark'],
  follows: ['admin-down'],
  notWhereUp: 'states',
  of: 'end',
  judge: (view) => {
    const { own } = view;
    if (isCmis(own) === false) return IDLE;
    const held = own.set('dpDeinit');
    if (!held) return unknown('whether DPDeinit is set', commandFor(own, 'dump'));
    const running = hostLanes(view);
    const lanes = [...held.keys()].filter((lane) => running.length === 0 || running.includes(lane));
    if (lanes.length === 0)
      return excluded('DPDeinit is clear', { says: 'DPDeinit is clear', where: own.whereOf('dpDeinit') });
    return supported(
      'shown',
      `DPDeinit is set on ${lanesText(lanes)} of ${own.name}: the host holds the data path down`,
      [{ says: `${own.name}: DPDeinit on ${lanesText(lanes)}`, where: own.whereOf('dpDeinit') }],
      'see what of the host writes page 10h (its module daemon, a script); clear DPDeinit, or shut the port and bring it up again',
    );
  },
};
