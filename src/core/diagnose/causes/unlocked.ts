import { commandFor } from '../ask.ts';
import { excluded, IDLE, type Kind, supported, unknown } from '../cause.ts';
import { isDark, lanesText } from '../light.ts';
import { together } from './common.ts';

export const unlocked: Kind = {
  id: 'unlocked',
  name: 'light arrives that the module cannot lock to',
  why: 'Loss of lock with light enough: the far end sends another rate or modulation, or its own host sends it nothing. (OIF-CMIS page 11h byte 148, SFF-8636 lower page byte 5)',
  refuted: 'flags that stay clear when they are read a second time: they hold what is past until they are read',
  explains: ['down', 'unlocked', 'errors'],
  follows: [
    'no-light',
    'lane-fibre',
    'loss',
    'overload',
    'polarity',
    'wrong-application',
    'far:wrong-application',
    'far:host-signal',
    'far:tx-disabled',
    'far:tx-dark',
    'far:tx-fault',
    'far:weak-laser',
    'far:data-path',
    'far:low-power',
    'far:admin-down',
    'no-common-light',
    'speed',
  ],
  notWhereUp: 'flags',
  of: 'end',
  judge: (view) => {
    const { own, far, medium } = view;
    if (medium === 'copper') return IDLE;
    const flags = own.set('rxCdrLol');
    if (!flags)
      return medium === undefined || own.one('up')?.value
        ? IDLE
        : unknown('whether the module locks to what arrives', commandFor(own, 'status'));
    const lanes = [...flags.keys()];
    if (lanes.length === 0)
      return excluded('it is locked', { says: 'Rx loss of lock is clear', where: own.whereOf('rxCdrLol') });
    return supported(
      // without light there is nothing to lock to
      isDark(view) ? 'possible' : 'likely',
      `${own.name} cannot lock to what arrives on ${lanesText(lanes)}`,
      together(own, lanes, 'Rx loss of lock', (lane) => flags.get(lane) ?? ''),
      `compare speed, application and host signal of ${far.own.name}: ${commandFor(far.own, 'status')}`,
    );
  },
};
