import { excluded, IDLE, type Judgement, type Kind, supported } from '../cause.ts';
import file from '../data/caveats.json' with { type: 'json' };
import type { EndFacts, Said } from '../facts.ts';
import type { View } from '../view.ts';

/** What has to be seen at one end for a caveat to be worth a thought; every condition that is given must hold. */
type When = {
  readonly medium?: string;
  /** Mb/s */
  readonly speeds?: readonly number[];
  /** a pattern of the state of a data path on some lane */
  readonly dataPath?: string;
  readonly config?: string;
  readonly moduleState?: string;
  readonly up?: boolean;
  /** patterns of the part number, of what the module says of its media, and of the system */
  readonly partNumber?: string;
  readonly farPartNumber?: string;
  readonly media?: string;
  readonly system?: string;
  readonly firmware?: string;
};

type Caveat = {
  readonly id: string;
  readonly when: When;
  readonly fact: string;
  readonly advice: string;
  readonly source: string;
  readonly confidence: string;
};

const CAVEATS = file.rows as readonly Caveat[];

const laneWith = (own: EndFacts, key: 'dataPath' | 'config', pattern: string): Said | undefined => {
  const lane = own.lanesWith(key).find((one) => new RegExp(pattern).test(own.at(key, one)?.value ?? ''));
  const fact = lane === undefined ? undefined : own.at(key, lane);
  return fact && { says: `${own.name}: ${fact.value}`, where: fact.where };
};

/** What shows that a condition holds; undefined where it does not, or is not known to. */
const holds = ({ own, far, medium }: View, name: keyof When, when: When): Said | undefined => {
  const text = (value: string | undefined, where: string): Said | undefined =>
    value !== undefined && new RegExp(String(when[name]), 'i').test(value) ? { says: value, where } : undefined;
  const module = own.module;
  switch (name) {
    case 'medium':
      return medium === when.medium ? { says: medium ?? '', where: own.one('medium')?.where ?? own.name } : undefined;
    case 'speeds': {
      const fact = own.one('speed');
      return fact && when.speeds?.includes(fact.value)
        ? { says: `${fact.value / 1000}G`, where: fact.where }
        : undefined;
    }
    case 'dataPath':
    case 'config':
      return laneWith(own, name, when[name] ?? '');
    case 'moduleState':
      return text(own.one('moduleState')?.value, own.one('moduleState')?.where ?? '');
    case 'up': {
      const fact = own.one('up');
      return fact?.value === when.up ? { says: fact?.value ? 'up' : 'down', where: fact?.where ?? '' } : undefined;
    }
    case 'partNumber':
      return text(module?.value.partNumber, module?.where ?? '');
    case 'farPartNumber':
      return text(far.own.module?.value.partNumber, far.own.module?.where ?? '');
    case 'media':
      return text(module?.value.media, module?.where ?? '');
    case 'system':
      return text(own.one('system')?.value, own.one('system')?.where ?? '');
    case 'firmware':
      return text(module?.value.firmware, module?.where ?? '');
  }
};

type Met = { readonly caveat: Caveat; readonly evidence: readonly Said[] };

const met = (view: View): readonly Met[] =>
  CAVEATS.flatMap((caveat) => {
    const names = Object.keys(caveat.when) as (keyof When)[];
    const evidence = names.map((name) => holds(view, name, caveat.when));
    return evidence.every((one) => one !== undefined) ? [{ caveat, evidence: evidence as Said[] }] : [];
  });

const judge = (view: View): Judgement => {
  const found = met(view);
  const noted = view.side === 'a' ? (view.expected?.cautions ?? []) : [];
  const isSick = [view, view.far].some(({ own }) => own.one('up')?.value === false);
  if (found.length > 0 || (noted.length > 0 && isSick))
    return supported(
      'possible',
      [...found.map(({ caveat }) => caveat.fact), ...noted.map(({ says }) => says)].join(' '),
      [
        ...found.flatMap(({ caveat, evidence }) => [
          ...evidence,
          { says: `known exception ${caveat.id}, confidence ${caveat.confidence}`, where: caveat.source },
        ]),
        ...noted.map(({ code, says, source }) => ({ says: `${code} ${says}`, where: source })),
      ],
      [
        ...found.map(({ caveat }) => caveat.advice),
        ...(noted.length > 0 ? ['read what the caution of the proof asks for'] : []),
      ].join(' '),
    );
  return view.own.isEmpty ? IDLE : excluded(`none of the ${CAVEATS.length} exceptions known here fits what is known`);
};

export const caveat: Kind = {
  id: 'caveat',
  name: 'known exception of firmware or platform',
  why: 'What was met in the field with parts like these, each with its source; it fits, and no more. (src/core/diagnose/data/caveats.json, field notes of the catalogue)',
  refuted: 'the same fault with the firmware or setting that the source names as right',
  explains: ['down', 'errors'],
  follows: [],
  of: 'end',
  judge,
};
