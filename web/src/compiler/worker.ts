/// <reference lib="webworker" />
import { ANSWERS } from './answers.ts';
import type { Answer, Ask } from './protocol.ts';

declare const self: DedicatedWorkerGlobalScope;

/** Arrays are handed over, not copied. */
const buffersOf = (value: unknown, found: Set<ArrayBuffer> = new Set()): Set<ArrayBuffer> => {
  if (ArrayBuffer.isView(value)) found.add(value.buffer as ArrayBuffer);
  else if (typeof value === 'object' && value !== null && 'columns' in value) {
    for (const column of Object.values((value as { columns: object }).columns)) buffersOf(column, found);
  }
  return found;
};

const answer = async ({ id, name, ask }: Ask): Promise<{ message: Answer; transfer: Transferable[] }> => {
  try {
    const found = (ANSWERS[name] as (ask: unknown) => unknown)(ask);
    // awaited only where it is not there yet: the others are answered in the order in which they are asked
    const value = found instanceof Promise ? await found : found;
    const { fabric, draft } = (name === 'compile' ? value : {}) as Partial<Record<string, { readonly tables: object }>>;
    const transfer = [fabric, draft].flatMap((packed) =>
      packed ? Object.values(packed.tables).flatMap((table) => [...buffersOf(table)]) : [],
    );
    return { message: { id, answer: value }, transfer };
  } catch (error) {
    // a fault of ours: the page says so and stays alive
    const bug = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { message: { id, bug }, transfer: [] };
  }
};

self.onmessage = async ({ data }: MessageEvent<Ask>) => {
  const { message, transfer } = await answer(data);
  self.postMessage(message, transfer);
};
