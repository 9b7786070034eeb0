import { commandFor } from '../ask.ts';
import { excluded, IDLE, type Kind, supported, unknown } from '../cause.ts';
import { allAre, inState, saidOf, sent } from '../light.ts';

export const txDark: Kind = {
  id: 'tx-dark',
  name: 'no light sent',
  why: 'Every laser of the link is dark or without current: the far end can read none. (monitors of sent power and laser current)',
  refuted: 'light at the plug of this end, by a power meter',
  explains: ['down', 'far dark'],
  follows: [
    'admin-down',
    'module-refused',
    'module-fault',
    'low-power',
    'wrong-application',
    'config-rejected',
    'data-path-held',
    'tx-disabled',
    'host-signal',
    'data-path',
    'tx-fault',
  ],
  notWhereUp: 'states',
  of: 'end',
  judge: (view) => {
    const { own, medium } = view;
    if (medium === 'copper') return IDLE;
    const all = sent(view);
    if (allAre(all, 'off'))
      return supported(
        // with current in its lasers it may be the monitor that is missing
        all.some(({ lane }) => (own.at('bias', lane)?.value ?? 0) > 0) ? 'likely' : 'shown',
        `${own.name} sends no light on any of its lanes`,
        saidOf(all),
        `find out what keeps it dark: ${commandFor(own, 'status')}`,
      );
    const lit = inState(all, 'ok', 'low');
    if (lit.length > 0) return excluded('it sends', ...saidOf(lit).slice(0, 1));
    if (medium === 'active cable' && own.one('up')?.value) return excluded('the link is up');
    return unknown('whether its lasers are lit', commandFor(own, 'module'));
  },
};
