import { type Diagnostic, diagnostic } from '../../diagnostics/index.ts';
import type { Plug } from '../../parts/index.ts';
import { idle, notFibre, ofEnds } from '../evidence.ts';
import { facingPlugs, plugName, polishName, receptacleName } from '../plugs.ts';
import { bothEnds, type EndContext, type LinkContext, otherSide, type Rule } from '../question.ts';
import { lightsMeet } from './optics.ts';

const checkPlug = (end: EndContext, plug: Plug): readonly Diagnostic[] => {
  const receptacle = end.optic?.receptacle;
  if (!receptacle) return [];
  const common = { end: end.side, module: end.module.id };
  if (receptacle.plug !== plug.type) {
    return [diagnostic('LW3602', { ...common, receptacle: receptacleName(receptacle), plug: plugName(plug) })];
  }
  if (receptacle.polish && plug.polish && receptacle.polish !== plug.polish) {
    return [
      diagnostic('LW3603', {
        ...common,
        receptaclePolish: polishName(receptacle.polish),
        plugPolish: polishName(plug.polish),
      }),
    ];
  }
  return [];
};

/** Parallel lanes that one receptacle of the module carries in all. */
const lanesPerReceptacle = (end: EndContext): number => {
  const optic = end.optic;
  if (!optic) return 0;
  const most = Math.max(
    0,
    ...optic.applications.map((x) => (x.media.laneKind === 'wavelength' ? 1 : x.media.lanes) * x.instances),
  );
  return most / optic.receptacle.count;
};

/** A fan-out must have a branch for every link of the receptacle, and a branch enough fibres for one link. */
const checkFanOut = (link: LinkContext, end: EndContext, near: Plug, far: Plug): readonly Diagnostic[] => {
  const optic = end.optic;
  const media = end.application?.media;
  if (!optic || !media || end.candidates.length === 0 || !lightsMeet(link) || optic.receptacle.plug !== near.type)
    return [];
  const branches = Math.max(1, Math.floor(far.count / near.count));
  const toSeveral = link.legs > 1 && end.side === link.trunk;
  const legs = toSeveral ? Math.ceil(end.links / optic.receptacle.count) : 1;
  const branchLanes = media.laneKind === 'wavelength' ? media.lanes : lanesPerReceptacle(end) / branches;
  if (legs <= branches && media.lanes <= branchLanes) return [];
  return [
    diagnostic('LW3606', {
      end: end.side,
      legs,
      receptacle: receptacleName({ ...optic.receptacle, count: 1 }),
      module: optic.id,
      branches,
      example: `${near.type}${near.polish === 'APC' ? '-APC' : ''} to ${[2, 4, 8].find((n) => n >= legs) ?? legs}x${far.type}`,
    }),
  ];
};

/** Plug type, polish and fan-out at both ends. */
export const connectors: Rule = {
  id: 'connectors',
  demands: 'plugs match receptacles in type and polish, and fan-outs have a branch for every link',
  source: 'IEC 61754-7 (MPO), 61754-20 (LC), 61755-3 (polish); SFF-8679 7.3; QSFP-DD and OSFP MSA receptacles',
  check: (link) => {
    if (link.plant.kind !== 'fibre' || link.cable) return [];
    const plugs = facingPlugs(link, link.plant);
    if (!plugs) return [];
    return bothEnds(link).flatMap((end) => [
      ...checkPlug(end, plugs[end.side]),
      ...checkFanOut(link, end, plugs[end.side], plugs[otherSide(end.side)]),
    ]);
  },
  evidence: (link) => {
    const other = notFibre(link);
    if (other || link.plant.kind !== 'fibre') return other ?? idle('no fibre lies between the modules');
    const plugs = facingPlugs(link, link.plant);
    return ofEnds(link, ({ side, optic }) => {
      const receptacle = optic ? receptacleName(optic.receptacle) : 'no receptacle';
      return plugs ? `${plugName(plugs[side])} plug in ${receptacle}` : `${receptacle}; the plug is not stated`;
    });
  },
};
