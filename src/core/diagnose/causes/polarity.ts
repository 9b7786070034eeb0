import { commandFor } from '../ask.ts';
import { excluded, IDLE, type Kind, supported, unknown } from '../cause.ts';
import { allAre, isDark, received, saidOf, sent } from '../light.ts';

export const polarity: Kind = {
  id: 'polarity',
  name: 'polarity: transmitters face each other',
  why: 'Both ends send on every lane and neither receives any: each sends into the fibre on which the other sends. (TIA-568.3 polarity methods; fibre positions in docs/link-rules.md)',
  refuted:
    'light that comes out of one fibre only at the loose plug: then the fibre is broken, or unplugged at the other end',
  explains: ['down', 'dark', 'far dark'],
  follows: [],
  of: 'link',
  judge: (view) => {
    const { far, medium } = view;
    if (medium !== 'light')
      return medium === undefined ? unknown('whether this is light', commandFor(view.own, 'module')) : IDLE;
    const dark = [isDark(view), isDark(far)];
    for (const [i, end] of [view, far].entries())
      if (dark[i] === false) return excluded(`light arrives at ${end.own.name}`, ...saidOf(received(end)).slice(0, 1));
    const [mine, theirs] = [sent(view), sent(far)];
    if (dark[0] && dark[1] && allAre(mine, 'ok', 'low') && allAre(theirs, 'ok', 'low')) {
      const plug =
        view.pmd && view.pmd.fibres > 2
          ? 'the trunk or cord may be of the wrong polarity type (A for B), or its plug keyed the wrong way round'
          : 'exchange the two fibres of the duplex plug at one end';
      return supported(
        'likely',
        'both ends send and neither receives: the transmitters face each other (or the cable is unplugged on its way)',
        [...saidOf(received(view)), ...saidOf(mine), ...saidOf(received(far)), ...saidOf(theirs)],
        `${plug}; first unplug one end and see with a power meter which of its fibres has light`,
      );
    }
    if (allAre(mine, 'off') || allAre(theirs, 'off'))
      return unknown(
        'the polarity: an end sends nothing, so that nothing could arrive',
        'bring the dark transmitter up first',
      );
    return unknown(
      'the light that both ends send and receive',
      commandFor(dark[0] === undefined || mine.some(({ state }) => state === 'unknown') ? view.own : far.own, 'module'),
    );
  },
};
