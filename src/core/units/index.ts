export type { Brand } from './brand.ts';
export * from './format.ts';
export { contentHash } from './hash.ts';
export { naturalCompare } from './order.ts';
export * from './parse.ts';
export * from './quantity.ts';
