import type { Catalog } from '../../catalog/catalog.ts';
import { type Diagnostic, entryOf, type ToldDiagnostic, told } from '../../diagnostics/index.ts';
import { checkLink, type LinkVerdict } from '../check.ts';
import type { LinkEnd, LinkQuestion } from '../question.ts';
import { readRow } from './read.ts';

/** A change that the rules accept: what to do, and the ends and the length as they then are. */
export type OfferedFix = { readonly kind: string; readonly orders: readonly string[]; readonly question: LinkQuestion };

/** Looks for changes under which a failed link works. */
export type Offer = (question: LinkQuestion) => readonly OfferedFix[];

type ToldEnd = {
  readonly module: string;
  readonly count: number;
  readonly portNumber: number | null;
  readonly portRow: string | null;
  readonly speedGbps: number;
  readonly lanesPerLink: number;
  readonly fec: string | null;
  readonly autoneg: boolean | null;
  readonly linkTraining: boolean | null;
  readonly protocol: string | null;
};

type ToldFix = {
  readonly kind: string;
  readonly orders: readonly string[];
  readonly a: ToldEnd;
  readonly b: ToldEnd;
  readonly lengthM: number;
};

/** The answer to one row. */
export type Answer = {
  readonly id: string;
  readonly works: boolean;
  /** Speed of each link in Gb/s; 0 when it does not work. */
  readonly speedGbps: number;
  /** Links that come up. */
  readonly links: number;
  readonly lanes: { readonly aHost: number; readonly optical: number | null; readonly bHost: number } | null;
  readonly fec: { readonly line: string; readonly aHost: string; readonly bHost: string } | null;
  readonly reasonCode: string;
  readonly reasonFamily: string;
  readonly diagnostics: readonly ToldDiagnostic[];
  readonly assumes: readonly string[];
  /** Nearest changes, each judged by the same rules; empty where it works. */
  readonly fixes: readonly ToldFix[];
};

const toldEnd = ({ module, count, portNumber, portRow, setting }: LinkEnd): ToldEnd => ({
  module: module.id,
  count,
  portNumber: portNumber ?? null,
  portRow: portRow ?? null,
  speedGbps: setting.speed,
  lanesPerLink: setting.lanesPerLink,
  fec: setting.fec ?? null,
  autoneg: setting.autoneg ?? null,
  linkTraining: setting.linkTraining ?? null,
  protocol: setting.protocol ?? null,
});

const toldFix = ({ kind, orders, question }: OfferedFix): ToldFix => ({
  kind,
  orders,
  a: toldEnd(question.a),
  b: toldEnd(question.b),
  lengthM: question.plant.length / 1000,
});

const refused = (id: string, faults: readonly Diagnostic[], fixes: readonly OfferedFix[] = []): Answer => {
  const [first] = faults;
  return {
    id,
    works: false,
    speedGbps: 0,
    links: 0,
    lanes: null,
    fec: null,
    reasonCode: first ? entryOf(first.code).reason : 'UNKNOWN',
    reasonFamily: first?.family ?? 'UNKNOWN',
    diagnostics: faults.map(told),
    assumes: [],
    fixes: fixes.map(toldFix),
  };
};

/** Below what the modules could do together: a fallback speed, worth saying. */
const isReduced = ({ a, b }: LinkQuestion, links: number): boolean =>
  [a, b].some(
    ({ module, setting }) =>
      module.kind === 'transceiver' &&
      module.applications.some((x) => x.host.rate * x.instances > setting.speed * links),
  );

const answerOf = (id: string, question: LinkQuestion, verdict: LinkVerdict, offer: Offer): Answer => {
  if (!verdict.works) return refused(id, [...verdict.causes, ...verdict.warnings], offer(question));
  const { proof, warnings } = verdict;
  const several =
    Math.max(question.a.count, question.b.count) > Math.min(question.a.count, question.b.count) ||
    proof.links > question.a.count;
  return {
    id,
    works: true,
    speedGbps: proof.speed,
    links: proof.links,
    lanes: {
      aHost: proof.a.setting.lanes,
      optical: proof.a.application ? (proof.lanes[0]?.a.media.length ?? null) : null,
      bHost: proof.b.setting.lanes,
    },
    fec: { line: proof.line.fec, aHost: proof.a.setting.fec, bHost: proof.b.setting.fec },
    reasonCode: several ? 'OK_BREAKOUT' : isReduced(question, proof.links) ? 'OK_REDUCED_SPEED' : 'OK',
    reasonFamily: 'OK',
    diagnostics: warnings.map(told),
    assumes: proof.assumes,
    fixes: [],
  };
};

const rowId = (row: unknown, index: number): string =>
  typeof row === 'object' && row !== null && 'id' in row && typeof row.id === 'string' ? row.id : `row ${index + 1}`;

/**
 * Answers a batch of link questions, each on its own: a row that cannot be read or names an unknown part gets its
 * diagnostics, the others their verdicts.
 * @param first place of the first row, where the batch is a piece of a larger one
 * @param offer looks for changes that mend a failed link
 */
export const answerBatch = (
  catalog: Catalog,
  rows: readonly unknown[],
  first = 0,
  offer: Offer = () => [],
): readonly Answer[] =>
  rows.map((raw, index) => {
    const id = rowId(raw, first + index);
    const asked = readRow(catalog, raw, id);
    if ('faults' in asked) return refused(id, asked.faults);
    return answerOf(id, asked.question, checkLink(catalog, asked.question), offer);
  });
