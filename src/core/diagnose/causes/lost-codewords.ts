import { commandFor } from '../ask.ts';
import { excluded, IDLE, type Kind, supported, unknown } from '../cause.ts';
import { WEAKENED } from './bit-errors.ts';

export const lostCodewords: Kind = {
  id: 'lost-codewords',
  name: 'code words lost',
  why: 'A code word that FEC cannot mend is lost, and the frames in it. (uncorrectable code words, IEEE 802.3 clause 91.6; counters run from the last clearing)',
  refuted: 'a counter that stands still while traffic runs',
  explains: ['errors'],
  follows: [...WEAKENED, 'bit-errors', 'drift'],
  of: 'end',
  judge: ({ own, before }) => {
    const lost = own.most('uncorrectable');
    if (!lost)
      return own.one('fec')?.value === 'none'
        ? IDLE
        : unknown('code words that were lost', commandFor(own, 'counters'));
    const said = { says: `${own.name}: ${lost.value} uncorrectable code words`, where: lost.where };
    if (lost.value === 0) return excluded('none lost', said);
    const then = before?.most('uncorrectable');
    const next = `read the counter twice, a minute apart (${commandFor(own, 'counters')}): while it grows, look at light and errors of this end`;
    if (then && lost.value >= then.value) {
      const evidence = [said, { says: `${then.value} in the baseline`, where: then.where }];
      if (lost.value === then.value) return excluded('none lost since the baseline', ...evidence);
      return supported(
        'shown',
        `${own.name} lost ${lost.value - then.value} code words since the baseline`,
        evidence,
        next,
      );
    }
    return supported(
      'possible',
      `${own.name} lost ${lost.value} code words, over a time that is not told`,
      [said],
      next,
    );
  },
};
