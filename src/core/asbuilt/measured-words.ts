import { type Plan, portName } from './plan.ts';
import type { Measured } from './scanned.ts';

const dB = (value: number | undefined): string => (value === undefined ? 'unknown' : `${value / 1000} dB`);

/** A measured link in a line: what was measured, what was assumed, and what of the budget is left. */
export const measuredWords = (plan: Plan, { link, loss, planned, budget, margin, why }: Measured): string => {
  const { links } = plan.fabric;
  const name = `${portName(plan, links.get(link, 'a'))} to ${portName(plan, links.get(link, 'b'))}`;
  return `${name}: measured ${dB(loss)} in place of ${dB(planned)} assumed, budget ${dB(budget)}${margin === undefined ? '' : `, margin ${dB(margin)}`} (${why})`;
};
