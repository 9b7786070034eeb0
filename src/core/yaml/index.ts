export { inOrder } from './in-order.ts';
export type { Path, SpanIndex } from './places.ts';
export { readYaml } from './read.ts';
export { clip, didYouMean, found, listed, pathText } from './words.ts';
