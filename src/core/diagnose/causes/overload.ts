import { commandFor } from '../ask.ts';
import { excluded, IDLE, type Kind, supported, unknown } from '../cause.ts';
import { inState, lanesText, received, rxRange, saidOf } from '../light.ts';

export const overload: Kind = {
  id: 'overload',
  name: 'too much light',
  why: 'A receiver that gets more than its maximum makes errors, or breaks. (receive characteristics of the PMD clause, else the module’s own warning)',
  refuted: 'the same errors with an attenuator in the path',
  explains: ['down', 'errors'],
  follows: [],
  of: 'end',
  judge: (view) => {
    const { own, medium } = view;
    if (medium === 'copper' || medium === 'active cable') return IDLE;
    const all = received(view);
    const high = inState(all, 'high');
    const range = rxRange(view);
    if (high.length > 0)
      return supported(
        'likely',
        `${own.name} receives too much on ${lanesText(high.map(({ lane }) => lane))}`,
        [...saidOf(high), { says: `right is ${range.max?.toFixed(2)} dBm or less`, where: range.basis }],
        'check that the modules are made for this length; put an attenuator in, or a pair of shorter reach',
      );
    const known = all.filter(({ power }) => power !== undefined);
    if (known.length === all.length && all.length > 0 && range.max !== undefined)
      return excluded(`below ${range.max.toFixed(2)} dBm on every lane`, ...saidOf(all).slice(0, 1));
    return unknown(
      'whether too much light arrives',
      known.length > 0 ? 'no upper limit is known: give the hosts or the plan, for a proof' : commandFor(own, 'module'),
    );
  },
};
