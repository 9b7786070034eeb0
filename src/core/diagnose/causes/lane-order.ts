import { IDLE, type Kind, supported } from '../cause.ts';
import { inState, lanesText, received, saidOf, sent } from '../light.ts';

export const laneOrder: Kind = {
  id: 'lane-order',
  name: 'fibres in another order',
  why: 'Lanes that go out dark at one end arrive dark at the other, in the same places, unless fibres change places on the way. (parallel PMDs: lane n to lane n)',
  refuted: 'the dark lane following when the far transmitter is turned off lane by lane',
  explains: ['down', 'errors'],
  follows: [],
  of: 'end',
  judge: (view) => {
    const { own, far, pmd, medium } = view;
    if (medium !== 'light' || pmd?.laneKind === 'wavelength') return IDLE;
    const gone = inState(sent(far), 'off').map(({ lane }) => lane);
    const all = received(view);
    const dark = inState(all, 'dark');
    const lanes = dark.map(({ lane }) => lane);
    if (gone.length === 0 || gone.length === all.length || lanes.length !== gone.length) return IDLE;
    if (lanes.every((lane) => gone.includes(lane))) return IDLE;
    return supported(
      'likely',
      `${far.own.name} is dark on ${lanesText(gone)} and ${own.name} receives none on ${lanesText(lanes)}: fibres change places on the way`,
      [...saidOf(inState(sent(far), 'off')), ...saidOf(dark)],
      'look at the pin-out of trunk, cassette and cords: one of them is of another type than its neighbours',
    );
  },
};
