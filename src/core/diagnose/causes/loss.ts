import { commandFor } from '../ask.ts';
import { excluded, IDLE, type Kind, supported, unknown } from '../cause.ts';
import type { Said } from '../facts.ts';
import { allAre, inState, received, rxRange, saidOf, sent } from '../light.ts';
import { MONITOR_ERROR } from '../thresholds.ts';
import type { View } from '../view.ts';

/** What the path loses lane by lane, in dB: sent at the far end less received here. */
const losses = (view: View): readonly number[] => {
  const theirs = sent(view.far);
  return received(view).flatMap(({ lane, power }) => {
    const left = theirs.find((one) => one.lane === lane)?.power;
    return power === undefined || left === undefined || power <= -40 || left <= -40 ? [] : [left - power];
  });
};

export const loss: Kind = {
  id: 'loss',
  name: 'too much loss on the path',
  why: `All lanes arrive weak: what they share loses too much. (receive range of the PMD; loss budget of the proof; ${MONITOR_ERROR.basis})`,
  refuted: 'an insertion loss measured with a light source and meter that is within the budget',
  explains: ['down', 'errors'],
  follows: ['far:tx-disabled', 'far:tx-dark', 'far:weak-laser', 'far:temperature'],
  of: 'end',
  judge: (view) => {
    const { own, far, expected, medium } = view;
    if (medium === 'copper' || medium === 'active cable') return IDLE;
    const all = received(view);
    const budget = expected?.loss?.budget;
    const lost = losses(view);
    const least = lost.length > 0 ? Math.min(...lost) : undefined;
    const planned: Said[] = expected?.loss
      ? [
          {
            says: `${expected.loss.total.toFixed(2)} dB are reckoned, ${budget?.toFixed(2) ?? 'an unknown number of'} dB allowed`,
            where: expected.source,
          },
        ]
      : [];
    const reckoned = least === undefined ? '' : `, at least ${least.toFixed(1)} dB lost on the way`;
    const next =
      'clean and inspect both ends and every panel; then measure the loss of the path and look for bends and too many pairs';
    if (allAre(all, 'low', 'dark') && !allAre(all, 'dark')) {
      const theirs = sent(far);
      if (allAre(theirs, 'low', 'off')) return excluded(`${far.own.name} itself sends too little`, ...saidOf(theirs));
      const range = rxRange(view);
      return supported(
        'likely',
        `every lane of ${own.name} receives too little${reckoned}`,
        [
          ...saidOf(all),
          ...saidOf(theirs),
          { says: `right is ${range.min?.toFixed(2) ?? '?'} dBm or more`, where: range.basis },
          ...planned,
        ],
        inState(theirs, 'unknown').length > 0
          ? `${commandFor(far.own, 'module')} (how much does it send?); then ${next}`
          : next,
      );
    }
    if (least !== undefined && budget !== undefined && least > budget + MONITOR_ERROR.db)
      return supported(
        'possible',
        `the path from ${far.own.name} to ${own.name} loses ${least.toFixed(1)} dB or more, ${budget.toFixed(1)} dB are allowed`,
        [...saidOf(all), ...saidOf(sent(far)), ...planned],
        next,
      );
    if (all.length > 0 && inState(all, 'ok', 'high', 'dim').length === all.length)
      return excluded(`light enough arrives${reckoned}`, ...saidOf(all).slice(0, 1));
    if (inState(all, 'ok', 'high', 'dim').length > 0)
      return excluded('some lanes receive enough', ...saidOf(inState(all, 'ok', 'high', 'dim')).slice(0, 1));
    if (allAre(all, 'dark')) return IDLE;
    return unknown('how much the path loses', commandFor(own, 'module'));
  },
};
