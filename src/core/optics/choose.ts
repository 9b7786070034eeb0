import type { Catalog } from '../catalog/catalog.ts';
import { type Diagnostic, diagnostic, textOf } from '../diagnostics/index.ts';
import { endAt, type Fabric, NONE, portKey } from '../fabric/index.ts';
import { type DeviceModelId, type ModuleId, portGroups, type SiteFibre } from '../parts/index.ts';
import { gbps, type Millimetres } from '../units/index.ts';
import { type Candidate, enumerate, type Narrowing } from './enumerate.ts';
import type { PortEnd, PortPair } from './ports.ts';
import { bestOf, bookLength, type Choice, type RankPolicy, rank } from './rank.ts';

/** How parts are to be chosen for a fabric. */
export type ChoosePolicy = RankPolicy & { readonly narrowing: Narrowing; readonly site: SiteFibre };

/** What was chosen for a class of links, and what came next. */
export type ClassChoice = { readonly choice: Choice; readonly alternatives: readonly Choice[] };

/** Parts of every class; a class without an entry has none (and a diagnostic). */
export type Chosen = {
  readonly byClass: ReadonlyMap<number, ClassChoice>;
  readonly diagnostics: readonly Diagnostic[];
};

/** What else would work: the next best of all, and the best of every other medium, in the order of the ranking. */
export const alternativesOf = (ranked: readonly Candidate[], choice: Candidate | undefined): readonly Choice[] => {
  const rest = ranked.filter((candidate) => candidate !== choice);
  const media = [...new Set(rest.map((candidate) => candidate.media))].filter((kind) => kind !== choice?.media);
  const found = new Set([
    ...bestOf(rest, 1),
    ...media.flatMap((kind) =>
      bestOf(
        rest.filter((candidate) => candidate.media === kind),
        1,
      ),
    ),
  ]);
  return rest.filter((candidate): candidate is Choice => found.has(candidate as Choice));
};

const tiersEnd = (
  fabric: Fabric,
  catalog: Catalog,
  row: number,
  side: 'a' | 'b',
  number: number,
): PortEnd | undefined => {
  const { classes } = fabric;
  const device = catalog.devices.get(classes.text(row, side === 'a' ? 'aModel' : 'bModel') as DeviceModelId);
  const group = device && portGroups(device)[classes.get(row, side === 'a' ? 'aGroup' : 'bGroup')];
  return (
    group && {
      device,
      port: group.port,
      ways: classes.get(row, side === 'a' ? 'aWays' : 'bWays'),
      lanesPerLink: classes.get(row, side === 'a' ? 'aLanes' : 'bLanes'),
      number,
    }
  );
};

/** The ports of a class, as they are on one of its links. */
export const pairOfClass = (fabric: Fabric, catalog: Catalog, row: number, link: number): PortPair | undefined => {
  const number = (column: 'a' | 'b'): number =>
    fabric.cages.get(fabric.ports.get(fabric.links.get(link, column), 'cage'), 'number');
  const a = tiersEnd(fabric, catalog, row, 'a', number('a'));
  const b = tiersEnd(fabric, catalog, row, 'b', number('b'));
  return a && b && { a, b, speed: gbps(fabric.classes.get(row, 'speed') / 1000) };
};

/** Links by class, in link order. */
export const linksByClass = (fabric: Fabric): readonly (readonly number[])[] => {
  const lists: number[][] = Array.from({ length: fabric.classes.length }, () => []);
  const column = fabric.links.column('class');
  for (let link = 0; link < column.length; link++) lists[column[link] as number]?.push(link);
  return lists;
};

/** Of parts that fit two ports and fail, those that fail for the fewest causes. */
const nearestMiss = (failed: readonly Candidate[]): Candidate | undefined => {
  const causes = ({ verdict }: Candidate): number => (verdict.works ? Number.MAX_SAFE_INTEGER : verdict.causes.length);
  return failed.toSorted((x, y) => causes(x) - causes(y))[0];
};

const missText = (miss: Candidate | undefined): string => {
  const cause = miss && !miss.verdict.works ? miss.verdict.causes[0] : undefined;
  return miss && cause
    ? `${miss.a.id} with ${miss.b.id}: ${textOf(cause).message} (${cause.code})`
    : 'no part fits both ports';
};

/** The parts that come nearest to joining the ports of a class for which nothing was found; undefined where none fit. */
export const nearestMissOf = (
  fabric: Fabric,
  catalog: Catalog,
  row: number,
  { site, narrowing }: ChoosePolicy,
): Candidate | undefined => {
  const [link] = linksByClass(fabric)[row] ?? [];
  const pair = link === undefined ? undefined : pairOfClass(fabric, catalog, row, link);
  if (!pair) return undefined;
  const found = enumerate(catalog, pair, fabric.classes.get(row, 'length') as Millimetres, site, narrowing);
  return nearestMiss([...found.hopeful, ...found.hopeless]);
};

const cagesOf = (fabric: Fabric, links: readonly number[], side: 'a' | 'b'): ReadonlySet<number> =>
  new Set(links.map((link) => fabric.ports.get(fabric.links.get(link, side), 'cage')));

/** Pieces given out so far, by part and length. */
type Taken = Map<string, number>;
const takenKey = (id: ModuleId, length: Millimetres | undefined): string => `${length ?? 'any'} ${id}`;

/** Parts at hand count only while there are enough of them for a whole class. */
const withStock = (policy: ChoosePolicy, taken: Taken, needed: number): ChoosePolicy => ({
  ...policy,
  stock: {
    get: (id, length) => {
      const left = (policy.stock.get(id, length) ?? 0) - (taken.get(takenKey(id, length)) ?? 0);
      return left >= needed ? left : 0;
    },
  },
});

const plugModules = (fabric: Fabric, links: readonly number[], choice: Choice, faults: Diagnostic[]): void => {
  for (const side of ['a', 'b'] as const) {
    const id = choice[side].id;
    for (const cage of cagesOf(fabric, links, side)) {
      const there = fabric.cages.text(cage, 'module');
      if (there !== '' && there !== id) {
        const device = fabric.devices.text(fabric.cages.get(cage, 'device'), 'key');
        const key = portKey(device, fabric.cages.text(cage, 'label'), 1, 0);
        faults.push(diagnostic('LW6002', { cage: key, first: there, second: id }, { subject: key }));
      }
      fabric.cages.set(cage, 'module', id);
    }
  }
};

/** One cable row for every cord, fan-out or cable: links of one trunk cage share it by receptacle. */
const layCables = (fabric: Fabric, links: readonly number[], row: number, choice: Choice): void => {
  const network = fabric.classes.text(row, 'network');
  const lay = (side: 'a' | 'b', column: 'cable' | 'farCable', part: string, perCable: number, length: number): void => {
    const units = new Map<string, number>();
    for (const link of links) {
      const trunk = endAt(fabric, fabric.links.get(link, side));
      const unit = perCable > 1 ? `${trunk.cage}/${Math.floor(trunk.leg / perCable)}` : `link ${link}`;
      let cable = units.get(unit);
      if (cable === undefined) {
        const key = `${network}/cable/${fabric.cables.length + 1}`;
        cable = fabric.cables.push({ key, class: row, trunk: trunk.cage, part, length });
        units.set(unit, cable);
      }
      fabric.links.set(link, column, cable);
    }
  };
  lay(choice.trunk, 'cable', choice.cabling, choice.linksPerCable, choice.length);
  if (choice.far) lay('b', 'farCable', choice.far.part, choice.far.links, choice.far.length);
};

/** What the user lets be taken: "multimode parts of NVIDIA", "any of its parts". */
const allowedText = ({ media, vendors = [], avoid }: Narrowing): string => {
  const whose = vendors.length > 0 ? ` of ${vendors.join(' or ')}` : '';
  const but = avoid?.size ? ` other than ${[...avoid].join(', ')}` : '';
  const what =
    media !== undefined || whose !== '' || but !== '' ? `${media === undefined ? '' : `${media} `}parts` : '';
  return what === '' ? 'any of its parts' : `${what}${whose}${but}`;
};

/**
 * Chooses parts for every link class by policy, writes them into the fabric (classes, cages, cables) and says where nothing
 * fits. Ties break the same way every time.
 */
export const chooseParts = (fabric: Fabric, catalog: Catalog, policy: ChoosePolicy): Chosen => {
  const byClass = new Map<number, ClassChoice>();
  const diagnostics: Diagnostic[] = [];
  const taken: Taken = new Map();
  linksByClass(fabric).forEach((links, row) => {
    const [first] = links;
    const pair = first === undefined ? undefined : pairOfClass(fabric, catalog, row, first);
    if (!pair) return;
    const length = fabric.classes.get(row, 'length') as Millimetres;
    const found = enumerate(catalog, pair, length, policy.site, policy.narrowing);
    const needed = Math.max(cagesOf(fabric, links, 'a').size, cagesOf(fabric, links, 'b').size);
    const ranked = rank(found.hopeful, withStock(policy, taken, needed));
    const [choice] = bestOf(ranked, 1);
    if (!choice) {
      const failed = [...found.hopeful, ...found.hopeless];
      const name = (side: 'a' | 'b'): string => fabric.classes.text(row, side === 'a' ? 'aModel' : 'bModel');
      diagnostics.push(
        diagnostic(
          'LW6001',
          {
            a: name('a'),
            b: name('b'),
            speed: pair.speed,
            length: length / 1000,
            allowed: allowedText(policy.narrowing),
            tried: failed.length,
            nearest: missText(nearestMiss(failed)),
          },
          { subject: fabric.classes.text(row, 'key'), source: originOf(fabric, row) },
        ),
      );
      return;
    }
    for (const side of ['a', 'b'] as const) {
      const id = choice[side].id;
      if (side === 'b' && choice.a.kind !== 'transceiver') continue;
      const key = takenKey(id, bookLength(choice[side], choice.length));
      taken.set(key, (taken.get(key) ?? 0) + cagesOf(fabric, links, side).size);
      fabric.classes.set(row, side === 'a' ? 'aModule' : 'bModule', id);
    }
    if (choice.a.kind !== 'transceiver') fabric.classes.set(row, 'bModule', choice.b.id);
    const plant = choice.far ? `${choice.cabling}; ${choice.far.part}` : choice.cabling;
    fabric.classes.set(row, 'plant', choice.a.kind === 'transceiver' ? plant : '');
    plugModules(fabric, links, choice, diagnostics);
    layCables(fabric, links, row, choice);
    byClass.set(row, { choice, alternatives: alternativesOf(ranked, choice) });
  });
  return { byClass, diagnostics };
};

/** Where in the source a class comes from. */
export const originOf = (fabric: Fabric, row: number): Diagnostic['source'] => {
  const origin = fabric.classes.get(row, 'origin');
  if (origin === NONE) return undefined;
  const line = fabric.origins.get(origin, 'line');
  const column = fabric.origins.get(origin, 'column');
  const file = fabric.origins.text(origin, 'file');
  return file === '' ? undefined : { file, line, column, endLine: line, endColumn: column + 1 };
};
