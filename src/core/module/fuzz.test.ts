import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readerOf } from './codec.ts';
import { decode } from './decode.ts';
import { bytesOf, type Field, fieldsOf } from './field.ts';
import { firstByteOf, type MemoryModel, type ModuleMemory, pageFrom, sizeOf } from './memory.ts';
import { fuzzOnce } from './testing/fuzz.ts';
import { fieldNamed, writeField } from './write.ts';

const MODELS: readonly MemoryModel[] = ['CMIS', 'SFF-8636', 'SFF-8472'];
const UNWRITTEN = new Set(['pair', 'patterns', 'channel-flags', 'f32', 'f16', 'u64']);
/** Lengths are rounded up to what their byte can say, codes of SFF-8636 are read as text, states by name. */
const LOSSY = (field: Field): boolean =>
  field.as.startsWith('scaled-length') ||
  field.show === 'hex' ||
  field.factor !== undefined ||
  field.name === 'ModuleState' ||
  (field.as === 'nibble' && field.codes !== undefined) ||
  field.as === 'ascii';

const writable = MODELS.flatMap((model) =>
  fieldsOf(model)
    .filter((field) => !UNWRITTEN.has(field.as) && !LOSSY(field))
    .map((field) => ({ model, field })),
);

describe('reading', () => {
  it('never throws, whatever the bytes are', () => {
    for (let seed = 0; seed < 5000; seed++) expect(() => fuzzOnce(seed), `seed ${seed}`).not.toThrow();
  });

  it('gives a value for every key of a whole memory', () => {
    for (const model of MODELS) {
      const pages = new Map(
        [...new Set(fieldsOf(model).map(({ page }) => page))].map((page) => [
          page,
          pageFrom(page, new Uint8Array(sizeOf(page))),
        ]),
      );
      expect(decode({ model, pages }).unread).toEqual([]);
    }
  });
});

describe('writing', () => {
  it.each(MODELS)('%s: field names are their own, and no field leaves its page', (model) => {
    const fields = fieldsOf(model);
    expect(new Set(fields.map(({ name }) => name)).size).toBe(fields.length);
    const keys = fields.flatMap(({ key }) => key ?? []);
    expect(new Set(keys).size).toBe(keys.length);
    for (const field of fields) {
      const from = field.byte - firstByteOf(field.page);
      expect(from, field.name).toBeGreaterThanOrEqual(0);
      expect(from + bytesOf(field), field.name).toBeLessThanOrEqual(sizeOf(field.page));
      expect(fieldNamed(model, field.name)).toBe(field);
    }
  });

  it('what is read and written again is the same bytes', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...writable),
        fc.uint8Array({ minLength: 256, maxLength: 256 }),
        ({ model, field }, bytes) => {
          const page = pageFrom(field.page, bytes);
          const value = readerOf(field)(page.bytes, 1);
          const copy = pageFrom(field.page, bytes);
          const memory: ModuleMemory = { model, pages: new Map([[field.page, copy]]) };
          writeField(memory, field.name, value);
          expect(copy.bytes).toEqual(page.bytes);
        },
      ),
      { numRuns: 3000 },
    );
  });
});
