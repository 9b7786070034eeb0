import { diagnostic } from '../../diagnostics/index.ts';
import type { OpticalPmd } from '../../parts/index.ts';
import { formatLoss, type MilliDecibels } from '../../units/index.ts';
import { idle, notFibre, saw } from '../evidence.ts';
import { clauseName } from '../plugs.ts';
import { bothEnds, type LinkContext, type Rule } from '../question.ts';
import { type ChannelLoss, channelLoss, lossBudget } from '../reach.ts';

/** Loss against budget: what `loss` checks and the proof prints. */
export type LossMargin = {
  readonly loss: ChannelLoss;
  readonly pmd: OpticalPmd;
  /** undefined where neither end's budget is known */
  readonly budget: MilliDecibels | undefined;
  /** both ends have a budget: the smaller one is the link's, and what is left of it its margin */
  readonly isWhole: boolean;
};

/** The channel's loss against the smaller budget of the two ends; undefined where no light is compared. */
export const lossMargin = (link: LinkContext): LossMargin | undefined => {
  const { plant } = link;
  if (plant.kind !== 'fibre' || link.cable) return undefined;
  const ends = bothEnds(link).flatMap(({ application }) => {
    if (!application) return [];
    const pmd = application.media;
    return [{ loss: channelLoss(plant, pmd), pmd, budget: lossBudget(pmd, plant) }];
  });
  const known = ends.filter((end) => end.budget !== undefined);
  const governing = known.toSorted((x, y) => Number(x.budget) - Number(y.budget))[0] ?? ends[0];
  return governing && { ...governing, isWhole: known.length === ends.length };
};

const basisText = (loss: ChannelLoss): string =>
  loss.basis === 'measured'
    ? 'measured'
    : `fibre ${loss.fibre / 1000}, ${loss.connectorCount} mated pair(s) ${loss.connectors / 1000}, splices ${loss.splices / 1000}`;

/** Channel insertion loss against the smaller budget; measured outranks computed. */
export const loss: Rule = {
  id: 'loss',
  demands: 'the channel loses no more than the smaller loss budget of the two ends',
  source: 'channel insertion loss tables of the 802.3 PMD clauses',
  ofOneLight: true,
  check: (link) => {
    const margin = lossMargin(link);
    if (margin?.budget === undefined || margin.loss.total <= margin.budget) return [];
    return [
      diagnostic('LW3702', {
        loss: margin.loss.total / 1000,
        basis: basisText(margin.loss),
        pmd: margin.pmd.id,
        budget: margin.budget / 1000,
        clause: clauseName(margin.pmd.clause),
      }),
    ];
  },
  evidence: (link) => {
    const other = notFibre(link);
    const margin = lossMargin(link);
    if (other || !margin) return other ?? idle('no light is compared: see driven');
    const { pmd, budget, isWhole } = margin;
    const known = isWhole ? '' : ', the only budget known';
    const allowed = budget === undefined ? 'an unknown budget' : `${formatLoss(budget)}${known}`;
    return saw(
      `${formatLoss(margin.loss.total)} of ${allowed} (${pmd.id}, ${clauseName(pmd.clause)}): ${basisText(margin.loss)}`,
    );
  },
};
