import { type Diagnostic, diagnostic } from '../../diagnostics/index.ts';
import { type FormFactor, portGroups } from '../../parts/index.ts';
import { bothEnds, type EndContext, type LinkContext, type Rule } from '../question.ts';

const formFactorOf = (end: EndContext): FormFactor =>
  end.plug?.formFactor ?? (end.module.kind === 'transceiver' ? end.module.formFactor : end.module.a.formFactor);

const checkEnd = (link: LinkContext, end: EndContext): readonly Diagnostic[] => {
  const formFactor = formFactorOf(end);
  const { cage } = end.port;
  const fit = link.catalog.fit(cage, formFactor);
  if (fit?.fits) return [];
  const common = { end: end.side, module: end.module.id, formFactor, cage };
  return [
    fit
      ? diagnostic('LW3101', { ...common, reason: fit.reason, source: fit.source.join(', ') })
      : diagnostic('LW3102', common),
  ];
};

/** A cable must be the same part at both ends, and its ends must go into the cages. */
const checkCable = (link: LinkContext): readonly Diagnostic[] => {
  const isCable = bothEnds(link).map((end) => end.module.kind !== 'transceiver');
  if (!isCable.includes(true) || link.cable) return [];
  const name = (end: EndContext): string => `${end.module.id} (${formFactorOf(end)})`;
  return [
    diagnostic('LW3103', {
      a: name(link.a),
      b: name(link.b),
    }),
  ];
};

/** A stated port number must be one of the device. */
const checkPort = ({ side, device, portNumber }: EndContext): readonly Diagnostic[] => {
  const numbers = device ? portGroups(device).flatMap((group) => group.numbers) : [];
  if (!device || portNumber === undefined || numbers.includes(portNumber)) return [];
  const range = `${Math.min(...numbers)} to ${Math.max(...numbers)}`;
  return [diagnostic('LW3104', { end: side, device: device.id, range, port: portNumber })];
};

/** Form-factor fit: the fit matrix of the catalogue decides, an unlisted pair is no pass. */
export const fits: Rule = {
  id: 'fits',
  demands: 'each module or cable end goes into its cage',
  source: 'form-factor fit matrix of the catalogue (QSFP-DD/QSFP112 and OSFP MSA envelopes)',
  check: (link) => [
    ...bothEnds(link).flatMap(checkPort),
    ...checkCable(link),
    ...checkEnd(link, link.a),
    ...checkEnd(link, link.b),
  ],
};
