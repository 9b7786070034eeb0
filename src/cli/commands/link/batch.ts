import type { Catalog } from '../../../core/catalog/index.ts';
import type { Answer } from '../../../core/link/batch/answer.ts';
import { nearestFixes } from '../../../core/optics/index.ts';
import { readTextFile } from '../../../host/files.ts';
import { EXIT, UsageError } from '../../exit.ts';
import { paint, print, printJson, progress } from '../../terminal.ts';

/** Batches are read whole; a larger one is split by its writer. */
const MAX_BATCH_BYTES = 64 * 1024 * 1024;

/** Rows judged between two signs of progress. */
const PIECE = 5_000;

const rowsOf = (path: string, text: string): readonly unknown[] => {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${path} is no JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (Array.isArray(parsed)) return parsed;
  if (typeof parsed === 'object' && parsed !== null && 'rows' in parsed && Array.isArray(parsed.rows))
    return parsed.rows;
  throw new UsageError(`${path}: expected an array of link questions, or an object with "rows"`);
};

/** `link --batch FILE`: a verdict for each row, and for each that fails what would make it work. */
export const batch = async (catalog: Catalog, path: string, fixes: number, json: boolean): Promise<number> => {
  const read = await readTextFile(path, MAX_BATCH_BYTES);
  if ('problem' in read) throw new UsageError(`cannot read ${path}: ${read.problem} (${read.detail})`);
  const { answerBatch } = await import('../../../core/link/batch/answer.ts');
  const rows = rowsOf(path, read.text);
  const step = progress();
  const answers: Answer[] = [];
  for (let at = 0; at < rows.length; at += PIECE) {
    step(`link ${at + 1} of ${rows.length}`);
    answers.push(
      ...answerBatch(catalog, rows.slice(at, at + PIECE), at, (question) => nearestFixes(catalog, question, fixes)),
    );
  }
  if (json) printJson(answers);
  else {
    for (const answer of answers) {
      const [first] = answer.diagnostics;
      if (answer.works)
        print(`${paint('green', 'works')}  ${answer.id}  ${answer.links} x ${answer.speedGbps}G  ${answer.reasonCode}`);
      else
        print(
          `${paint('red', 'fails')}  ${answer.id}  ${answer.reasonFamily} ${first?.code ?? ''}  ${first?.message ?? ''}`,
          ...answer.fixes.map(({ orders }) => `       ${paint('green', 'works if')} you ${orders.join('; ')}`),
        );
    }
    print('', `${answers.filter((answer) => answer.works).length} of ${answers.length} links work`);
  }
  return answers.every((answer) => answer.works) ? EXIT.clean : EXIT.diagnostics;
};
