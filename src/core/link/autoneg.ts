import { isLaneToLane } from '../parts/index.ts';
import type { EndContext, LinkContext } from './question.ts';

/** How a port negotiates and trains in this link. */
export type Negotiation = { readonly autoneg: boolean; readonly linkTraining: boolean };

/** Does the medium carry clause 73 pages and training frames at all? Only copper whose PMD has them. */
export const negotiates = (link: LinkContext): boolean =>
  link.cable !== undefined && isLaneToLane(link.cable) && link.copperPmds.some((pmd) => pmd.autoneg);

/** What an end really does: as set, else as the medium wants; training follows autonegotiation where nothing is said. */
export const negotiation = (link: LinkContext, end: EndContext): Negotiation => {
  const wanted = negotiates(link);
  const autoneg = end.setting.autoneg ?? wanted;
  return { autoneg, linkTraining: end.setting.linkTraining ?? end.setting.autoneg ?? wanted };
};
