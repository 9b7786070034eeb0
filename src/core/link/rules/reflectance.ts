import { type Diagnostic, diagnostic, plural } from '../../diagnostics/index.ts';
import type { OpticalPmd } from '../../parts/index.ts';
import { idle, notFibre, saw } from '../evidence.ts';
import { clauseName } from '../plugs.ts';
import { bothEnds, type Rule } from '../question.ts';
import { connectorCount } from '../reach.ts';

/** The reflectance each of `connectors` reflections may have: the row for as many or the next larger number. */
const allowedReflectance = (pmd: OpticalPmd, connectors: number): number | undefined =>
  (pmd.reflectance?.find((row) => row.connectors >= connectors) ?? pmd.reflectance?.at(-1))?.maxDb;

/** Number of connectors and their reflectance, where the PMD limits them and the plant states them. */
export const reflectance: Rule = {
  id: 'reflectance',
  demands: 'each connector reflects no more than the PMD allows for their number',
  source: '802.3 tables of maximum discrete reflectance (clauses 124, 139, 140, 151)',
  ofOneLight: true,
  check: (link) => {
    const { plant } = link;
    if (plant.kind !== 'fibre' || link.cable || plant.connectorReflectanceDb === undefined) return [];
    const count = connectorCount(plant);
    const stated = plant.connectorReflectanceDb;
    if (count === 0) return [];
    const faults = bothEnds(link).flatMap(({ application }): Diagnostic[] => {
      const pmd = application?.media;
      const allowed = pmd && allowedReflectance(pmd, count);
      if (!pmd || allowed === undefined || stated <= allowed) return [];
      return [
        diagnostic('LW3707', {
          connectors: count,
          reflectance: stated,
          pmd: pmd.id,
          allowed,
          clause: clauseName(pmd.clause),
        }),
      ];
    });
    return faults.slice(0, 1);
  },
  evidence: (link) => {
    const other = notFibre(link);
    if (other || link.plant.kind !== 'fibre') return other ?? idle('no fibre lies between the modules');
    const stated = link.plant.connectorReflectanceDb;
    const count = connectorCount(link.plant);
    if (count === 0) return idle('no connectors between the modules');
    return stated === undefined
      ? idle('the reflectance of the connectors is not stated: not checked')
      : saw(`${plural(count, 'connector')} of ${stated} dB`);
  },
};
