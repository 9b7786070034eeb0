import type { Diagnostic } from '../diagnostics/index.ts';
import { NONE } from '../fabric/index.ts';
import { ClassQuestions } from './class-question.ts';
import { DownPorts, isShut, isUp } from './down.ts';
import type { FileRead } from './evidence/read.ts';
import { type Finding, VERDICTS, type Verdict } from './finding.ts';
import type { Aspect } from './judge/aspect.ts';
import { ASPECTS, type AspectName, PortJudge, type PortJudgement } from './judge/judge.ts';
import type { Ledger } from './ledger.ts';
import { type GivenName, type Observed, observe } from './observe.ts';
import { cageName, cageOf, deviceName, deviceOf, type Plan, portName } from './plan.ts';
import { ledgerFindings, type Measured, measuredLinks, orderBySerial, scannedClaims } from './scanned.ts';
import { tellContradictions, tellFault, tellMissing } from './tell.ts';
import { explainWiring } from './wiring/explain.ts';
import type { WiringFault } from './wiring/fault.ts';
import { type Wiring, wiringOf } from './wiring/wiring.ts';

/** What is known of a link: whether it is where it belongs, and how each of its ends stands. */
export type LinkState = {
  readonly link: number;
  readonly verdict: Verdict;
  /** is the cable where it belongs? */
  readonly wiring: Aspect;
  /** why it is unknown; empty for others */
  readonly why: string;
  readonly a: PortJudgement['aspects'];
  readonly b: PortJudgement['aspects'];
};

/** The room against the plan. */
export type Verification = {
  readonly plan: Plan;
  readonly observed: Observed;
  readonly wiring: Wiring;
  readonly judge: PortJudge;
  readonly links: readonly LinkState[];
  readonly findings: readonly Finding[];
  readonly measured: readonly Measured[];
  readonly diagnostics: readonly Diagnostic[];
};

export type VerifyInput = {
  readonly plan: Plan;
  readonly files: readonly FileRead[];
  readonly names?: readonly GivenName[];
  readonly ledger?: Ledger | undefined;
};

/** Is the cage of a port read as empty, and by nothing as full? */
const isAbsent = (plan: Plan, observed: Observed, port: number): boolean => {
  const seen = observed.modules.get(cageOf(plan, port)) ?? [];
  return seen.length > 0 && seen.every(({ module }) => module === 'absent');
};

/** Why nothing is known of a link's wiring. */
const whyUnknown = (plan: Plan, observed: Observed, wiring: Wiring, a: number, b: number): string => {
  for (const [port, other] of [
    [a, b],
    [b, a],
  ] as const) {
    const half = wiring.halves.get(port);
    if (half && half.device === deviceOf(plan, other))
      return `${portName(plan, port)} hears the right device, ${deviceName(plan, half.device)}, whose port "${half.name}" cannot be told`;
  }
  const spoke = [a, b].filter((port) => observed.spoke.has(deviceOf(plan, port)));
  if (spoke.length === 0)
    return `nothing was collected from ${deviceName(plan, deviceOf(plan, a))} or ${deviceName(plan, deviceOf(plan, b))}`;
  const shut = [a, b].find((port) => isShut(observed, port));
  if (shut !== undefined) return `${portName(plan, shut)} is shut down`;
  const down = [a, b].find((port) => isUp(observed, port) === false);
  if (down !== undefined) return `${portName(plan, down)} is down, and its far end does not speak`;
  return `no neighbour is told at ${portName(plan, a)} or ${portName(plan, b)}`;
};

/** Serial numbers of the ledger settle what LLDP leaves open: the order of a server's ports against plugs in the wrong ports. */
const settled = (judge: PortJudge, ledger: Ledger | undefined, fault: WiringFault): WiringFault => {
  const order = fault.explanations.find((explanation) => explanation.kind === 'nic-order');
  if (order?.kind !== 'nic-order') return fault;
  const answer = orderBySerial(judge, ledger, order.pairs);
  if (answer === 'open') return fault;
  const explanations = fault.explanations.filter(({ kind }) => (kind === 'nic-order') === (answer === 'names'));
  return { ...fault, explanations, certain: true };
};

/**
 * Cables that carry nothing: an empty cage, which may be one of several links; or a port down at both ends of devices that
 * both speak.
 */
const missing = (
  plan: Plan,
  observed: Observed,
  link: number,
  stillOpen: (link: number) => boolean,
): Finding | undefined => {
  const ends = [plan.fabric.links.get(link, 'a'), plan.fabric.links.get(link, 'b')];
  for (const port of ends) {
    if (!isAbsent(plan, observed, port)) continue;
    const cage = cageOf(plan, port);
    const [seen] = observed.modules.get(cage) ?? [];
    const where = cageName(plan, port);
    const links = [...plan.cagePorts.subarray(plan.cageStart[cage], plan.cageStart[cage + 1])]
      .map((other) => plan.link[other] as number)
      .filter((other) => other !== NONE && stillOpen(other));
    const evidence = seen ? [{ says: `${where}: no module`, place: seen.place }] : [];
    return tellMissing(plan, port, links, `no module in ${where}`, evidence);
  }
  // a port that was shut is down whatever its cable
  if (ends.some((port) => isUp(observed, port) !== false || isShut(observed, port))) return undefined;
  const evidence = ends.flatMap((port) => {
    const seen = observed.settings.get(port)?.find(({ up }) => up === false);
    return seen ? [{ says: `${portName(plan, port)} is down`, place: seen.place }] : [];
  });
  return tellMissing(plan, ends[0] as number, [link], 'down at both ends, and both devices speak', evidence);
};

const rank = new Map<string, number>(VERDICTS.map((verdict, i) => [verdict, i]));
const graver = (x: Verdict | undefined, y: Verdict): Verdict =>
  x !== undefined && (rank.get(x) ?? 0) <= (rank.get(y) ?? 0) ? x : y;

/** Holds what was collected against the plan. Pure: the same files give the same answer. */
export const verify = ({ plan, files, names = [], ledger }: VerifyInput): Verification => {
  const observed = observe(plan, files, names);
  for (const claim of scannedClaims(plan, observed, ledger)) observed.claims.push(claim);
  const wiring = wiringOf(plan, observed);
  const judge = new PortJudge(plan, observed);
  const down = new DownPorts(plan, observed);
  const isEmpty = (port: number): boolean =>
    (wiring.far[port] ?? NONE) === NONE && (isAbsent(plan, observed, port) || isUp(observed, port) === false);
  const findings: Finding[] = explainWiring(plan, wiring, isEmpty).map((fault) =>
    tellFault(plan, wiring, settled(judge, ledger, fault)),
  );
  findings.push(...tellContradictions(plan, wiring));
  const measured = ledger ? measuredLinks(plan, new ClassQuestions(plan), ledger) : [];
  if (ledger) findings.push(...ledgerFindings(plan, judge, ledger, measured));
  const worst = new Map<number, Verdict>();
  const note = ({ verdict, links }: Finding): void => {
    if (verdict !== 'extra') for (const link of links) worst.set(link, graver(worst.get(link), verdict));
  };
  for (const finding of findings) note(finding);

  const links: LinkState[] = [];
  const { fabric } = plan;
  const isOpen = (link: number): boolean => wiring.far[fabric.links.get(link, 'a')] !== fabric.links.get(link, 'b');
  for (let link = 0; link < fabric.links.length; link++) {
    const a = fabric.links.get(link, 'a');
    const b = fabric.links.get(link, 'b');
    const fault = worst.get(link);
    const joined = wiring.far[a] === b && fault !== 'wrong end' && fault !== 'wrong name';
    if (!joined && fault === undefined) {
      const absent = missing(plan, observed, link, (other) => isOpen(other) && !worst.has(other));
      if (absent) {
        findings.push(absent);
        note(absent);
      }
    }
    const ends = [judge.judge(a), judge.judge(b)] as const;
    const silent = [...down.at(a, b, joined), ...down.at(b, a, joined)];
    for (const finding of [...ends[0].findings, ...ends[1].findings, ...silent]) {
      findings.push(finding);
      note(finding);
    }
    const verdict = worst.get(link) ?? (joined ? 'right' : 'unknown');
    const broken = verdict === 'wrong end' || verdict === 'missing' || verdict === 'wrong name';
    links.push({
      link,
      // what is known of its ends does not tell where it leads
      verdict,
      // a neighbour that is told of a link which is down was told of an earlier time
      wiring: broken ? 'wrong' : joined && silent.length === 0 ? 'right' : 'unknown',
      why: joined || broken ? '' : whyUnknown(plan, observed, wiring, a, b),
      a: ends[0].aspects,
      b: ends[1].aspects,
    });
  }
  // the gravest first; a cable too many comes last
  const graveness = ({ verdict }: Finding): number => rank.get(verdict) ?? VERDICTS.length;
  findings.sort((x, y) => graveness(x) - graveness(y));
  return { plan, observed, wiring, judge, links, findings, measured, diagnostics: ledger?.diagnostics ?? [] };
};

/** How many of a fabric's cables are what; a cable is what the gravest of its links is. */
export const countCables = ({ plan, links }: Pick<Verification, 'plan' | 'links'>): ReadonlyMap<Verdict, number> => {
  const cables = new Map<number, Verdict>();
  for (const { link, verdict } of links) {
    const cable = plan.fabric.links.get(link, 'cable');
    // a link whose cable is not chosen yet counts by itself
    const key = cable === NONE ? -2 - link : cable;
    cables.set(key, graver(cables.get(key), verdict));
  }
  const counts = new Map<Verdict, number>(VERDICTS.map((verdict) => [verdict, 0]));
  for (const verdict of cables.values()) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  return counts;
};

/** How many ends of links stand how, thing by thing. */
export const countAspects = (
  links: readonly LinkState[],
): Readonly<Record<AspectName, Readonly<Record<Aspect, number>>>> => {
  const counts = Object.fromEntries(ASPECTS.map((name) => [name, { right: 0, wrong: 0, unknown: 0 }])) as Record<
    AspectName,
    Record<Aspect, number>
  >;
  for (const { a, b } of links) {
    for (const end of [a, b]) for (const name of ASPECTS) counts[name][end[name]]++;
  }
  return counts;
};
