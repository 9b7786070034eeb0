import { textOf } from '../diagnostics/index.ts';
import { NONE } from '../fabric/index.ts';
import { checkLink, type LinkQuestion, type Proof, type Side } from '../link/index.ts';
import { nearestFixes, swapped } from '../optics/index.ts';
import type { Module } from '../parts/index.ts';
import { ClassQuestions } from './class-question.ts';
import { cageOf, farOf, type Plan, portName } from './plan.ts';

/** What a spare part does to one link. */
export type LinkAfter = {
  readonly link: number;
  readonly works: boolean | undefined;
  /** the first cause where it fails; why it is unknown */
  readonly causes: readonly { readonly code: string; readonly message: string }[];
  /** what is otherwise than with the planned part */
  readonly changes: readonly string[];
  /** what would make a failing link work, judged by the same rules */
  readonly fixes: readonly string[];
};

export type Replacement = {
  readonly port: number;
  readonly planned: string;
  readonly part: string;
  readonly works: boolean | undefined;
  readonly links: readonly LinkAfter[];
  /** ports that go down while it is changed, and why each does */
  readonly flaps: readonly { readonly port: number; readonly why: string }[];
};

const say = (value: unknown): string =>
  value === undefined ? 'unknown' : typeof value === 'boolean' ? (value ? 'on' : 'off') : String(value);

/** Differences between two proofs that somebody has to act on. */
const differences = (before: Proof, after: Proof): readonly string[] => {
  const changes: string[] = [];
  const note = (what: string, x: unknown, y: unknown): void => {
    if (x !== y) changes.push(`${what}: ${say(x)} becomes ${say(y)}`);
  };
  for (const side of ['a', 'b'] as const) {
    const [old, now] = [before[side], after[side]];
    note(`end ${side}, module`, old.module, now.module);
    note(`end ${side}, FEC of the host`, old.setting.fec, now.setting.fec);
    note(`end ${side}, autonegotiation`, old.setting.autoneg, now.setting.autoneg);
    note(`end ${side}, link training`, old.setting.linkTraining, now.setting.linkTraining);
    note(`end ${side}, application`, old.application?.number, now.application?.number);
    note(`end ${side}, power in mW`, old.power?.max, now.power?.max);
  }
  note('FEC on the line', before.line.fec, after.line.fec);
  note('media', before.line.media, after.line.media);
  note('loss margin in mdB', before.loss?.margin, after.loss?.margin);
  note('reach in mm', before.reach?.limit, after.reach?.limit);
  return changes;
};

/** The link with the spare in it: only this end's transceiver, or both plugs of a cable, which are one part. */
const withPart = (plan: Plan, question: LinkQuestion, side: Side, part: Module): LinkQuestion =>
  part.kind === 'transceiver' && question[side].module.kind === 'transceiver'
    ? { ...question, [side]: { ...question[side], module: part } }
    : swapped(plan.catalog, question, { kind: 'module', side, module: part.id });

const after = (plan: Plan, questions: ClassQuestions, link: number, side: Side, part: Module): LinkAfter => {
  const question = questions.of(link);
  if (!question) {
    const message = 'the question of this link cannot be put together from the catalogue';
    return { link, works: undefined, causes: [{ code: '', message }], changes: [], fixes: [] };
  }
  const changed = withPart(plan, question, side, part);
  const [before, verdict] = [checkLink(plan.catalog, question), checkLink(plan.catalog, changed)];
  return {
    link,
    works: verdict.works,
    causes: verdict.works ? [] : verdict.causes.map((cause) => ({ code: cause.code, message: textOf(cause).message })),
    changes: before.works && verdict.works ? differences(before.proof, verdict.proof) : [],
    fixes: verdict.works ? [] : nearestFixes(plan.catalog, changed, 3).map(({ orders }) => orders.join('; ')),
  };
};

const portsOfCage = (plan: Plan, cage: number): readonly number[] =>
  [...plan.cagePorts.subarray(plan.cageStart[cage], plan.cageStart[cage + 1])].filter(
    (port) => plan.link[port] !== NONE,
  );

/** Ports that lose their link: those of the cage, what faces them, and for a cable everything in the cages of its other plugs. */
const flapsOf = (plan: Plan, port: number, isCable: boolean): Replacement['flaps'] => {
  const cages = new Map<number, string>([[cageOf(plan, port), 'in the cage that is pulled']]);
  if (isCable) {
    for (const member of portsOfCage(plan, cageOf(plan, port))) {
      const far = farOf(plan, member);
      const trunk = plan.plug[far] as number;
      cages.set(cageOf(plan, far), 'at another plug of the same cable');
      // seen from a leg: the other legs hang on the trunk
      if ((plan.plugLinks[trunk] as number) > 1)
        for (const leg of portsOfCage(plan, cageOf(plan, far)))
          cages.set(cageOf(plan, farOf(plan, leg)), 'at another plug of the same cable');
    }
    cages.set(cageOf(plan, port), 'in the cage that is pulled');
  }
  const flaps = new Map<number, string>();
  for (const [cage, why] of cages) for (const member of portsOfCage(plan, cage)) flaps.set(member, why);
  for (const member of [...flaps.keys()]) {
    const far = farOf(plan, member);
    if (!flaps.has(far)) flaps.set(far, `faces ${portName(plan, member)}`);
  }
  return [...flaps].map(([at, why]) => ({ port: at, why }));
};

/** Would this spare work in this port, what changes with it, and which ports go down meanwhile? */
export const replaceAt = (plan: Plan, port: number, part: Module): Replacement => {
  const questions = new ClassQuestions(plan);
  const members = portsOfCage(plan, cageOf(plan, port));
  const links = members.map((member) => {
    const link = plan.link[member] as number;
    return after(plan, questions, link, plan.fabric.links.get(link, 'a') === member ? 'a' : 'b', part);
  });
  const planned = plan.fabric.cages.text(cageOf(plan, port), 'module');
  const isCable = part.kind !== 'transceiver' || plan.catalog.modules.get(planned as never)?.kind !== 'transceiver';
  const all = links.map(({ works }) => works);
  return {
    port,
    planned,
    part: part.id,
    works: all.includes(false) ? false : all.length === 0 || all.includes(undefined) ? undefined : true,
    links,
    flaps: flapsOf(plan, port, isCable),
  };
};
