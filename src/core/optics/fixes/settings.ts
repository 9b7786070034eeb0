import type { Catalog } from '../../catalog/catalog.ts';
import { checkLink, type LinkQuestion, type Proof, type Side } from '../../link/index.ts';
import type { HostFec, PortSetting } from '../../parts/index.ts';
import { type Draft, endName, withSetting } from './draft.ts';

/** What a person sets on a port besides speed and lanes. */
type Knob = 'fec' | 'autoneg' | 'linkTraining' | 'protocol';
const KNOBS: readonly Knob[] = ['fec', 'autoneg', 'linkTraining', 'protocol'];

type Stated = { readonly side: Side; readonly knob: Knob };

const HOST_FEC: readonly HostFec[] = ['none', 'BASE-R', 'RS(528,514)', 'RS(544,514)', 'RS-FEC-Int'];
const hostFec = (text: string): HostFec | undefined => HOST_FEC.find((code) => code === text);

/** The settings that the question states; the others follow from the rules already. */
const statedOf = (question: LinkQuestion): readonly Stated[] =>
  (['a', 'b'] as const).flatMap((side) =>
    KNOBS.filter((knob) => question[side].setting[knob] !== undefined).map((knob) => ({ side, knob })),
  );

/** A setting left to the rules; a protocol follows the far end, since one line carries one. */
const freed = (question: LinkQuestion, { side, knob }: Stated): LinkQuestion => {
  const far = question[side === 'a' ? 'b' : 'a'].setting.protocol;
  return withSetting(question, side, { [knob]: knob === 'protocol' ? far : undefined });
};

/** What the proof sets there, as a value to state. */
const proved = (proof: Proof, { side, knob }: Stated): PortSetting[Knob] => {
  const { setting } = proof[side];
  return knob === 'fec' ? hostFec(setting.fec) : setting[knob];
};

const orderOf = (question: LinkQuestion, { side, knob }: Stated, value: PortSetting[Knob]): string => {
  const at = `at ${endName(question, side)}`;
  switch (knob) {
    case 'fec':
      return value === 'none' ? `turn FEC off ${at}` : `set FEC ${value ?? 'as the module does it'} ${at}`;
    case 'autoneg':
      return `turn autonegotiation ${value ? 'on' : 'off'} ${at}`;
    case 'linkTraining':
      return `turn link training ${value ? 'on' : 'off'} ${at}`;
    case 'protocol':
      return `set the port to ${value ?? 'ethernet'} ${at}`;
  }
};

/** The smallest sets first: each alone, each two, all. */
const subsets = function* (stated: readonly Stated[]): Iterable<readonly Stated[]> {
  for (const one of stated) yield [one];
  for (const [i, one] of stated.entries()) for (const two of stated.slice(i + 1)) yield [one, two];
  if (stated.length > 2) yield stated;
};

/** A question that works, and the settings to change for it in words (none where it works as it is). */
export type Settled = { readonly question: LinkQuestion; readonly orders: readonly string[] };

/**
 * Makes a question work by its settings alone: as they are, else by the fewest changed ones, each set to what the proof says.
 * Undefined where settings cannot help.
 */
export const settle = (catalog: Catalog, question: LinkQuestion): Settled | undefined => {
  if (checkLink(catalog, question).works) return { question, orders: [] };
  for (const subset of subsets(statedOf(question))) {
    const verdict = checkLink(catalog, subset.reduce(freed, question));
    if (!verdict.works) continue;
    let settled = question;
    const orders: string[] = [];
    for (const stated of subset) {
      const value = proved(verdict.proof, stated);
      if (value === question[stated.side].setting[stated.knob]) continue;
      settled = withSetting(settled, stated.side, { [stated.knob]: value });
      orders.push(orderOf(question, stated, value));
    }
    // stated as a person would type them, and asked again
    if (orders.length && checkLink(catalog, settled).works) return { question: settled, orders };
  }
  return undefined;
};

/** The settings as they are now, to be settled. */
export const settings = function* (_catalog: Catalog, question: LinkQuestion): Iterable<Draft> {
  if (statedOf(question).length > 0) yield { kind: 'setting', orders: [], question };
};
