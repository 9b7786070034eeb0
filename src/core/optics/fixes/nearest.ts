import type { Catalog } from '../../catalog/catalog.ts';
import { checkLink, type LinkQuestion } from '../../link/index.ts';
import { otherRuns } from './breakouts.ts';
import { otherCables } from './cables.ts';
import { type Draft, FIX_KINDS, type FixKind } from './draft.ts';
import { shorter } from './lengths.ts';
import { otherModules } from './modules.ts';
import { otherParts } from './parts.ts';
import { otherPorts } from './ports.ts';
import { settings, settle } from './settings.ts';

/** A change under which the link rules accept the link. */
export type LinkFix = Draft;

/** Changes of a kind, the nearest first, none of them judged. */
const SOURCES: Readonly<Record<FixKind, (catalog: Catalog, question: LinkQuestion) => Iterable<Draft>>> = {
  setting: settings,
  port: otherPorts,
  cable: otherCables,
  length: shorter,
  module: otherModules,
  breakout: otherRuns,
  parts: otherParts,
};

/** Changes of one kind judged before the search for a working one is given up. */
const TRIES = 400;

/** A change with the settings it needs besides; undefined where the rules refuse it. */
const verified = (catalog: Catalog, draft: Draft): LinkFix | undefined => {
  const settled = settle(catalog, draft.question);
  const orders = [...draft.orders, ...(settled?.orders ?? [])];
  return settled && orders.length > 0 ? { ...draft, orders, question: settled.question } : undefined;
};

/** Does a change ask for all that another asks for, and more, or end with the same parts? Then the other is nearer. */
const asksMore = (fix: LinkFix, than: LinkFix): boolean =>
  than.orders.every((order) => fix.orders.includes(order)) ||
  (fix.kind === 'parts' &&
    than.question.a.module === fix.question.a.module &&
    than.question.b.module === fix.question.b.module);

/** Gb/s that one port of each end gets. */
const throughput = ({ a, b }: LinkQuestion): { readonly a: number; readonly b: number } => {
  const all = Math.min(a.setting.speed, b.setting.speed) * Math.max(a.count, b.count);
  return { a: all / a.count, b: all / b.count };
};

/** Does each port still get what was asked for? */
const keepsSpeed = (question: LinkQuestion, fix: LinkFix): boolean => {
  const [asked, given] = [throughput(question), throughput(fix.question)];
  return given.a >= asked.a && given.b >= asked.b;
};

const fixesOf = (
  catalog: Catalog,
  question: LinkQuestion,
  most: number,
  accepts: (fix: LinkFix) => boolean,
): readonly LinkFix[] => {
  const fixes: LinkFix[] = [];
  for (const kind of FIX_KINDS) {
    let tries = 0;
    for (const draft of SOURCES[kind](catalog, question)) {
      if (fixes.length === most) return fixes;
      const fix = verified(catalog, draft);
      if (fix && accepts(fix) && !fixes.some((nearer) => asksMore(fix, nearer))) {
        fixes.push(fix);
        break;
      }
      if (++tries === TRIES) break;
    }
  }
  return fixes;
};

/**
 * The nearest changes that make a failed link work, one of a kind, the smallest intervention first: a setting, another port,
 * other cabling, a shorter length, another module, another split, other parts. Each was judged by the same rules as the link.
 * A change that costs speed is offered only where no other helps. Empty for a link that works, and where nothing in the
 * catalogue helps.
 * @param most how many to look for
 */
export const nearestFixes = (catalog: Catalog, question: LinkQuestion, most: number): readonly LinkFix[] => {
  if (most < 1 || checkLink(catalog, question).works) return [];
  const whole = fixesOf(catalog, question, most, (fix) => keepsSpeed(question, fix));
  return whole.length > 0 ? whole : fixesOf(catalog, question, most, () => true);
};
