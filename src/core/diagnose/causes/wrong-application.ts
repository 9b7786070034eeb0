import type { PmdId } from '../../parts/index.ts';
import { commandFor } from '../ask.ts';
import { excluded, IDLE, type Judgement, type Kind, supported, unknown } from '../cause.ts';
import type { AppSeen, Said } from '../facts.ts';
import { interfaceNamed, type View } from '../view.ts';
import { isCmis } from './common.ts';

const appText = ({ appSel, hostInterface, mediaInterface, hostLanes, mediaLanes }: AppSeen): string =>
  `application ${appSel} (${hostInterface ?? 'a host interface of the maker'} to ${mediaInterface ?? 'a light of the maker'}, ${hostLanes}:${mediaLanes} lanes)`;

const said = ({ own }: View, app: AppSeen): Said => {
  const lane = own.lanesWith('appSel').find((one) => own.at('appSel', one)?.value === app.appSel) ?? 1;
  return { says: `${own.name} runs ${appText(app)}`, where: own.at('appSel', lane)?.where ?? '' };
};

const lightOf = ({ catalog }: View, app: AppSeen): string | undefined => {
  const id = interfaceNamed(app.mediaInterface);
  const pmd = id === undefined ? undefined : catalog.opticalPmds.get(id as PmdId);
  // lanes of one group understand each other; a link is as many of them as make its rate
  return pmd ? `${pmd.opticalGroup} ${pmd.rate}` : id;
};

/** Against the proof: the media interface, and as many host lanes as the port has for this link. */
const againstProof = (view: View, app: AppSeen): Judgement | undefined => {
  const { own, wanted, expected } = view;
  if (!wanted || wanted.media === undefined) return undefined;
  const fits = (one: AppSeen): boolean =>
    interfaceNamed(one.mediaInterface) === wanted.media &&
    (one.hostLanes === 0 || wanted.lanes === undefined || one.hostLanes === wanted.lanes);
  const id = interfaceNamed(app.mediaInterface);
  if (id === undefined) return undefined;
  if (fits(app)) return excluded(`runs ${appText(app)}, as in the proof`, said(view, app));
  const right = (own.one('applications')?.value ?? []).find(fits);
  const wants = `${wanted.host ?? 'any host interface'} to ${wanted.media} over ${wanted.lanes ?? 'any'} host lanes`;
  return supported(
    'shown',
    `${own.name} runs ${appText(app)}; the proof wants ${wants}`,
    [said(view, app), { says: `wanted: ${wants}`, where: expected?.source ?? '' }],
    right
      ? `set the port to the speed and lanes of ${appText(right)}: hosts choose by both`
      : 'the module does not advertise what the proof wants: check which module it is',
  );
};

export const wrongApplication: Kind = {
  id: 'wrong-application',
  name: 'wrong application',
  why: 'A module runs one application of its list on its lanes; the host selects it by speed and lane count. (OIF-CMIS, active control set, page 11h from byte 206; sonic-net/sonic-buildimage#19336)',
  refuted: 'the same application active at both ends, with the lanes that the proof has',
  explains: ['down', 'unlocked', 'errors'],
  follows: ['low-power', 'module-fault', 'config-rejected', 'admin-down'],
  of: 'end',
  judge: (view) => {
    const { own, far, app } = view;
    if (isCmis(own) === false) return IDLE;
    const lanes = own.lanesWith('appSel');
    if (lanes.length > 0 && lanes.every((lane) => own.at('appSel', lane)?.value === 0))
      return supported(
        'likely',
        `no application is active in ${own.name}`,
        [{ says: `${own.name}: AppSel 0 on every lane`, where: own.at('appSel', 1)?.where ?? '' }],
        'see whether the host found an application for the speed and lanes of the port (its log says "no suitable app" where not)',
      );
    if (!app) return unknown('which application is active', commandFor(own, 'module'));
    const judged = againstProof(view, app);
    if (judged) return judged;
    if (far.app && view.side === 'a') {
      const [mine, theirs] = [lightOf(view, app), lightOf(view, far.app)];
      const both = [said(view, app), said(far, far.app)];
      if (mine !== undefined && theirs !== undefined && mine !== theirs)
        return supported(
          'shown',
          `the ends run different lights: ${both.map(({ says }) => says).join('; ')}`,
          both,
          'set both ports to the same speed per link, with lane counts for which both modules have that light',
        );
    }
    const set = own.one('lanes');
    if (set && app.hostLanes > 0 && set.value !== app.hostLanes)
      return supported(
        'likely',
        `${own.name} has ${set.value} lanes in the host and runs ${appText(app)}`,
        [said(view, app), { says: `${own.name}: ${set.value} lanes`, where: set.where }],
        `set the breakout so that the port has ${app.hostLanes} lanes, or the speed that goes with ${set.value}`,
      );
    if (far.app && lightOf(view, app) !== undefined && lightOf(view, app) === lightOf(far, far.app))
      return excluded(`both ends run ${app.mediaInterface}`, said(view, app), said(far, far.app));
    return unknown(
      'whether this application is the right one',
      'give --from, --to and --length, or the plan, for a proof',
    );
  },
};
