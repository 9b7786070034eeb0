import { type CopperAutoneg, isLaneToLane } from '../parts/index.ts';
import type { EndContext, LinkContext } from './question.ts';

/** How a port negotiates and trains in this link. */
export type Negotiation = { readonly autoneg: boolean; readonly linkTraining: boolean };

/** The autonegotiation that the medium carries: that of its copper PMD; none over everything optical or retimed. */
export const lineAutoneg = (link: LinkContext): CopperAutoneg =>
  (link.cable && isLaneToLane(link.cable) && link.copperPmds.find((pmd) => pmd.autoneg !== 'none')?.autoneg) || 'none';

/** What an end really does: as set, else as the medium wants; clause 73 training follows autonegotiation where nothing is said. */
export const negotiation = (link: LinkContext, end: EndContext): Negotiation => {
  const line = lineAutoneg(link);
  const autoneg = end.setting.autoneg ?? line !== 'none';
  return { autoneg, linkTraining: end.setting.linkTraining ?? (autoneg && line !== 'clause-28') };
};
