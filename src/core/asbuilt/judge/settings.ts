import { type Diagnostic, diagnostic } from '../../diagnostics/index.ts';
import type { SettingSeen } from '../evidence/sighting.ts';
import type { Finding } from '../finding.ts';
import { type Plan, portName } from '../plan.ts';
import type { Wanted } from '../wanted.ts';
import { type Aspect, portFinding } from './aspect.ts';

/** A setting of a port: where it is seen, what is wanted, how it is said and mended. */
type Setting = {
  readonly seen: (setting: SettingSeen) => string | number | undefined;
  readonly wanted: (wanted: Wanted) => string | number | undefined;
  readonly say: (value: string | number) => string;
  readonly fault: (args: { where: string; seen: string; planned: string }, wanted: Wanted) => Diagnostic;
  readonly order: (where: string, seen: string, planned: string) => string;
};

const SPEED: Setting = {
  seen: ({ speed }) => speed,
  wanted: ({ speed }) => speed,
  say: (value) => `${Number(value) / 1000}G`,
  fault: (args) => diagnostic('LW9013', args),
  order: (where, seen, planned) => `set the speed of ${where} to ${planned} (it is ${seen})`,
};
const LANES: Setting = {
  seen: ({ lanes }) => lanes,
  wanted: ({ lanes }) => lanes,
  say: String,
  fault: (args) => diagnostic('LW9014', args),
  order: (where, seen, planned) => `set the breakout at ${where} so that it has ${planned} lanes (it has ${seen})`,
};
const FEC: Setting = {
  // what a host is left to choose is no setting
  seen: ({ fec }) => (fec === 'unclear' ? undefined : fec),
  wanted: ({ fec }) => fec,
  say: String,
  fault: (args, { fecText }) => diagnostic('LW9015', { ...args, planned: `${args.planned} (${fecText})` }),
  order: (where, seen, planned) => `set FEC of ${where} to ${planned} (it is ${seen})`,
};

/** Compares one setting with all that is said of it; sources that differ are shown side by side. */
const compare = (
  plan: Plan,
  port: number,
  setting: Setting,
  told: readonly SettingSeen[],
  wanted: Wanted,
  findings: Finding[],
): Aspect => {
  const planned = setting.wanted(wanted);
  if (planned === undefined) return 'unknown';
  let [right, wrong] = [0, 0];
  for (const one of told) {
    const value = setting.seen(one);
    if (value === planned) right++;
    else if (value !== undefined) wrong++;
  }
  if (wrong === 0) return right > 0 ? 'right' : 'unknown';
  const where = portName(plan, port);
  const said = told.flatMap((one) => {
    const value = setting.seen(one);
    return value === undefined ? [] : [{ value, says: `${where}: ${setting.say(value)}`, place: one.place }];
  });
  if (right > 0) {
    const what = said.map(({ says }) => says).join('; but ');
    const order = `collect ${where} anew: its sources do not agree`;
    findings.push(portFinding(plan, port, diagnostic('LW9009', { what }), 'contradictory', order, said));
    return 'unknown';
  }
  const seen = [...new Set(said.map(({ value }) => setting.say(value)))].join(' and ');
  const args = { where, seen, planned: setting.say(planned) };
  const order = setting.order(where, seen, args.planned);
  findings.push(portFinding(plan, port, setting.fault(args, wanted), 'wrong setting', order, said));
  return 'wrong';
};

/** Speed, lanes and FEC of a port against the plan. */
export const judgeSettings = (
  plan: Plan,
  port: number,
  told: readonly SettingSeen[],
  wanted: Wanted,
  findings: Finding[],
): Record<'speed' | 'lanes' | 'fec', Aspect> => ({
  speed: compare(plan, port, SPEED, told, wanted, findings),
  lanes: compare(plan, port, LANES, told, wanted, findings),
  fec: compare(plan, port, FEC, told, wanted, findings),
});
