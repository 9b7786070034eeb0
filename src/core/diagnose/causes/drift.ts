import { commandFor } from '../ask.ts';
import { excluded, IDLE, type Kind, supported, unknown } from '../cause.ts';
import { DRIFT } from '../thresholds.ts';
import { exponent, WEAKENED } from './bit-errors.ts';

export const drift: Kind = {
  id: 'drift',
  name: 'bit errors grew since the baseline',
  why: `A link that comes back worse than it was has changed, whatever its other readings say. (${DRIFT.basis})`,
  refuted: 'the rate of the baseline again after the port was brought down and up',
  explains: ['errors'],
  follows: [...WEAKENED, 'bit-errors'],
  of: 'end',
  judge: ({ own, before }) => {
    if (!before) return IDLE;
    const [now, then] = [own.most('preFecBer'), before.most('preFecBer')];
    if (!now) return unknown('bit errors before FEC now', commandFor(own, 'counters'));
    if (!then)
      return unknown(
        'bit errors before FEC in the baseline',
        `collect a baseline with them: ${commandFor(own, 'counters')}`,
      );
    const evidence = [
      { says: `${own.name}: ${exponent(now.value)} now`, where: now.where },
      { says: `${exponent(then.value)} in the baseline`, where: then.where },
    ];
    // a rate of zero is one that was not seen in the time it was looked at
    const grew = now.value >= DRIFT.factor * Math.max(then.value, 1e-12);
    if (!grew) return excluded(`${exponent(now.value)} now, ${exponent(then.value)} in the baseline`, ...evidence);
    return supported(
      'likely',
      `bit errors before FEC at ${own.name} grew from ${exponent(then.value)} to ${exponent(now.value)}`,
      evidence,
      'bring the port down and up once and read again: equalisers may settle better; what stays is the path or a module',
    );
  },
};
