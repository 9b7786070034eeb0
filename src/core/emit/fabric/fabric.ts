import { fabricJson, writeLock } from '../../fabric/index.ts';
import type { Emitter } from '../emitter.ts';

/** `fabric.json`, the intermediate form, and `fabric.lock`, what has been given out. */
export const emitFabric: Emitter = ({ fabric }) => [
  { path: 'fabric.json', chunks: fabricJson(fabric) },
  { path: 'fabric.lock', chunks: [writeLock(fabric)] },
];
