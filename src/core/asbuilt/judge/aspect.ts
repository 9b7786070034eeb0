import type { Diagnostic } from '../../diagnostics/index.ts';
import type { Place } from '../evidence/sighting.ts';
import type { Finding, Verdict } from '../finding.ts';
import { deviceOf, type Plan } from '../plan.ts';

/** How one thing about a port stands; `unknown` where nothing tells it. */
export type Aspect = 'right' | 'wrong' | 'unknown';

/** Something said, and where. */
export type Said = { readonly says: string; readonly place: Place };

/** A fault of one port: what it is, what to do, who says so. */
export const portFinding = (
  plan: Plan,
  port: number,
  diagnostic: Diagnostic,
  verdict: Verdict,
  words: string,
  evidence: readonly Said[],
): Finding => ({
  diagnostic,
  verdict,
  links: [plan.link[port] as number],
  ambiguous: false,
  candidates: [],
  orders: [{ device: deviceOf(plan, port), port, words }],
  evidence,
});
