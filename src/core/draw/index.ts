export { type BarRow, barsPicture } from './bars.ts';
export { lanePicture } from './lanes.ts';
export { lossPicture } from './loss.ts';
export { networkPicture } from './network.ts';
export type { Picture, Shape } from './picture.ts';
export { escapeMarkup, PICTURE_STYLE, toSvg } from './svg.ts';
