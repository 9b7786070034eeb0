import { diagnostic } from '../../diagnostics/index.ts';
import type { MilliDbm } from '../../units/index.ts';
import type { CodewordsSeen, Place } from '../evidence/sighting.ts';
import type { Finding } from '../finding.ts';
import { type Plan, portName } from '../plan.ts';
import { DARK, DIM_LANE } from '../thresholds.ts';
import type { Wanted } from '../wanted.ts';
import { type Aspect, portFinding } from './aspect.ts';

/** Received light of a module, lane by lane, and the limits at which it warns itself. */
export type Light = {
  readonly rx: readonly (MilliDbm | undefined)[];
  readonly low: MilliDbm | undefined;
  readonly high: MilliDbm | undefined;
  readonly place: Place;
};

const decibels = (value: number): string => (value / 1000).toFixed(2);
const compact = (value: number): string => value.toExponential(1).replace('.0e', 'e');

/** One lane outside its limits, or much dimmer than the brightest; undefined where it is neither. */
const laneFinding = (
  plan: Plan,
  port: number,
  lane: number,
  power: number,
  brightest: number,
  { low, high, place }: Light,
  pmd: NonNullable<Wanted['pmd']>,
): Finding | undefined => {
  // more than a transmitter may send is too much, where nothing says what a receiver bears
  const [least, most] = [pmd.rxMin ?? low, pmd.rxMax ?? high ?? pmd.txMax];
  const under = least !== undefined && power < least;
  const over = most !== undefined && power > most;
  const dim = brightest - power >= DIM_LANE.below;
  if (!under && !over && !dim) return undefined;
  const where = portName(plan, port);
  const seen = decibels(power);
  const said = [{ says: `${where}: lane ${lane} receives ${seen} dBm`, place }];
  const clean = `clean and inspect lane ${lane} of ${where}, at both ends`;
  if (under || over) {
    const own = (under ? pmd.rxMin : pmd.rxMax) === undefined;
    const isSent = over && own && high === undefined;
    const bound = `${under ? 'at least' : 'at most'} ${decibels((under ? least : most) as number)} dBm`;
    const limit = `${bound} (${isSent ? `the most that ${pmd.id} sends` : own ? "the module's own warning" : `${pmd.id}, clause ${pmd.clause}`})`;
    const found = diagnostic('LW9016', { where, lane, seen, limit });
    return portFinding(plan, port, found, 'degraded', `${clean}: it receives ${seen} dBm, ${limit}`, said);
  }
  const below = decibels(brightest - power);
  const args = { where, lane, seen, below, threshold: DIM_LANE.below / 1000, basis: DIM_LANE.basis };
  const words = `${clean}: ${below} dB dimmer than its neighbours`;
  return portFinding(plan, port, diagnostic('LW9017', args), 'degraded', words, said);
};

/** Light of the lanes that a port's link uses. A module without any light tells that the far end sends none, and no more. */
export const judgeLight = (
  plan: Plan,
  port: number,
  light: Light | undefined,
  { pmd, mediaLanes }: Wanted,
  findings: Finding[],
): Aspect => {
  if (!light || !pmd) return 'unknown';
  let brightest = Number.NEGATIVE_INFINITY;
  for (const power of light.rx) if (power !== undefined && power > brightest) brightest = power;
  const used = mediaLanes.map((lane) => light.rx[lane - 1]);
  if (used.every((power) => power === undefined || power < DARK.below)) return 'unknown';
  let aspect: Aspect = (pmd.rxMin ?? light.low) === undefined ? 'unknown' : 'right';
  for (const [i, lane] of mediaLanes.entries()) {
    const power = used[i];
    if (power === undefined) {
      if (aspect === 'right') aspect = 'unknown';
      continue;
    }
    const found = laneFinding(plan, port, lane, power, brightest, light, pmd);
    if (!found) continue;
    findings.push(found);
    aspect = 'wrong';
  }
  return aspect;
};

/** Codewords that were lost, and bit errors before FEC against the limit of the code. */
export const judgeCodewords = (
  plan: Plan,
  port: number,
  told: readonly CodewordsSeen[],
  { code, fec }: Wanted,
  findings: Finding[],
): Aspect => {
  let aspect: Aspect = 'unknown';
  for (const { uncorrectable, preFecBer, place } of told) {
    if (uncorrectable !== undefined && uncorrectable > 0) {
      const where = portName(plan, port);
      const words = `clear the counters of ${where} and read them again: ${uncorrectable} uncorrectable codewords`;
      const said = [{ says: `${where}: ${uncorrectable} uncorrectable codewords`, place }];
      const found = diagnostic('LW9018', { where, seen: uncorrectable });
      findings.push(portFinding(plan, port, found, 'degraded', words, said));
      aspect = 'wrong';
    } else if (uncorrectable !== undefined && aspect === 'unknown') aspect = 'right';
    // without a code there is nothing before it
    const limit = fec === 'none' ? undefined : code?.preFecBerMax;
    if (preFecBer === undefined || code === undefined || limit === undefined || preFecBer <= limit) continue;
    const where = portName(plan, port);
    const [seen, most] = [compact(preFecBer), compact(limit)];
    const found = diagnostic('LW9019', { where, seen, limit: most, code: code.code, source: `clause ${code.clause}` });
    const words = `clean both ends of the cable at ${where}: ${seen} bit errors before FEC, at most ${most}`;
    findings.push(portFinding(plan, port, found, 'degraded', words, [{ says: `${where}: ${seen} before FEC`, place }]));
    aspect = 'wrong';
  }
  return aspect;
};
