import type { Catalog } from '../catalog/catalog.ts';
import { type LinkQuestion, linkWorks } from '../link/index.ts';
import type { Application, CableAssembly, CableEnd, Module, ModuleId, Transceiver } from '../parts/index.ts';
import { naturalCompare } from '../units/index.ts';
import type { Chosen } from './choose.ts';
import { allowed, type Narrowing } from './enumerate.ts';
import type { Choice } from './rank.ts';

const sameEnd = (a: CableEnd, b: CableEnd): boolean =>
  a.formFactor === b.formFactor && a.count === b.count && a.lanes === b.lanes && a.laneRate === b.laneRate;

const sameApplication = (a: Application, host: string, media: string): boolean =>
  a.host.id === host && a.media.id === media;

/** The same plugs, and an application for each that the first runs: the same cords and settings do for both. */
const equalOptic = (first: Transceiver, other: Transceiver, uses: readonly Choice[]): boolean =>
  other.formFactor === first.formFactor &&
  other.receptacle.plug === first.receptacle.plug &&
  other.receptacle.polish === first.receptacle.polish &&
  other.receptacle.count === first.receptacle.count &&
  uses.every(({ verdict: { proof } }) =>
    [proof.a, proof.b].every(
      ({ module, application }) =>
        module !== first.id ||
        !application ||
        other.applications.some((own) => sameApplication(own, application.host, application.media)),
    ),
  );

/** The same kind of cable with the same plugs, made in every length that is ordered. */
const equalCable = (first: CableAssembly, other: CableAssembly, uses: readonly Choice[]): boolean =>
  other.kind === first.kind &&
  sameEnd(other.a, first.a) &&
  sameEnd(other.b, first.b) &&
  uses.every(({ length }) => other.lengths.includes(length));

const equal = (first: Module, other: Module, uses: readonly Choice[]): boolean => {
  if (other.vendor === first.vendor) return false;
  if (first.kind === 'transceiver') return other.kind === 'transceiver' && equalOptic(first, other, uses);
  return other.kind !== 'transceiver' && equalCable(first, other, uses);
};

/** The link with the other part in place of the first: at either end alone, and at both where both hold it. */
const replaced = (question: LinkQuestion, first: Module, other: Module): readonly LinkQuestion[] => {
  const a = question.a.module.id === first.id ? { ...question.a, module: other } : undefined;
  const b = question.b.module.id === first.id ? { ...question.b, module: other } : undefined;
  // both ends of an integrated cable change together
  if (a && b && first.kind !== 'transceiver') return [{ ...question, a, b }];
  return [
    ...(a ? [{ ...question, a }] : []),
    ...(b ? [{ ...question, b }] : []),
    ...(a && b ? [{ ...question, a, b }] : []),
  ];
};

const CONFIDENCE = { high: 0, medium: 1, low: 2 } as const;

/** A part of a named vendor before a generic one, sure facts before unsure ones, then by id. */
const before = (x: Module, y: Module): number =>
  Number(x.vendor === 'generic') - Number(y.vendor === 'generic') ||
  CONFIDENCE[x.confidence] - CONFIDENCE[y.confidence] ||
  naturalCompare(x.id, y.id);

/**
 * For each chosen part the part of another vendor that may be bought in its place: equal in form, plugs and applications (or
 * kind, plugs and length), and accepted by the link rules in every class the first is used in, mixed with it or alone. Parts
 * without one are not in the map.
 */
export const secondSources = (
  catalog: Catalog,
  chosen: Chosen,
  narrowing: Narrowing,
): ReadonlyMap<ModuleId, ModuleId> => {
  const uses = new Map<Module, Choice[]>();
  for (const { choice } of chosen.byClass.values()) {
    for (const module of new Set([choice.a, choice.b])) {
      const known = uses.get(module);
      if (known) known.push(choice);
      else uses.set(module, [choice]);
    }
  }
  const found = new Map<ModuleId, ModuleId>();
  for (const [first, choices] of uses) {
    const second = [...catalog.modules.values()]
      .filter((other) => allowed(other, narrowing) && equal(first, other, choices))
      .toSorted(before)
      .find((other) =>
        choices.every(({ question }) => replaced(question, first, other).every((asked) => linkWorks(catalog, asked))),
      );
    if (second) found.set(first.id, second.id);
  }
  return found;
};
