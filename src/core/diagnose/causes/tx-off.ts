import { commandFor } from '../ask.ts';
import { excluded, IDLE, type Kind, supported, unknown } from '../cause.ts';
import { allAre, inState, lanesText, saidOf, sent } from '../light.ts';

export const txOff: Kind = {
  id: 'tx-off',
  name: 'transmitter off',
  why: 'A transmitter that is disabled, or whose laser has no current, sends no light: the far end reads none. (OutputDisableTx: CMIS page 10h byte 130; TxDisable: SFF-8636 lower page byte 86)',
  refuted: 'light at the plug of this end, by a power meter',
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
    'tx-fault',
  ],
  of: 'end',
  judge: (view) => {
    const { own, medium, lanes } = view;
    if (medium === 'copper') return IDLE;
    const disabled = lanes.filter((lane) => own.set('txDisabled')?.has(lane));
    const all = sent(view);
    if (disabled.length > 0)
      return supported(
        'shown',
        `the transmitter of ${own.name} is disabled on ${lanesText(disabled)}`,
        saidOf(all.filter(({ lane }) => disabled.includes(lane))),
        `enable it (sfputil debug tx-output PORT enable, or bring the port up); if it comes back, see what of the host writes it (sonic-net/sonic-platform-common#543)`,
      );
    if (allAre(all, 'off'))
      return supported(
        'shown',
        `${own.name} sends no light on any of its lanes`,
        saidOf(all),
        `find out what keeps it dark: ${commandFor(own, 'status')}`,
      );
    const lit = inState(all, 'ok', 'low');
    if (lit.length === all.length && all.length > 0)
      return excluded('it sends on every lane', ...saidOf(lit).slice(0, 1));
    if (all.length > 0 && inState(all, 'unknown').length === 0) return excluded('it sends', ...saidOf(lit).slice(0, 1));
    if (medium === 'active cable' && own.one('up')?.value) return excluded('the link is up');
    return unknown('whether its lasers are lit', commandFor(own, 'module'));
  },
};
