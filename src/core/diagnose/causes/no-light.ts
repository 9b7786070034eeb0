import { commandFor } from '../ask.ts';
import { excluded, IDLE, type Kind, supported, unknown } from '../cause.ts';
import { allAre, isDark, received, saidOf, sent } from '../light.ts';

export const noLight: Kind = {
  id: 'no-light',
  name: 'no light arrives',
  why: 'Every lane is dark: the fibre is unplugged, broken or leads elsewhere, or the far end sends none. (received power, else loss of signal, of every lane)',
  refuted: 'light at the plug of this end, by a power meter: then the receiver is at fault',
  explains: ['down', 'dark'],
  follows: [
    'far:module-absent',
    'far:module-refused',
    'far:admin-down',
    'far:module-fault',
    'far:low-power',
    'far:config-rejected',
    'far:data-path-held',
    'far:host-signal',
    'far:data-path',
    'far:tx-disabled',
    'far:tx-dark',
    'far:tx-fault',
    'far:wrong-application',
    'module-absent',
    'wrong-partner',
    'no-common-light',
    'polarity',
  ],
  of: 'end',
  judge: (view) => {
    const { own, far, medium } = view;
    if (medium === 'copper') return IDLE;
    const dark = isDark(view);
    const lanes = received(view);
    if (dark === false) return excluded('light arrives', ...saidOf(lanes).slice(0, 1));
    if (dark === undefined) {
      if (medium === 'active cable') return IDLE;
      return unknown('how much light arrives', commandFor(own, 'module'));
    }
    const theirs = sent(far);
    const next = `take the plug out of ${own.name} and measure: light there means its receiver or a dirty face, none means the path; then go from panel to panel`;
    if (allAre(theirs, 'off'))
      return supported(
        'possible',
        `no light arrives at ${own.name}, and ${far.own.name} sends none`,
        [...saidOf(lanes), ...saidOf(theirs)],
        `bring the transmitter of ${far.own.name} up first; only then does darkness say anything of the fibre`,
      );
    const lit = allAre(theirs, 'ok', 'low');
    return supported(
      lit ? 'likely' : 'possible',
      lit
        ? `${far.own.name} sends and no light arrives at ${own.name}: the fibre is unplugged, broken, or leads elsewhere`
        : `no light arrives at ${own.name}; whether ${far.own.name} sends is not known`,
      [...saidOf(lanes), ...saidOf(theirs)],
      lit ? next : `${commandFor(far.own, 'module')} (does it send?); then ${next}`,
    );
  },
};
