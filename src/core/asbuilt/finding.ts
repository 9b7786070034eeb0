import type { Diagnostic } from '../diagnostics/index.ts';
import type { Place } from './evidence/sighting.ts';
import type { Explanation } from './wiring/fault.ts';

/** What is found of a cable, the gravest first. `unknown` is what nothing was seen of; it is never right. */
export const VERDICTS = [
  'wrong end',
  'missing',
  'contradictory',
  'wrong name',
  'wrong module',
  'wrong setting',
  'degraded',
  'unknown',
  'right',
] as const;
export type Verdict = (typeof VERDICTS)[number];

/** A fault of the room: what it is, who says so, and what to do about it. */
export type Finding = {
  readonly diagnostic: Diagnostic;
  readonly verdict: Verdict | 'extra';
  /** planned links concerned */
  readonly links: readonly number[];
  /** Where several things account for it equally: all of them are in `candidates`. */
  readonly ambiguous: boolean;
  /** what accounts for it, fewest actions first; empty where it speaks for itself */
  readonly candidates: readonly Candidate[];
  /** what to do, for the work list */
  readonly orders: readonly Order[];
  readonly evidence: readonly { readonly says: string; readonly place: Place }[];
};

/** One way to account for a fault, in words, with the actions that it takes. */
export type Candidate = {
  readonly explanation: Explanation;
  readonly words: string;
  readonly actions: number;
  readonly orders: readonly Order[];
};

/** One thing for one person to do at one port or device. */
export type Order = { readonly device: number; readonly port: number; readonly words: string };
