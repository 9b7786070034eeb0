import type { Catalog } from '../catalog/catalog.ts';
import { type Diagnostic, diagnostic, textOf } from '../diagnostics/index.ts';
import { endAt, type Fabric, portKey } from '../fabric/index.ts';
import { checkLink, type Finding, findingsOf, type LinkQuestion, type Proof } from '../link/index.ts';
import { type Chosen, linksByClass, originOf } from './choose.ts';

/** The proof of a link class, as the fabric carries it and proofs.json prints it. */
export type ClassProof = {
  readonly class: string;
  readonly links: number;
  readonly works: boolean;
  readonly parts: {
    readonly a: string;
    readonly b: string;
    readonly cabling: string;
    readonly media: string;
    readonly powerPerLinkMw: number | null;
  };
  readonly proof: Proof;
  /** every rule as it was asked, in order */
  readonly rules: readonly Pick<Finding, 'rule' | 'outcome' | 'evidence' | 'restsOn'>[];
  readonly warnings: readonly { readonly code: string; readonly message: string; readonly fix: string }[];
  /** What else would work, ranked by the same policy: the next best parts, and the best of every other medium. */
  readonly alternatives: readonly {
    readonly a: string;
    readonly b: string;
    readonly cabling: string;
    readonly media: string;
    readonly powerPerLinkMw: number | null;
    /** one-way, as far as it is known, in ps */
    readonly latency: number;
    readonly latencyNotCounted: readonly string[];
    /** loss margin in mdB; null where no light is compared or no budget is known */
    readonly margin: number | null;
  }[];
};

/** Ports with limits of their own (a split that not every port offers, a higher power limit) are proved one by one. */
const ownLimits = (question: LinkQuestion): boolean =>
  [question.a, question.b].some((end) => (end.device?.splitRules.length ?? 0) > 0);

/** Every pair of port numbers of a class that has to be judged by itself: one link each. */
const distinctPorts = (fabric: Fabric, links: readonly number[]): readonly number[] => {
  const seen = new Map<string, number>();
  for (const link of links) {
    const a = endAt(fabric, fabric.links.get(link, 'a'));
    const b = endAt(fabric, fabric.links.get(link, 'b'));
    const key = `${a.ways > 1 ? a.cageNumber : ''}/${b.ways > 1 ? b.cageNumber : ''}`;
    if (!seen.has(key)) seen.set(key, link);
  }
  return [...seen.values()];
};

/** The question of a class on the ports of one of its links. */
export const onLink = (fabric: Fabric, question: LinkQuestion, link: number): LinkQuestion => ({
  ...question,
  a: { ...question.a, portNumber: endAt(fabric, fabric.links.get(link, 'a')).cageNumber },
  b: { ...question.b, portNumber: endAt(fabric, fabric.links.get(link, 'b')).cageNumber },
});

/** The question of a class as a link of it fails, where one does; else as it was chosen. */
export const worstOfClass = (fabric: Fabric, catalog: Catalog, row: number, question: LinkQuestion): LinkQuestion => {
  const links = ownLimits(question) ? distinctPorts(fabric, linksByClass(fabric)[row] ?? []) : [];
  const fails = (link: number): boolean => !checkLink(catalog, onLink(fabric, question, link)).works;
  const failing = links.find(fails);
  return failing === undefined ? question : onLink(fabric, question, failing);
};

/**
 * Proves every class on the ports its links really use and writes the proofs into the fabric. Checking costs by class and by
 * split port; counting is by link.
 */
export const proveLinks = (fabric: Fabric, catalog: Catalog, chosen: Chosen): readonly Diagnostic[] => {
  const diagnostics: Diagnostic[] = [];
  const proofs: (ClassProof | null)[] = [];
  linksByClass(fabric).forEach((links, row) => {
    const entry = chosen.byClass.get(row);
    if (!entry) {
      proofs.push(null);
      return;
    }
    const { choice } = entry;
    const key = fabric.classes.text(row, 'key');
    let works = true;
    for (const link of ownLimits(choice.question) ? distinctPorts(fabric, links) : []) {
      const at = { a: endAt(fabric, fabric.links.get(link, 'a')), b: endAt(fabric, fabric.links.get(link, 'b')) };
      const verdict = checkLink(catalog, onLink(fabric, choice.question, link));
      if (verdict.works) continue;
      works = false;
      const [cause] = verdict.causes;
      const port = `${portKey(at.a.deviceKey, at.a.label, 1, 0)} to ${portKey(at.b.deviceKey, at.b.label, 1, 0)}`;
      diagnostics.push(
        diagnostic(
          'LW6003',
          { links: 1, class: key, port, cause: cause ? `${textOf(cause).message} (${cause.code})` : 'unknown' },
          { subject: key, source: originOf(fabric, row) },
        ),
      );
    }
    proofs.push({
      class: key,
      links: links.length,
      works,
      parts: {
        a: choice.a.id,
        b: choice.b.id,
        cabling: choice.far ? `${choice.cabling}; then ${choice.far.part}` : choice.cabling,
        media: choice.media,
        powerPerLinkMw: choice.powerPerLink ?? null,
      },
      proof: choice.verdict.proof,
      rules: findingsOf(catalog, choice.question).rules.map(({ rule, outcome, evidence, restsOn }) => ({
        rule,
        outcome,
        evidence,
        restsOn,
      })),
      warnings: choice.verdict.warnings.map((warning) => {
        const { message, fix } = textOf(warning);
        return { code: warning.code, message, fix };
      }),
      alternatives: entry.alternatives.map((other) => ({
        a: other.a.id,
        b: other.b.id,
        cabling: other.cabling,
        media: other.media,
        powerPerLinkMw: other.powerPerLink ?? null,
        latency: other.verdict.proof.latency.total,
        latencyNotCounted: other.verdict.proof.latency.notCounted,
        margin: other.verdict.proof.loss?.margin ?? null,
      })),
    });
  });
  fabric.proofs = proofs;
  const unsure = proofs.filter((p) => p && p.proof.assumes.length > 0).length;
  if (unsure > 0) diagnostics.push(diagnostic('LW6004', { classes: unsure, all: proofs.length }));
  return diagnostics;
};
