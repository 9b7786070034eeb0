import type { Catalog } from '../catalog/catalog.ts';
import { sff8024Rows } from '../module/index.ts';
import type { OpticalPmd, PmdId } from '../parts/index.ts';
import type { Expected, ExpectedEnd, Refused } from './expected.ts';
import type { AppSeen, EndFacts } from './facts.ts';

export type Side = 'a' | 'b';

/** One end as the rules look at it: what is known of it, what is wanted of it, and what lies behind. */
export type View = {
  readonly side: Side;
  readonly own: EndFacts;
  /** the other end */
  readonly far: View;
  readonly catalog: Catalog;
  readonly expected: Expected | undefined;
  readonly wanted: ExpectedEnd | undefined;
  /** the parts that are there do not link, by the link rules */
  readonly refused: Refused | undefined;
  /** undefined: nothing tells what the module is */
  readonly medium: 'light' | 'copper' | 'active cable' | undefined;
  /** the application that runs, by what the module says is active */
  readonly app: AppSeen | undefined;
  /** the light that is received, by the proof, else by the application that runs */
  readonly pmd: OpticalPmd | undefined;
  /** lanes of the medium that the link uses, from 1; empty where nothing tells */
  readonly lanes: readonly number[];
  /** The cage is split, and nothing tells which lanes of the medium are those of this port: `lanes` are those of all its ports. */
  readonly isShared: boolean;
  /** the same end in an earlier collection */
  readonly before: EndFacts | undefined;
};

/** A name without what stands in brackets: SONiC writes `(Cl 124)` where SFF-8024 has `(Clause 124)`. */
const bare = (name: string): string =>
  name
    .replace(/\s*\(.*$/, '')
    .trim()
    .toLowerCase();

/** The PMD or host interface of the catalogue behind a name of SFF-8024. */
export const interfaceNamed = (name: string | null | undefined): string | undefined => {
  if (!name) return undefined;
  const row =
    sff8024Rows().find((one) => one.name.toLowerCase() === name.toLowerCase()) ??
    sff8024Rows().find((one) => bare(one.name) === bare(name));
  return row?.pmd ?? row?.aui;
};

/** The application on the first lane that runs one. */
const activeApp = (own: EndFacts): AppSeen | undefined => {
  const apps = own.one('applications')?.value ?? [];
  const lane = own.lanesWith('appSel').find((one) => (own.at('appSel', one)?.value ?? 0) > 0);
  return lane === undefined ? undefined : apps.find(({ appSel }) => appSel === own.at('appSel', lane)?.value);
};

/** Does the module run its application more than once, and the port have the lanes of one of them? */
const isSplit = (own: EndFacts, app: AppSeen | undefined): boolean => {
  const lanes = own.one('lanes')?.value;
  const running = own.lanesWith('appSel').filter((lane) => (own.at('appSel', lane)?.value ?? 0) > 0).length;
  return lanes !== undefined && app !== undefined && app.hostLanes === lanes && running > lanes;
};

const range = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => i + 1);

/** Lanes of the medium: as the proof has them, else as many as run by the active application, else those that are told. */
const mediaLanes = (own: EndFacts, wanted: ExpectedEnd | undefined, app: AppSeen | undefined): readonly number[] => {
  if (wanted && wanted.mediaLanes.length > 0) return wanted.mediaLanes;
  const told = new Set([...own.lanesWith('rx'), ...own.lanesWith('tx'), ...own.lanesWith('bias')]);
  const flagged = [...(own.set('rxLos')?.keys() ?? [])];
  if (app && app.mediaLanes > 0 && app.hostLanes > 0) {
    // as many times as the application runs beside itself
    const running = own.lanesWith('appSel').filter((lane) => own.at('appSel', lane)?.value === app.appSel).length;
    return range(Math.max(app.mediaLanes, Math.floor(running / app.hostLanes) * app.mediaLanes));
  }
  const count = own.one('mediaLaneCount')?.value;
  if (count !== undefined && count > 0) return range(count);
  return told.size > 0 ? [...told].sort((x, y) => x - y) : flagged.sort((x, y) => x - y);
};

/** Does a module tell of current in a laser? Copper has none. */
const isLit = (own: EndFacts): boolean => own.lanesWith('bias').some((lane) => (own.at('bias', lane)?.value ?? 0) > 0);

export type ViewInput = {
  readonly a: EndFacts;
  readonly b: EndFacts;
  readonly catalog: Catalog;
  readonly expected?: Expected | undefined;
  readonly refused?: Refused | undefined;
  readonly before?: { readonly a?: EndFacts | undefined; readonly b?: EndFacts | undefined } | undefined;
};

/** Both ends of a link, each seeing the other. */
export const viewsOf = ({ a, b, catalog, expected, refused, before }: ViewInput): readonly [View, View] => {
  const make = (side: Side, own: EndFacts, other: EndFacts): { -readonly [K in keyof View]: View[K] } => {
    const wanted = expected?.[side];
    const app = activeApp(own);
    const named = app && catalog.opticalPmds.get(interfaceNamed(app.mediaInterface) as PmdId);
    return {
      side,
      own,
      far: undefined as unknown as View,
      catalog,
      expected,
      wanted,
      refused,
      medium:
        own.one('medium')?.value ??
        other.one('medium')?.value ??
        expected?.medium ??
        (isLit(own) || isLit(other) ? 'light' : undefined),
      app,
      pmd: wanted?.pmd ?? named,
      lanes: mediaLanes(own, wanted, app),
      isShared: wanted === undefined && isSplit(own, app),
      before: before?.[side],
    };
  };
  const [first, second] = [make('a', a, b), make('b', b, a)];
  first.far = second;
  second.far = first;
  return [first, second];
};
