import { type Diagnostic, diagnostic } from '../../diagnostics/index.ts';
import type { FibrePlant } from '../../parts/index.ts';
import { idle, notFibre, saw } from '../evidence.ts';
import { clauseName } from '../plugs.ts';
import { type EndContext, type LinkContext, otherSide, type Rule, type Side } from '../question.ts';
import { channelLoss } from '../reach.ts';
import { lightsMeet } from './optics.ts';

/** Power above the receiver maximum in mdB when positive; undefined where a figure is missing. */
export const overloadOf = (plant: FibrePlant, from: EndContext, to: EndContext): number | undefined => {
  const tx = from.application?.media;
  const rx = to.application?.media;
  if (tx?.txMax === undefined || rx?.rxMax === undefined) return undefined;
  // amplifiers set the level of coherent lines; nothing amplifies the others
  if (plant.amplified && tx.unamplifiedLoss !== undefined) return undefined;
  return tx.txMax - channelLoss(plant, tx).total - rx.rxMax;
};

const check = (link: LinkContext): readonly Diagnostic[] => {
  const { plant } = link;
  if (plant.kind !== 'fibre' || link.cable || !lightsMeet(link)) return [];
  return (['a', 'b'] as const).flatMap((side: Side) => {
    const from = link[side];
    const to = link[otherSide(side)];
    const excess = overloadOf(plant, from, to);
    const tx = from.application?.media;
    const rx = to.application?.media;
    if (excess === undefined || excess <= 0 || tx?.txMax === undefined || rx?.rxMax === undefined) return [];
    const channel = channelLoss(plant, tx).total;
    return [
      diagnostic('LW3703', {
        tx: tx.id,
        txMax: tx.txMax / 1000,
        loss: channel / 1000,
        level: (tx.txMax - channel) / 1000,
        rx: rx.id,
        rxMax: rx.rxMax / 1000,
        clause: clauseName(rx.clause),
        attenuator: excess / 1000,
        end: to.side,
      }),
    ];
  });
};

/** The strongest light that can arrive at the far end, against what its receiver bears. */
const levelText = (link: LinkContext, side: Side): string | undefined => {
  const { plant } = link;
  const tx = link[side].application?.media;
  const far = otherSide(side);
  const rx = link[far].application?.media;
  if (plant.kind !== 'fibre' || tx?.txMax === undefined || rx?.rxMax === undefined) return undefined;
  const level = (tx.txMax - channelLoss(plant, tx).total) / 1000;
  return `end ${far} receives at most ${level} dBm of ${rx.rxMax / 1000} dBm (${clauseName(rx.clause)})`;
};

/** The strongest transmitter the standard allows must not overload the far receiver on a short link. */
export const overload: Rule = {
  id: 'overload',
  demands: 'transmitter maximum minus channel loss stays within the receiver maximum',
  source: 'transmit and receive characteristics of the 802.3 PMD clauses and MSAs',
  ofOneLight: true,
  check,
  evidence: (link) => {
    const other = notFibre(link);
    if (other) return other;
    if (!lightsMeet(link)) return idle('the lights do not meet: see driven and optics');
    const lines = (['a', 'b'] as const).map((side) => levelText(link, side));
    return lines.some((line) => line !== undefined)
      ? saw(...lines)
      : idle('the power limits are not all known; within one PMD its own limits keep light below overload');
  },
};
