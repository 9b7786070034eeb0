import type { Catalog } from '../catalog/catalog.ts';
import type { Fabric } from '../fabric/index.ts';
import type { OrderTerms } from './order/terms.ts';

/** Why a number of the design is as it is. */
export type SizingRow = {
  readonly key: string;
  readonly value: number;
  readonly why: string;
  readonly cliff?: string | undefined;
};

/** Everything an emitter reads: a finished fabric, the facts, the reasons of the sizing, and the terms of the order. */
export type EmitInput = {
  readonly fabric: Fabric;
  readonly catalog: Catalog;
  readonly sizing: readonly SizingRow[];
  readonly order: OrderTerms;
};

/** A file to write: text or bytes in pieces, so that memory does not grow with the output. */
export type EmittedFile = { readonly path: string; readonly chunks: Iterable<string | Uint8Array> };

/** One target of output: a pure function from the fabric to files. */
export type Emitter = (input: EmitInput) => readonly EmittedFile[];
