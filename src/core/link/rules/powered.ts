import type { Catalog } from '../../catalog/catalog.ts';
import { type Diagnostic, diagnostic } from '../../diagnostics/index.ts';
import type { CableEnd, Module, ModulePower } from '../../parts/index.ts';
import { formatPower } from '../../units/index.ts';
import { ofEnds } from '../evidence.ts';
import { bothEnds, type EndContext, type LinkContext, type Rule } from '../question.ts';

/**
 * The most a module may draw at one end: its stated figure, else the top of its power class on the scale of its own family
 * (class 6 is 4.5 W on the QSFP scale and 12 W on the QSFP-DD scale). Undefined where neither is known.
 * @param plug the cable end meant, for integrated cables
 */
export const modulePower = (catalog: Catalog, module: Module, plug: CableEnd | undefined): ModulePower => {
  const stated = plug ? plug.power : module.kind === 'transceiver' ? module.power : module.a.power;
  if (stated) return stated;
  if (module.powerClass === undefined) return undefined;
  const formFactor = plug?.formFactor ?? (module.kind === 'transceiver' ? module.formFactor : module.a.formFactor);
  const max = catalog.powerClassLimit(formFactor, module.powerClass);
  return max === undefined ? undefined : { max, basis: 'class' };
};

/** The same for an end of a link. */
export const powerOf = (link: LinkContext, end: EndContext): ModulePower =>
  modulePower(link.catalog, end.module, end.plug);

const checkEnd = (link: LinkContext, end: EndContext): readonly Diagnostic[] => {
  const power = powerOf(link, end);
  const limit = end.port.maxModulePower;
  // what is not known is listed among the proof's assumptions
  if (!power || limit === undefined || power.max <= limit) return [];
  return [
    diagnostic('LW3201', {
      end: end.side,
      module: end.module.id,
      power: power.max / 1000,
      cage: end.port.cage,
      limit: limit / 1000,
      basis: power.basis,
    }),
  ];
};

const BASIS = { source: '', typical: ', typical', recalled: ', recalled', class: ' by its class' } as const;

const powerText = (link: LinkContext, end: EndContext): string => {
  const power = powerOf(link, end);
  const limit = end.port.maxModulePower;
  const drawn = power ? `${formatPower(power.max)}${BASIS[power.basis]}` : 'unknown power';
  return `${drawn} of ${limit === undefined ? 'an unknown limit' : formatPower(limit)}`;
};

/** Module power against the limit of the very port it sits in. */
export const powered: Rule = {
  id: 'powered',
  demands: 'the port can power and cool the module',
  source: 'power classes of SFF-8679 table 6-3, QSFP-DD hardware specification, OSFP MSA; port limits of the device',
  check: (link) => bothEnds(link).flatMap((end) => checkEnd(link, end)),
  evidence: (link) => ofEnds(link, (end) => powerText(link, end)),
};
