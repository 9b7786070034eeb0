import type { Said } from './facts.ts';
import type { Side, View } from './view.ts';

/** How sure evidence makes a cause: it is read off directly; it fits and little else does; it fits among others. */
export const STRENGTHS = ['shown', 'likely', 'possible'] as const;
export type Strength = (typeof STRENGTHS)[number];

/** What one rule says of one end, or of the link as a whole. */
export type Judgement =
  | {
      readonly outcome: 'supported';
      readonly strength: Strength;
      /** what is wrong, with its place, in one sentence */
      readonly says: string;
      readonly evidence: readonly Said[];
      /** what to check or do next */
      readonly next: string;
    }
  /** evidence rules it out: the reason, short */
  | { readonly outcome: 'excluded'; readonly says: string; readonly evidence: readonly Said[] }
  /** nothing tells: what would, as a command or a thing to look at */
  | { readonly outcome: 'unknown'; readonly says: string; readonly ask: string }
  /** the question does not arise: copper has no light */
  | { readonly outcome: 'idle' };

/** What can be seen to be wrong with a link, from outside: a cause is measured by how much of it it explains. */
export type Symptom = 'down' | 'dark' | 'far dark' | 'unlocked' | 'errors' | 'far errors';

/** One kind of cause: a rule over what is known. */
export type Kind = {
  readonly id: string;
  /** its name in answers: "transmitter off" */
  readonly name: string;
  /** the rule, and who says so */
  readonly why: string;
  /** what would show that it is not this */
  readonly refuted: string;
  /** symptoms that follow from it, at the end that has it */
  readonly explains: readonly Symptom[];
  /**
   * Kinds that bring it about, at the same end or, with `far:` before them, at the other one: where one of those is supported, this
   * one follows from it.
   */
  readonly follows: readonly string[];
  /**
   * A link that is up does not have it. Flags hold what is past, and say nothing then; states are read as they are: beside a link that
   * is up one of the two readings is of another time, and the link is not called healthy.
   */
  readonly notWhereUp?: 'flags' | 'states';
  /** asked of each end, or once of the link */
  readonly of: 'end' | 'link';
  readonly judge: (view: View) => Judgement;
};

export const IDLE: Judgement = { outcome: 'idle' };

export const excluded = (says: string, ...evidence: readonly Said[]): Judgement => ({
  outcome: 'excluded',
  says,
  evidence,
});

export const unknown = (says: string, ask: string): Judgement => ({ outcome: 'unknown', says, ask });

export const supported = (strength: Strength, says: string, evidence: readonly Said[], next: string): Judgement => ({
  outcome: 'supported',
  strength,
  says,
  evidence,
  next,
});

/** A judgement with the kind and the end that it is of; `end` is undefined for the link as a whole. */
export type Judged<J extends Judgement = Judgement> = { readonly kind: Kind; readonly end: Side | undefined } & J;
