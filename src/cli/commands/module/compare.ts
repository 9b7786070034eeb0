import {
  ACCESS_WORDS,
  diffFields,
  type FieldRead,
  fieldsOf,
  fieldText,
  type MemoryModel,
  pageWords,
  sourcesOf,
} from '../../../core/module/index.ts';
import { EXIT, UsageError } from '../../exit.ts';
import { paint, print, printJson, table } from '../../terminal.ts';
import { readModule } from './read.ts';

const textOf = (one: FieldRead | undefined): string => (one === undefined ? 'page not in the dump' : fieldText(one));

/** `module diff A B`: what differs, field by field; exit 1 where something does. */
export const diff = async (a: string, b: string, options: { readonly json?: boolean }): Promise<number> => {
  const [one, other] = [await readModule(a), await readModule(b)];
  const changes = diffFields(one.decoded.memory, other.decoded.memory);
  if (!changes)
    throw new UsageError(
      `${a} is read by ${one.decoded.memoryModel}, ${b} by ${other.decoded.memoryModel}: their fields cannot be set against each other`,
    );
  if (options.json)
    printJson(
      changes.map(({ page, field, a: left, b: right }) => ({
        page,
        byte: field.byte,
        name: field.name,
        a: left?.value ?? null,
        b: right?.value ?? null,
      })),
    );
  else if (changes.length === 0) print('the same in every field');
  else
    print(
      ...table([
        ['page', 'byte', 'field', 'a', 'b'],
        ...changes.map(({ page, field, a: left, b: right }) => [
          pageWords(page),
          String(field.byte),
          field.name,
          textOf(left),
          textOf(right),
        ]),
      ]),
      '',
      `${changes.length} fields differ`,
    );
  return changes.length > 0 ? EXIT.diagnostics : EXIT.clean;
};

const MODELS: readonly MemoryModel[] = ['CMIS', 'SFF-8636', 'SFF-8472'];

/** `module fields [model]`: the map that decoding, encoding and the viewer go by. */
export const fields = (
  model: string | undefined,
  options: { readonly page?: string; readonly json?: boolean },
): number => {
  const models = MODELS.filter(
    (one) => model === undefined || one.toLowerCase().replace('-', '') === model.toLowerCase().replace('-', ''),
  );
  if (models.length === 0) throw new UsageError(`no memory map "${model}"; maps: ${MODELS.join(', ')}`);
  const page = options.page?.toLowerCase();
  const rows = models.flatMap((one) =>
    fieldsOf(one)
      .filter((field) => page === undefined || field.page.toLowerCase() === page)
      .map((field) => ({ model: one, field })),
  );
  if (options.json) {
    printJson(rows.map(({ model: of, field }) => ({ model: of, ...field })));
    return EXIT.clean;
  }
  for (const one of models) {
    print(
      paint('bold', `${one} (${sourcesOf(one).join(', ')})`),
      ...table([
        ['page', 'byte', 'bits', 'field', 'read as', 'access', 'since', 'value', 'note'],
        ...rows
          .filter(({ model: of }) => of === one)
          .map(({ field }) => [
            field.page,
            String(field.byte),
            field.bits ?? '',
            field.name,
            `${field.as}${field.count === undefined ? '' : ` x ${field.count}`}${field.unit === undefined ? '' : `, ${field.unit}`}`,
            ACCESS_WORDS[field.access ?? 'RO'],
            field.since ?? '',
            field.key ?? '',
            field.note ?? '',
          ]),
      ]),
      '',
    );
  }
  return EXIT.clean;
};
