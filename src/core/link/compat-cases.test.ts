import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { builtinCatalog } from '../catalog/index.ts';
import { type Answer, answerBatch } from './batch/answer.ts';

/*
 * The checked link cases: they live beside the repository, not in it. CI has them and makes these tests run; a stranger's
 * clone skips them and says so.
 */
const shared = resolve(process.env.LANEWRIGHT_SHARED ?? '../shared');
const FILES = ['compat-cases.json', 'compat-cases-2.json'].map((name) => resolve(shared, 'data', name));
const present = FILES.every((file) => existsSync(file));

type Case = {
  readonly id: string;
  readonly title: string;
  readonly confidence: 'high' | 'medium' | 'low';
  readonly expect: {
    readonly works: boolean;
    readonly speedGbps: number;
    readonly links: number;
    readonly lanes: Record<string, number | null> | null;
    readonly fec: Record<string, string> | null;
    readonly reasonFamily: string;
    readonly alsoTrueFamilies: readonly string[];
  };
};

describe.skipIf(!present)(
  `checked link cases (${present ? shared : 'skipped: no ../shared beside this clone'})`,
  () => {
    const cases: readonly Case[] = present ? FILES.flatMap((file) => JSON.parse(readFileSync(file, 'utf8')).rows) : [];
    const answers = new Map<string, Answer>(answerBatch(builtinCatalog(), cases).map((answer) => [answer.id, answer]));

    it.each(cases.map((c) => [c.id, c.title, c] as const))('%s %s', (id, _title, { expect: wanted }) => {
      const answer = answers.get(id);
      expect(answer?.works, JSON.stringify(answer?.diagnostics)).toBe(wanted.works);
      if (!wanted.works) {
        expect([wanted.reasonFamily, ...wanted.alsoTrueFamilies]).toContain(answer?.reasonFamily);
        return;
      }
      expect(answer).toMatchObject({ speedGbps: wanted.speedGbps, links: wanted.links });
      expect(answer?.lanes).toMatchObject(wanted.lanes ?? {});
      expect(answer?.fec).toMatchObject(wanted.fec ?? {});
    });
  },
);

const OWN = ['cases.json', 'independent.json'];

describe.each(OWN)('our own link cases, %s', (file) => {
  type OwnCase = Pick<Case, 'id' | 'title'> & {
    readonly expect: Partial<Case['expect']> & { readonly works: boolean };
  };
  const rows: readonly OwnCase[] = JSON.parse(readFileSync(resolve('cases/link', file), 'utf8')).rows;
  const answers = new Map(answerBatch(builtinCatalog(), rows).map((answer) => [answer.id, answer]));

  it.each(rows.map((c) => [c.id, c.title, c.expect] as const))('%s %s', (id, _title, wanted) => {
    const answer = answers.get(id);
    expect(answer?.works, JSON.stringify(answer?.diagnostics)).toBe(wanted.works);
    if (wanted.works) expect(answer?.links).toBe(wanted.links);
    else expect([wanted.reasonFamily, ...(wanted.alsoTrueFamilies ?? [])]).toContain(answer?.reasonFamily);
  });
});
