import { type Diagnostic, diagnostic } from '../../diagnostics/index.ts';
import type { Application, Transceiver } from '../../parts/index.ts';
import { lanesText, ofEnds } from '../evidence.ts';
import { bothEnds, type EndContext, type LinkContext, type Rule } from '../question.ts';

const advertised = (optic: Transceiver): string =>
  optic.applications
    .map(({ host, media, instances }) => `${instances > 1 ? `${instances}x ` : ''}${host.id} > ${media.id}`)
    .join(', ');

const laneRateFault = (end: EndContext, { host }: Pick<Application, 'host'>): Diagnostic =>
  diagnostic('LW3301', {
    end: end.side,
    module: end.module.id,
    lanes: host.lanes,
    laneRate: host.laneRate,
    speed: host.rate,
    cage: end.port.cage,
    hostRates: end.port.laneRates.join('/'),
  });

/** The configured speed would have to be cut out of wavelengths that share a fibre pair. */
const splitsWavelengths = (optic: Transceiver, end: EndContext, legs: number): Application | undefined =>
  optic.applications.find(
    ({ media, instances }) =>
      media.laneKind === 'wavelength' && instances < legs && media.rate > end.setting.speed && media.lanes > 1,
  );

const checkOptic = (link: LinkContext, end: EndContext, optic: Transceiver): readonly Diagnostic[] => {
  if (end.candidates.length) return [];
  const { speed, lanesPerLink: lanes } = end.setting;
  const configured = optic.applications.filter(({ host }) => host.rate === speed && host.lanes === lanes);
  const linear = configured.find(({ host }) => host.linear);
  if (linear) return [diagnostic('LW3307', { end: end.side, module: optic.id, aui: linear.host.id })];
  const undriven = configured[0];
  if (undriven) return [laneRateFault(end, undriven)];

  const faults: Diagnostic[] = [];
  const split = link.legs > 1 && end.side === link.trunk ? splitsWavelengths(optic, end, link.legs) : undefined;
  if (split) faults.push(diagnostic('LW3502', { end: end.side, module: optic.id, speed, pmd: split.media.id }));
  faults.push(diagnostic('LW3302', { end: end.side, module: optic.id, speed, lanes, advertised: advertised(optic) }));
  // the speed exists in the module, but on lanes that this host cannot drive
  const sameSpeed = optic.applications.filter(({ host }) => host.rate === speed);
  const first = sameSpeed[0];
  if (first && sameSpeed.every(({ host }) => !end.port.laneRates.includes(host.laneRate))) {
    faults.push(laneRateFault(end, first));
  }
  return faults;
};

const checkCableEnd = (end: EndContext): readonly Diagnostic[] => {
  const { speed, lanesPerLink: lanes } = end.setting;
  const laneRate = speed / lanes;
  if (end.port.laneRates.some((rate) => rate === laneRate)) return [];
  return [
    diagnostic('LW3301', {
      end: end.side,
      module: end.module.id,
      lanes,
      laneRate,
      speed,
      cage: end.port.cage,
      hostRates: end.port.laneRates.join('/'),
    }),
  ];
};

const driveText = (end: EndContext): string => {
  const host = `the ${end.port.cage} port drives lanes of ${end.port.laneRates.join('/')}G`;
  const { application, candidates, optic } = end;
  if (!optic) return `${lanesText(end)}; ${host}`;
  if (!application || candidates.length === 0)
    return `set to ${lanesText(end)}; the module offers ${advertised(optic)}`;
  const number = optic.applications.indexOf(application) + 1;
  return `application ${number} of the module, ${application.host.id} (${lanesText(end)}); ${host}`;
};

/** The host selects an application by speed and lane count, and its SerDes must drive those lanes. */
export const driven: Rule = {
  id: 'driven',
  demands: 'the module advertises the configured speed on the configured lanes, at a rate the host SerDes drives',
  source: 'CMIS application descriptors; 802.3 Annexes 83E, 120E, 120G; SONiC issue 19336',
  check: (link) => bothEnds(link).flatMap((end) => (end.optic ? checkOptic(link, end, end.optic) : checkCableEnd(end))),
  evidence: (link) => ofEnds(link, driveText),
};
