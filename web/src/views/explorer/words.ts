import type { MediaKind } from '../../../../src/core/optics/cost-class.ts';

/** Media as people call them. */
export const MEDIA_WORDS: Readonly<Record<MediaKind, string>> = {
  'twisted-pair': 'twisted pair',
  copper: 'passive copper',
  'active-copper': 'active copper',
  aoc: 'active optical cable',
  multimode: 'multimode fibre',
  singlemode: 'single-mode fibre',
};

/** The two parts with the cabling between them, or the one cable that is all of it. */
export const partsText = ({
  a,
  b,
  cabling,
}: {
  readonly a: string;
  readonly b: string;
  readonly cabling: string;
}): { readonly parts: string; readonly over: string | undefined } =>
  a === b && cabling === a ? { parts: a, over: undefined } : { parts: `${a} + ${b}`, over: cabling };

/** "8 lanes", "1 of 4 links a port, 2 lanes each". */
export const endText = ({ ways, lanesPerLink }: { readonly ways: number; readonly lanesPerLink: number }): string => {
  const lanes = lanesPerLink === 1 ? '1 lane' : `${lanesPerLink} lanes`;
  return ways > 1 ? `split into ${ways} links of ${lanes}` : lanes;
};
