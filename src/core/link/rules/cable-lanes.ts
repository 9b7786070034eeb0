import { type Diagnostic, diagnostic } from '../../diagnostics/index.ts';
import { type CableAssembly, isLaneToLane } from '../../parts/index.ts';
import { trunkLanesPerLeg } from '../cable.ts';
import { idle, lanesText, saw } from '../evidence.ts';
import { bothEnds, type EndContext, type LinkContext, type Rule } from '../question.ts';

const laneRate = (end: EndContext): number => end.setting.speed / end.setting.lanesPerLink;

/** Lanes of one leg at this end: the trunk's lanes are shared by the legs. */
const legLanes = (cable: CableAssembly, end: EndContext): number =>
  end.plug === cable.a ? trunkLanesPerLeg(cable) : cable.b.lanes;

const legFault = (cable: CableAssembly, end: EndContext): readonly Diagnostic[] => {
  const lanes = legLanes(cable, end);
  const rate = end.plug?.laneRate ?? cable.a.laneRate;
  if (end.setting.lanesPerLink <= lanes && laneRate(end) <= rate) return [];
  return [
    diagnostic('LW3306', {
      end: end.side,
      lanes: end.setting.lanesPerLink,
      laneRate: laneRate(end),
      module: cable.id,
      cableLanes: lanes,
      cableRate: rate,
    }),
  ];
};

const laneToLane = (link: LinkContext, cable: CableAssembly): readonly Diagnostic[] => {
  const { a, b } = link;
  const faults: Diagnostic[] = [];
  if (a.setting.lanesPerLink !== b.setting.lanesPerLink || laneRate(a) !== laneRate(b)) {
    faults.push(
      diagnostic('LW3303', {
        module: cable.id,
        aLanes: a.setting.lanesPerLink,
        aRate: laneRate(a),
        bLanes: b.setting.lanesPerLink,
        bRate: laneRate(b),
      }),
    );
  }
  faults.push(...bothEnds(link).flatMap((end) => legFault(cable, end)));
  if (faults.length === 0 && link.copperPmds.length === 0 && a.setting.speed === b.setting.speed) {
    faults.push(
      diagnostic('LW3302', {
        end: 'a',
        module: cable.id,
        speed: a.setting.speed,
        lanes: a.setting.lanesPerLink,
        advertised: 'no copper PMD has this speed on these lanes',
      }),
    );
  }
  return faults;
};

/** A retimed cable runs exactly the interfaces that its maker lists, its gearbox included. */
const retimed = (link: LinkContext, cable: CableAssembly): readonly Diagnostic[] => {
  const trunkEnd = link.a.plug === cable.a ? link.a : link.b;
  const legEnd = trunkEnd === link.a ? link.b : link.a;
  const mode = cable.modes.find(
    (m) =>
      m.speed === trunkEnd.setting.speed &&
      m.speed === legEnd.setting.speed &&
      m.a.lanes === trunkEnd.setting.lanesPerLink &&
      m.b.lanes === legEnd.setting.lanesPerLink,
  );
  if (mode) return [];
  const advertised =
    cable.modes
      .map((m) => `${m.instances}x ${m.speed}G: ${m.a.lanes}x${m.a.laneRate}G to ${m.b.lanes}x${m.b.laneRate}G`)
      .join(', ') || 'none listed';
  const { speed, lanesPerLink: lanes } = trunkEnd.setting;
  return [diagnostic('LW3302', { end: trunkEnd.side, module: cable.id, speed, lanes, advertised })];
};

/** Lanes over an integrated cable: one to one in copper, by listed interfaces in retimed cables. */
export const cableLanes: Rule = {
  id: 'cable-lanes',
  demands: 'the lanes of both hosts map one to one through the cable',
  source: '802.3 clauses 92, 110, 136, 162; interfaces listed by the cable maker',
  check: (link) => {
    const { cable } = link;
    if (!cable) return [];
    return isLaneToLane(cable) ? laneToLane(link, cable) : retimed(link, cable);
  },
  evidence: (link) => {
    const { cable, a, b } = link;
    if (!cable) return idle('no integrated cable: the modules map the lanes');
    const how = isLaneToLane(cable) ? 'lane to lane' : cable.gearbox ? 'through a gearbox' : 'through retimers';
    return saw(`${lanesText(a)} at end a, ${lanesText(b)} at end b, ${how}`);
  },
};
