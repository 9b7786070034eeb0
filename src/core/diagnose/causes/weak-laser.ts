import { commandFor } from '../ask.ts';
import { excluded, IDLE, type Kind, supported, unknown } from '../cause.ts';
import { allAre, inState, lanesText, saidOf, sent, txLeast } from '../light.ts';
import { OF_OTHERS, together } from './common.ts';

export const weakLaser: Kind = {
  id: 'weak-laser',
  name: 'laser weak on some lanes',
  why: 'Light that leaves the laser below what its PMD sets is weak before it meets any fibre. (transmit characteristics of the PMD clause, else the module’s own warning)',
  refuted: 'a power meter at the plug of this end that reads what the other lanes read',
  explains: ['down', 'far dark', 'far errors'],
  follows: ['tx-disabled', 'tx-dark', 'tx-fault', 'temperature', 'voltage'],
  of: 'end',
  judge: (view) => {
    const { own, medium } = view;
    if (medium === 'copper') return IDLE;
    const all = sent(view);
    const weak = allAre(all, 'off')
      ? []
      : all.filter(({ lane, state }) => state === 'low' || (state === 'off' && !own.set('txDisabled')?.has(lane)));
    if (weak.length > 0)
      return supported(
        view.isShared ? 'possible' : 'shown',
        `${own.name} sends too little light on ${lanesText(weak.map(({ lane }) => lane))}${view.isShared ? OF_OTHERS : ''}`,
        saidOf(weak),
        'change this module; no cleaning brings a laser back',
      );
    const flags = new Map([...(own.set('txPowerAlarm') ?? []), ...(own.set('txBiasAlarm') ?? [])]);
    if (flags.size > 0 && inState(all, 'ok').length < all.length)
      return supported(
        'likely',
        `${own.name} flags its lasers on ${lanesText([...flags.keys()])}`,
        together(own, [...flags.keys()], 'alarm of laser power or current', (lane) => flags.get(lane) ?? ''),
        `read power and current of each lane: ${commandFor(own, 'module')}`,
      );
    if (all.length > 0 && inState(all, 'unknown').length === 0) {
      if (allAre(all, 'off')) return IDLE;
      const measured = all.every(({ power }) => power !== undefined);
      if (measured && txLeast(view) !== undefined)
        return excluded('every lane sends enough', ...saidOf(all).slice(0, 1));
      return unknown(
        `whether the lasers of ${own.name} are strong enough: ${measured ? 'no limit of their light is known' : 'their light is not told'}`,
        measured ? 'give the hosts or the plan, for a proof' : commandFor(own, 'module'),
      );
    }
    if (medium === 'active cable' && own.one('up')?.value) return IDLE;
    return unknown('how strong its lasers are', commandFor(own, 'module'));
  },
};
