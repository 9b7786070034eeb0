import { commandFor } from '../ask.ts';
import { excluded, IDLE, type Kind, supported, unknown } from '../cause.ts';
import { DIM_LANE } from '../evidence.ts';
import { allAre, inState, lanesText, received, rxRange, saidOf, sent } from '../light.ts';
import { OF_OTHERS } from './common.ts';

export const laneFibre: Kind = {
  id: 'lane-fibre',
  name: 'dirty or broken fibre of some lanes',
  why: `Some lanes are dark or weak and others are not: what is wrong lies on their own way, mostly a dirty face of one fibre. (range of the PMD; a lane ${DIM_LANE.below / 1000} dB below the brightest: ${DIM_LANE.basis})`,
  refuted: 'the same lanes weak with another cord, both faces inspected',
  explains: ['down', 'errors'],
  follows: ['far:tx-disabled', 'far:tx-dark', 'far:tx-fault', 'far:weak-laser', 'lane-order'],
  of: 'end',
  judge: (view) => {
    const { own, far, medium, pmd } = view;
    if (medium === 'copper') return IDLE;
    const all = received(view);
    if (all.length === 0 || all.every(({ state, power }) => state === 'unknown' && power === undefined)) {
      const quiet = own.set('rxLos');
      if (quiet && quiet.size === 0 && own.one('up')?.value)
        return excluded('no lane flags loss of signal', {
          says: 'Rx loss of signal is clear',
          where: own.whereOf('rxLos'),
        });
      return medium === 'active cable' ? IDLE : unknown('the light of each lane', commandFor(own, 'module'));
    }
    if (allAre(all, 'dark') || allAre(all, 'low', 'dark')) return IDLE;
    const bad = inState(all, 'dark', 'low', 'dim');
    if (bad.length === 0) {
      const known = inState(all, 'ok', 'high').length === all.length;
      return known
        ? excluded('all lanes receive alike', ...saidOf(all).slice(0, 1))
        : unknown('whether this light is enough: no limit of it is known', 'give the hosts or the plan, for a proof');
    }
    const theirs = sent(far).filter(({ lane }) => bad.some((one) => one.lane === lane));
    const lanes = lanesText(bad.map(({ lane }) => lane));
    if (allAre(theirs, 'off', 'low'))
      return excluded(`${far.own.name} itself sends too little on ${lanes}`, ...saidOf(theirs));
    const shared = pmd?.laneKind === 'wavelength';
    return supported(
      shared || view.isShared ? 'possible' : 'likely',
      shared
        ? `${own.name} receives too little on ${lanes}; all lanes share one fibre, so a laser of the far module or the filter of this one is likelier than the fibre`
        : `${own.name} receives too little on ${lanes}: their fibre, or its faces on the way${view.isShared ? OF_OTHERS : ''}`,
      [
        ...saidOf(bad),
        ...saidOf(theirs),
        { says: `right is ${rxRange(view).min?.toFixed(2) ?? '?'} dBm or more`, where: rxRange(view).basis },
      ],
      theirs.length > 0 && allAre(theirs, 'ok')
        ? `clean and inspect the faces of ${lanes} at ${own.name}, at ${far.own.name} and at each panel between`
        : `${commandFor(far.own, 'module')} (do these lanes leave it strong?); if so, clean and inspect their faces at both ends`,
    );
  },
};
