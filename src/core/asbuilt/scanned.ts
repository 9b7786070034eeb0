import { diagnostic } from '../diagnostics/index.ts';
import { checkLink } from '../link/index.ts';
import type { MilliDecibels } from '../units/index.ts';
import type { ClassQuestions } from './class-question.ts';
import type { Place } from './evidence/sighting.ts';
import type { Finding } from './finding.ts';
import type { PortJudge } from './judge/judge.ts';
import type { Ledger } from './ledger.ts';
import type { Claim, Observed } from './observe.ts';
import { cageOf, deviceOf, farOf, type Plan, portName } from './plan.ts';

const placeOf = ({ source }: Ledger['rows'][number]): Place => ({ file: source.file, line: source.line });

/** Two ports whose rows carry one label are the ends of one cable. */
const byLabel = (rows: Ledger['rows']): readonly Claim[] => {
  const ends = new Map<string, Ledger['rows'][number][]>();
  for (const row of rows) {
    if (row.cable === undefined) continue;
    const list = ends.get(row.cable);
    if (list) list.push(row);
    else ends.set(row.cable, [row]);
  }
  return [...ends.values()].flatMap(([a, b, ...more]): readonly Claim[] =>
    a && b && more.length === 0 && a.port !== b.port
      ? [{ port: a.port, far: b.port, means: 'ledger', place: placeOf(a) }]
      : [],
  );
};

/** Both plugs of an integrated cable tell one serial number, whether a host is up at the far end or not. */
const bySerial = (plan: Plan, observed: Observed): readonly Claim[] => {
  const { fabric, catalog } = plan;
  const ends = new Map<string, { readonly port: number; readonly place: Place }[]>();
  for (const [cage, seen] of observed.modules) {
    if (fabric.cages.get(cage, 'ways') > 1) continue;
    const planned = catalog.modules.get(fabric.cages.text(cage, 'module') as never);
    if (!planned || planned.kind === 'transceiver') continue;
    for (const { module, place } of seen) {
      if (module === 'absent' || module.serial === undefined || module.partNumber === undefined) continue;
      const key = `${module.vendor}/${module.partNumber}/${module.serial}`;
      const port = plan.cagePorts[plan.cageStart[cage] as number] as number;
      const list = ends.get(key) ?? [];
      if (!list.some((end) => end.port === port)) list.push({ port, place });
      ends.set(key, list);
    }
  }
  return [...ends.values()].flatMap(([a, b, ...more]): readonly Claim[] =>
    a && b && more.length === 0 ? [{ port: a.port, far: b.port, means: 'cable serial', place: a.place }] : [],
  );
};

/** Joined ports that serial numbers and labels tell of: before any host is up. */
export const scannedClaims = (plan: Plan, observed: Observed, ledger: Ledger | undefined): readonly Claim[] => [
  ...byLabel(ledger?.rows ?? []),
  ...bySerial(plan, observed),
];

/** A link with its measured loss, judged anew. */
export type Measured = {
  readonly link: number;
  /** the greater of what was measured at both ends and at all wavelengths, mdB */
  readonly loss: MilliDecibels;
  /** what was computed for the plan, mdB */
  readonly planned: MilliDecibels | undefined;
  readonly budget: MilliDecibels | undefined;
  readonly margin: MilliDecibels | undefined;
  readonly works: boolean;
  readonly why: string;
};

const measuredLink = (plan: Plan, questions: ClassQuestions, link: number, loss: MilliDecibels): Measured => {
  const none = { link, loss, planned: undefined, budget: undefined, margin: undefined };
  const question = questions.of(link);
  if (!question)
    return {
      ...none,
      works: false,
      why: 'unknown: the question of this link cannot be put together from the catalogue',
    };
  if (question.plant.kind !== 'fibre')
    return { ...none, works: true, why: 'an integrated cable: its loss is within the part' };
  const before = checkLink(plan.catalog, question);
  const verdict = checkLink(plan.catalog, { ...question, plant: { ...question.plant, measuredLoss: loss } });
  const planned = before.works ? before.proof.loss?.total : undefined;
  if (verdict.works) {
    const { budget, margin } = verdict.proof.loss ?? {};
    return { link, loss, planned, budget, margin, works: true, why: 'within the budget' };
  }
  const args = verdict.causes[0]?.args;
  const budget = typeof args?.budget === 'number' ? ((args.budget * 1000) as MilliDecibels) : undefined;
  return {
    ...none,
    planned,
    budget,
    works: false,
    why:
      verdict.causes[0]?.code === 'LW3702'
        ? `more than the budget of ${args?.budget} dB (${args?.pmd})`
        : (verdict.causes[0]?.code ?? ''),
  };
};

/** Losses of the ledger in the links' budgets, in the place of the computed ones. */
export const measuredLinks = (plan: Plan, questions: ClassQuestions, ledger: Ledger): readonly Measured[] => {
  const losses = new Map<number, MilliDecibels>();
  for (const { port, loss } of ledger.rows) {
    const link = plan.link[port];
    if (loss === undefined || link === undefined || link < 0) continue;
    losses.set(link, Math.max(losses.get(link) ?? 0, loss) as MilliDecibels);
  }
  return [...losses].toSorted(([x], [y]) => x - y).map(([link, loss]) => measuredLink(plan, questions, link, loss));
};

const finding = (
  plan: Plan,
  port: number,
  found: Finding['diagnostic'],
  verdict: Finding['verdict'],
  words: string,
  says: string,
  place: Place,
): Finding => {
  const link = plan.link[port] as number;
  return {
    diagnostic: found,
    verdict,
    links: link < 0 ? [] : [link],
    ambiguous: false,
    candidates: [],
    orders: [{ device: deviceOf(plan, port), port, words }],
    evidence: [{ says, place }],
  };
};

/** What the ledger shows to be wrong: failed end faces, losses over budget, modules read elsewhere than scanned. */
export const ledgerFindings = (
  plan: Plan,
  judge: PortJudge,
  ledger: Ledger,
  measured: readonly Measured[],
): readonly Finding[] => {
  const found: Finding[] = [];
  const scanned = new Map<string, Ledger['rows'][number]>();
  for (const row of ledger.rows) {
    if (row.moduleSerial !== undefined) scanned.set(row.moduleSerial, row);
    if (row.endFace !== undefined && !/^(pass|passed|ok)$/i.test(row.endFace)) {
      const where = portName(plan, row.port);
      found.push(
        finding(
          plan,
          row.port,
          diagnostic('LW9022', { where, result: row.endFace }),
          'degraded',
          `clean the end face at ${where} and inspect it again`,
          `${where}: end face "${row.endFace}"`,
          placeOf(row),
        ),
      );
    }
  }
  const done = new Set<number>();
  for (let port = 0; scanned.size > 0 && port < plan.ports; port++) {
    const cage = cageOf(plan, port);
    if (done.has(cage)) continue;
    done.add(cage);
    const seen = judge.modulesAt(port);
    const serial = seen?.seen.serial;
    const row = serial === undefined ? undefined : scanned.get(serial);
    if (!seen || !row || serial === undefined || cageOf(plan, row.port) === cage) continue;
    // both plugs of an integrated cable bear one number
    if (cageOf(plan, farOf(plan, row.port)) === cage) continue;
    const args = { serial, scanned: portName(plan, row.port), seen: portName(plan, port) };
    found.push(
      finding(
        plan,
        port,
        diagnostic('LW9020', args),
        'contradictory',
        `look which module is in ${args.seen}: ${serial} was scanned at ${args.scanned}`,
        `${args.seen}: serial number ${serial}`,
        seen.place,
      ),
    );
  }
  for (const { link, loss, planned, works, why } of measured) {
    if (works || why.startsWith('unknown')) continue;
    const [a, b] = [plan.fabric.links.get(link, 'a'), plan.fabric.links.get(link, 'b')];
    const name = `${portName(plan, a)} to ${portName(plan, b)}`;
    const args = {
      link: name,
      measured: loss / 1000,
      planned: planned === undefined ? 'unknown' : planned / 1000,
      problem: why,
    };
    const row = ledger.rows.find(({ port, loss: value }) => plan.link[port] === link && value === loss);
    if (row)
      found.push(
        finding(
          plan,
          row.port,
          diagnostic('LW9021', args),
          'degraded',
          `clean and measure ${name} again: ${loss / 1000} dB, ${why}`,
          `${portName(plan, row.port)}: ${loss / 1000} dB measured`,
          placeOf(row),
        ),
      );
  }
  return found;
};

/** For an order of ports that is in doubt: do serial numbers read under a name stand in the ledger at the port itself? */
export const orderBySerial = (
  judge: PortJudge,
  ledger: Ledger | undefined,
  pairs: readonly (readonly [called: number, is: number])[],
): 'names' | 'plugs' | 'open' => {
  const scanned = new Map((ledger?.rows ?? []).map((row) => [row.port, row.moduleSerial]));
  let [names, plugs] = [0, 0];
  for (const [called, is] of pairs) {
    const serial = judge.modulesAt(called)?.seen.serial;
    if (serial === undefined) continue;
    if (scanned.get(is) === serial) names++;
    if (scanned.get(called) === serial) plugs++;
  }
  if (names > 0 && plugs === 0) return 'names';
  return plugs > 0 && names === 0 ? 'plugs' : 'open';
};
