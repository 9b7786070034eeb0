import type { PmdId } from '../../parts/index.ts';
import { commandFor } from '../ask.ts';
import { excluded, IDLE, type Kind, supported, unknown } from '../cause.ts';
import type { View } from '../view.ts';

export const exponent = (value: number): string => (value === 0 ? '0' : value.toExponential(1));

/** The kinds that weaken what a receiver gets. */
export const WEAKENED: readonly string[] = [
  'lane-fibre',
  'loss',
  'overload',
  'lane-order',
  'far:weak-laser',
  'far:tx-fault',
  'far:temperature',
  'far:voltage',
  'temperature',
  'far:host-signal',
  'unlocked',
  'fec',
  'no-light',
  'polarity',
  'faded',
];

/** The code that runs at an end, and the bit errors that it may find: by the proof, else by the light. */
const codeOf = ({ expected, pmd, catalog }: View) =>
  expected?.code ?? (pmd ? catalog.fecCodeOf(pmd.id as PmdId) : undefined);

export const bitErrors: Kind = {
  id: 'bit-errors',
  name: 'too many bit errors before FEC',
  why: 'Above the limit of its code FEC loses code words now and then, and with them frames. (limit by code and clause in the catalogue)',
  refuted: 'a rate below the limit over an hour without any change',
  explains: ['errors'],
  follows: WEAKENED,
  of: 'end',
  judge: (view) => {
    const { own } = view;
    if (own.one('fec')?.value === 'none' && !own.most('preFecBer')) return IDLE;
    const ber = own.most('preFecBer');
    if (!ber) return unknown('bit errors before FEC', commandFor(own, 'counters'));
    const code = codeOf(view);
    const said = { says: `${own.name}: ${exponent(ber.value)} bit errors before FEC`, where: ber.where };
    const limit = code?.preFecBerMax;
    if (limit === undefined)
      return unknown(
        `whether ${exponent(ber.value)} bit errors before FEC are too many: the code is not known`,
        'give the hosts or the plan, for a proof',
      );
    const bound = {
      says: `at most ${exponent(limit)} (${code?.code})`,
      where: `clause ${code?.clause}, ${code?.source.join(', ')}`,
    };
    if (ber.value <= limit) return excluded(`${exponent(ber.value)} of at most ${exponent(limit)}`, said, bound);
    return supported(
      'shown',
      `${own.name} receives ${exponent(ber.value)} bit errors before FEC, at most ${exponent(limit)}`,
      [said, bound],
      'look at the light of each lane and clean what is weak; with light that is right, exchange modules one at a time and see which end the errors follow',
    );
  },
};
