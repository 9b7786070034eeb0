import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { builtinCatalog } from '../../catalog/index.ts';
import { type Answer, answerBatch } from './answer.ts';
import { rowSchema } from './schema.ts';

/* What vendors' documents say of pairs (cases/vendor): each row agrees with us, or says why not. */

const FAMILIES = ['CAGE', 'POWER', 'ELECTRICAL', 'OPTICAL', 'BREAKOUT', 'FIBER', 'REACH', 'FEC', 'SETTINGS'] as const;
const family = z.enum(FAMILIES);
const text = z.string().min(2);

const works = z.strictObject({
  works: z.literal(true),
  speedGbps: z.number().positive(),
  links: z.int().positive(),
  fec: z.strictObject({ line: z.string(), aHost: z.string(), bHost: z.string() }).optional(),
});
const fails = z.strictObject({
  works: z.literal(false),
  reasonFamily: family,
  alsoTrueFamilies: z.array(family).optional(),
});
const ours = z.union([z.strictObject({ works: z.literal(true) }), fails]);

const caseSchema = z.strictObject({
  ...rowSchema.shape,
  title: text,
  source: z.strictObject({ document: z.string(), where: text }),
  says: text,
  expect: z.union([works, fails]),
  explained: z.strictObject({ ours, why: z.string().min(40) }).optional(),
});
const fileSchema = z.strictObject({
  about: text,
  documents: z.array(z.strictObject({ id: z.string(), title: text, url: z.url() })).min(1),
  rows: z.array(caseSchema).min(1),
});

type Case = z.infer<typeof caseSchema>;

const FOLDER = 'cases/vendor';
const files = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .map((name) => fileSchema.parse(JSON.parse(readFileSync(`${FOLDER}/${name}`, 'utf8'))));
const documents = files.flatMap((file) => file.documents);
const cases = files.flatMap((file) => file.rows);
const answers = new Map(answerBatch(builtinCatalog(), cases).map((answer) => [answer.id, answer]));

/** Whether an answer is what was expected: the links and their speed, or the family of the first cause. */
const agrees = (answer: Answer | undefined, wanted: Case['expect'] | z.infer<typeof ours>): boolean => {
  if (!answer || answer.works !== wanted.works) return false;
  if (!wanted.works) {
    return [wanted.reasonFamily, ...(wanted.alsoTrueFamilies ?? [])].some((f) => f === answer.reasonFamily);
  }
  if (!('links' in wanted)) return true;
  const { speedGbps, links, fec } = wanted;
  return (
    answer.speedGbps === speedGbps &&
    answer.links === links &&
    (fec === undefined || JSON.stringify(answer.fec) === JSON.stringify(fec))
  );
};

describe('what vendors publish', () => {
  it.each(cases.map((c) => [c.id, c.title, c] as const))('%s %s', (id, _title, row) => {
    const answer = answers.get(id);
    const seen = JSON.stringify(answer);
    expect(agrees(answer, row.expect), seen).toBe(row.explained === undefined);
    if (row.explained) expect(agrees(answer, row.explained.ours), seen).toBe(true);
  });

  it('comes from documents that are named, every one of them used', () => {
    const ids = documents.map((d) => d.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const file of files) {
      const used = new Set(file.rows.map((row) => row.source.document));
      expect([...used].toSorted()).toEqual(file.documents.map((d) => d.id).toSorted());
    }
  });

  it('is transcribed once: no two rows of one id or one question', () => {
    expect(new Set(cases.map((c) => c.id)).size).toBe(cases.length);
    const questions = cases.map(({ a, b, media, lengthM }) => JSON.stringify({ a, b, media, lengthM }));
    expect(questions.filter((question, at) => questions.indexOf(question) !== at)).toEqual([]);
  });

  it('is never passed by us without a caution where the document says no', () => {
    for (const { id, expect: wanted } of cases) {
      const answer = answers.get(id);
      if (!wanted.works && answer?.works) expect(answer.diagnostics.length, id).toBeGreaterThan(0);
    }
  });
});

describe('cases/vendor/README.md', () => {
  const readme = readFileSync(`${FOLDER}/README.md`, 'utf8');
  const cells = (line: string): readonly string[] => line.split('|').map((cell) => cell.trim());
  const tableRows = readme.split('\n').filter((line) => /^\| [A-Z0-9]{3} \|/.test(line));

  it('counts the rows of each document as they are', () => {
    const counted = tableRows.map((line) => {
      const [, id = '', , rows = '', differ = ''] = cells(line);
      return [id, Number(rows), Number(differ)];
    });
    const real = documents.map((d) => {
      const mine = cases.filter((c) => c.source.document === d.id);
      return [d.id, mine.length, mine.filter((c) => c.explained).length];
    });
    expect(counted.toSorted()).toEqual(real.toSorted());
    expect(readme).toContain(`${cases.length} pairs from ${documents.length} documents`);
  });

  it('lists the rows that differ, each with its reason, and no others', () => {
    const listed = [...readme.matchAll(/^- \*\*([A-Z0-9]{3}-\d\d)\*\*/gm)].map((match) => match[1]);
    expect(listed.toSorted()).toEqual(
      cases
        .filter((c) => c.explained)
        .map((c) => c.id)
        .toSorted(),
    );
  });
});
