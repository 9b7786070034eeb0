import * as z from 'zod/mini';
import { FABRIC } from './schema.ts';

/** The language as JSON Schema, for editors. In a file of its own so that compiling does not pay for it. */
export const fabricJsonSchema = (): Readonly<Record<string, unknown>> => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'urn:lanewright:fabric:1',
  title: 'Lanewright fabric',
  ...z.toJSONSchema(FABRIC, { target: 'draft-2020-12', io: 'input' }),
});
