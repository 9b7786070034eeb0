import { commandFor } from '../ask.ts';
import { excluded, IDLE, type Kind, supported, unknown } from '../cause.ts';
import { lanesText, saidOf, sent } from '../light.ts';

export const txDisabled: Kind = {
  id: 'tx-disabled',
  name: 'transmitter disabled',
  why: 'A lane whose output is disabled sends no light, whatever else is right. (OutputDisableTx: OIF-CMIS page 10h byte 130; TxDisable: SFF-8636 lower page byte 86; left set in sonic-net/sonic-platform-common#543)',
  refuted: 'the bits clear, and the far end still dark',
  explains: ['down', 'far dark'],
  follows: ['admin-down', 'module-refused', 'module-fault', 'low-power'],
  notWhereUp: 'states',
  of: 'end',
  judge: (view) => {
    const { own, medium, lanes } = view;
    if (medium === 'copper' || own.one('flat')?.value) return IDLE;
    const bits = own.set('txDisabled');
    if (!bits) return unknown('whether its transmitters are disabled', commandFor(own, 'dump'));
    const disabled = [...bits.keys()].filter((lane) => lanes.length === 0 || lanes.includes(lane));
    if (disabled.length === 0)
      return excluded('no lane is disabled', { says: 'Tx disable is clear', where: own.whereOf('txDisabled') });
    return supported(
      'shown',
      `the transmitter of ${own.name} is disabled on ${lanesText(disabled)}`,
      saidOf(sent(view).filter(({ lane }) => disabled.includes(lane))),
      'enable it (sfputil debug tx-output PORT enable, or bring the port up); if it comes back, see what of the host writes it',
    );
  },
};
