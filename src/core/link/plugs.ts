import type { FibrePlant, Plug, Polish, Receptacle } from '../parts/index.ts';
import type { LinkContext, Side } from './question.ts';

/** The cabling's plugs as they face the two ends. */
export type FacingPlugs = Readonly<Record<Side, Plug>>;

const polishAgrees = (a: Polish | undefined, b: Polish | undefined): boolean => !a || !b || a === b;

const suits = (receptacle: Receptacle | undefined, plug: Plug): number =>
  receptacle ? (receptacle.plug === plug.type ? 2 : 0) + (polishAgrees(receptacle.polish, plug.polish) ? 1 : 0) : 0;

/** Cabling units can be turned round: the way that suits the receptacles, the stated way on a tie. Undefined where no plugs are stated. */
export const facingPlugs = (link: LinkContext, plant: FibrePlant): FacingPlugs | undefined => {
  const { plugs } = plant;
  if (!plugs) return undefined;
  const turned = { a: plugs.b, b: plugs.a };
  const total = (way: FacingPlugs): number =>
    suits(link.a.optic?.receptacle, way.a) + suits(link.b.optic?.receptacle, way.b);
  const difference = total(turned) - total(plugs);
  if (difference !== 0) return difference > 0 ? turned : plugs;
  // a splitter looks alike at both ends: its head belongs where the links part
  const headAtTrunk = link.trunk === 'a' ? plugs.a.count <= plugs.b.count : plugs.b.count <= plugs.a.count;
  return link.legs === 1 || headAtTrunk ? plugs : turned;
};

/** "MPO-12 APC", "2x LC". */
export const plugName = (plug: { type: string; polish: Polish | undefined; count: number }): string =>
  `${plug.count > 1 ? `${plug.count}x ` : ''}${plug.type}${plug.polish ? ` ${polishName(plug.polish)}` : ''}`;

/** As cords are sold: flat faces go by UPC. */
export const polishName = (polish: Polish): string => (polish === 'PC' ? 'UPC' : polish);

/** "802.3 clause 124"; MSA names stay as they are. */
export const clauseName = (clause: string): string => (/^\d/.test(clause) ? `802.3 clause ${clause}` : clause);

export const receptacleName = (r: Receptacle): string => plugName({ type: r.plug, polish: r.polish, count: r.count });

/** Two fibres a plug (LC, CS, SN) against a row of fibres (MPO). */
export const isDuplex = (type: string): boolean => type === 'LC' || type === 'CS' || type === 'SN';
