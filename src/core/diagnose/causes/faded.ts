import { commandFor } from '../ask.ts';
import { excluded, IDLE, type Kind, supported, unknown } from '../cause.ts';
import { dbm, lanesText, received, sent } from '../light.ts';
import { FADED } from '../thresholds.ts';

export const faded: Kind = {
  id: 'faded',
  name: 'light faded since the baseline',
  why: `Light that fell tells of a path or a laser that changed. (${FADED.basis})`,
  refuted: 'the light of the baseline again after both faces were cleaned',
  explains: ['errors', 'dark', 'down'],
  follows: ['far:weak-laser', 'far:tx-disabled', 'far:tx-dark', 'far:tx-fault', 'no-light', 'lane-fibre', 'loss'],
  of: 'end',
  judge: (view) => {
    const { own, before, medium, far } = view;
    if (!before || medium === 'copper') return IDLE;
    const pairs = received(view).flatMap(({ lane }) => {
      const [now, then] = [own.at('rx', lane), before.at('rx', lane)];
      return now && then ? [{ lane, now, then }] : [];
    });
    if (pairs.length === 0) return unknown('received light now and in the baseline', commandFor(own, 'module'));
    const fell = pairs.filter(({ now, then }) => then.value - now.value >= FADED.db);
    const said = (fell.length > 0 ? fell : pairs.slice(0, 1)).flatMap(({ lane, now, then }) => [
      { says: `lane ${lane} of ${own.name} receives ${dbm(now.value)}`, where: now.where },
      { says: `lane ${lane} received ${dbm(then.value)} in the baseline`, where: then.where },
    ]);
    if (fell.length === 0) return excluded('as much light as in the baseline', ...said);
    const theirs = sent(far).filter(({ lane }) => fell.some((one) => one.lane === lane));
    return supported(
      'likely',
      `${own.name} receives ${FADED.db} dB less than in the baseline, or more, on ${lanesText(fell.map(({ lane }) => lane))}`,
      [...said, ...theirs.flatMap((one) => one.said)],
      `clean and inspect both faces; ask what was moved since: a bend, a plug half out`,
    );
  },
};
