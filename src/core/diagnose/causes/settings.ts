import { commandFor, type Topic } from '../ask.ts';
import { excluded, type Judgement, type Strength, supported, unknown } from '../cause.ts';
import type { Fact, Known, Said } from '../facts.ts';
import type { View } from '../view.ts';

/** A setting that both ends have: how it is read, what the proof wants, and what a difference means. */
export type Setting<K extends keyof Known> = {
  readonly key: K;
  readonly what: string;
  readonly topic: Topic;
  readonly wanted: (view: View) => Known[K] | undefined;
  readonly text: (value: Known[K]) => string;
  /** how surely two ends that differ are at fault, where no proof says what is right; undefined: they may differ */
  readonly differ: (view: View) => Strength | undefined;
  /** how surely an end is at fault that is not as the proof has it */
  readonly unlike: (view: View) => Strength;
  readonly order: (view: View, value: string) => string;
};

/** Compares a setting of both ends with the proof, or without one with each other. */
export const compareSetting = <K extends keyof Known>(view: View, setting: Setting<K>): Judgement => {
  const ends = [view, view.far] as const;
  const read = ends.map((end) => end.own.one(setting.key));
  const say = (end: View, fact: Fact<Known[K]>): Said => ({
    says: `${end.own.name}: ${setting.what} ${setting.text(fact.value)}`,
    where: fact.where,
  });
  const wrong = ends.flatMap((end, i) => {
    const [fact, wanted] = [read[i], setting.wanted(end)];
    return fact && wanted !== undefined && fact.value !== wanted ? [{ end, fact, wanted }] : [];
  });
  const [first] = wrong;
  if (first)
    return supported(
      setting.unlike(first.end),
      wrong
        .map(
          ({ end, fact, wanted }) =>
            `${end.own.name} has ${setting.what} ${setting.text(fact.value)}, the proof has ${setting.text(wanted)}`,
        )
        .join('; '),
      [
        ...ends.flatMap((end, i) => (read[i] ? [say(end, read[i])] : [])),
        ...wrong.map(({ end, wanted }) => ({
          says: `wanted at ${end.own.name}: ${setting.text(wanted)}`,
          where: view.expected?.source ?? '',
        })),
      ],
      wrong.map(({ end, wanted }) => setting.order(end, setting.text(wanted))).join('; '),
    );
  const [a, b] = read;
  const said = ends.flatMap((end, i) => (read[i] ? [say(end, read[i])] : []));
  const proved = ends.every((end) => setting.wanted(end) !== undefined);
  if (a && b && !proved && a.value !== b.value) {
    const strength = setting.differ(view);
    if (strength !== undefined)
      return supported(
        strength,
        `the ends differ: ${said.map(({ says }) => says).join('; ')}`,
        said,
        `set both ends alike; which is right says a proof (--from, --to, --length, or --plan)`,
      );
    return excluded('nothing wants both ends alike', ...said);
  }
  if (a && b)
    return excluded(proved ? 'as the proof has it at both ends' : `${setting.text(a.value)} at both ends`, ...said);
  const missing = a ? view.far : view;
  const clash = missing.own.contradictions.find(({ key }) => key === setting.key);
  return unknown(
    clash
      ? `${setting.what} at ${missing.own.name}: its sources contradict each other (${clash.facts.map(({ value, where }) => `${setting.text(value as Known[K])}, ${where}`).join('; ')})`
      : `${setting.what} at ${missing.own.name}${a || b ? '' : ` and ${missing.far.own.name}`}`,
    commandFor(missing.own, setting.topic),
  );
};
