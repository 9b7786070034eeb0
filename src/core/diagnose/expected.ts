import type { Catalog } from '../catalog/catalog.ts';
import { type Diagnostic, textOf } from '../diagnostics/index.ts';
import type { EndProof, Proof } from '../link/index.ts';
import type { FecCode, ModuleId, OpticalPmd, PmdId } from '../parts/index.ts';
import { type FecSeen, fecWord } from './evidence.ts';

/** What a proof wants of one end. */
export type ExpectedEnd = {
  readonly device: string | undefined;
  /** catalogue id, or the name of a memory that was read */
  readonly module: string | undefined;
  /** Mb/s; this and what follows is undefined where the parts are not known and not all that would do agree on it */
  readonly speed: number | undefined;
  readonly lanes: number | undefined;
  /** undefined, too, where it is left to the maker of the cable */
  readonly fec: FecSeen | undefined;
  readonly fecText: string | undefined;
  readonly autoneg: boolean | undefined;
  /** ids of the interfaces that the module is to join: host side, media side */
  readonly host: string | undefined;
  readonly media: string | undefined;
  readonly pmd: OpticalPmd | undefined;
  /** lanes of the medium that this link uses, from 1 */
  readonly mediaLanes: readonly number[];
  /** `device port` as the plan has it, where there is a plan */
  readonly place: string | undefined;
};

/** What a link is held against: a proof, and where it comes from. */
export type Expected = {
  readonly source: string;
  readonly a: ExpectedEnd;
  readonly b: ExpectedEnd;
  readonly medium: 'light' | 'copper' | 'active cable' | undefined;
  readonly code: FecCode | undefined;
  /** dB: what the channel is reckoned to lose, and the most that it may */
  readonly loss: { readonly total: number; readonly budget: number | undefined; readonly basis: string } | undefined;
  /** cautions of the link rules for this pair, with their codes: known exceptions of the field among them */
  readonly cautions: readonly { readonly code: string; readonly says: string; readonly source: string }[];
};

const endOf = (catalog: Catalog, end: EndProof, media: readonly number[], place: string | undefined): ExpectedEnd => ({
  device: end.device,
  module: end.module,
  speed: end.setting.speed * 1000,
  lanes: end.setting.lanes,
  fec: fecWord(end.setting.fec),
  fecText: end.setting.fec,
  autoneg: end.setting.autoneg,
  host: end.application?.host,
  media: end.application?.media,
  pmd: end.application && catalog.opticalPmds.get(end.application.media as PmdId),
  mediaLanes: media,
  place,
});

const mediumOf = (catalog: Catalog, module: string): NonNullable<Expected['medium']> => {
  const kind = catalog.modules.get(module as ModuleId)?.kind;
  if (kind === undefined || kind === 'transceiver') return 'light';
  return kind === 'AOC' || kind === 'AEC' ? 'active cable' : 'copper';
};

/** What the maker of the question knows beside the proof. */
export type ExpectedOptions = {
  /** where the proof comes from, in words */
  readonly source: string;
  readonly cautions: Expected['cautions'];
  /** which of the links of a split cage, from 0 */
  readonly leg?: number;
  readonly places?: { readonly a: string; readonly b: string };
};

/** Turns a proof into what its link is held against. */
export const expectedOf = (
  catalog: Catalog,
  { a, b, lanes, line, loss }: Proof,
  { source, cautions, leg = 0, places }: ExpectedOptions,
): Expected => {
  const first = lanes[0];
  const media = (side: 'a' | 'b'): readonly number[] =>
    lanes[leg]?.[side].media ?? first?.[side].media.map((lane) => lane + leg * (first[side].media.length ?? 0)) ?? [];
  return {
    source,
    a: endOf(catalog, a, media('a'), places?.a),
    b: endOf(catalog, b, media('b'), places?.b),
    medium: mediumOf(catalog, a.module),
    code: catalog.fecCodeOf(line.media as PmdId),
    loss: loss && {
      total: loss.total / 1000,
      budget: loss.budget === undefined ? undefined : loss.budget / 1000,
      basis: loss.basis,
    },
    cautions,
  };
};

/** Warnings of the link rules as cautions with their source. */
export const cautionsOf = (warnings: readonly Diagnostic[]): Expected['cautions'] =>
  warnings.map((one) => ({
    code: one.code,
    says: textOf(one).message,
    source: String(one.args.source ?? textOf(one).why),
  }));

/** Why parts do not link at all, by the link rules. */
export type Refused = {
  readonly source: string;
  readonly causes: readonly { readonly code: string; readonly says: string; readonly fix: string }[];
};

const agreedEnd = (ends: readonly ExpectedEnd[]): ExpectedEnd => {
  const [first, ...rest] = ends as readonly [ExpectedEnd, ...ExpectedEnd[]];
  const same = (key: keyof ExpectedEnd): boolean =>
    rest.every((one) => JSON.stringify(one[key]) === JSON.stringify(first[key]));
  const keep = <K extends keyof ExpectedEnd>(key: K): ExpectedEnd[K] | undefined =>
    same(key) ? first[key] : undefined;
  return {
    device: keep('device'),
    module: keep('module'),
    speed: keep('speed'),
    lanes: keep('lanes'),
    fec: keep('fec'),
    fecText: keep('fecText'),
    autoneg: keep('autoneg'),
    host: keep('host'),
    media: keep('media'),
    pmd: keep('pmd'),
    mediaLanes: keep('mediaLanes') ?? [],
    place: first.place,
  };
};

/** What several proofs agree on: with parts that are not known, nothing else may be held against a link. */
export const agreed = (proofs: readonly Expected[]): Expected | undefined => {
  const [first, ...rest] = proofs;
  if (!first || rest.length === 0) return first;
  return {
    source: first.source,
    a: agreedEnd(proofs.map(({ a }) => a)),
    b: agreedEnd(proofs.map(({ b }) => b)),
    medium: rest.every(({ medium }) => medium === first.medium) ? first.medium : undefined,
    code: rest.every(({ code }) => code?.id === first.code?.id) ? first.code : undefined,
    loss: undefined,
    cautions: [],
  };
};
