import {
  ACCESS_WORDS,
  type AdvertisedApplication,
  type Decoded,
  diffFields,
  type FieldChange,
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

type Row = { readonly where: string; readonly a: string; readonly b: string };

const textOf = (one: FieldRead | undefined): string => (one === undefined ? 'page not in the dump' : fieldText(one));

/** Of two lists as long as each other, what differs, by its number: "3: 0.0001". */
const listTexts = (a: readonly unknown[], b: readonly unknown[]): readonly [string, string] => {
  const places = a.flatMap((value, i) => (value === b[i] ? [] : [i]));
  const shown = (list: readonly unknown[]): string => places.map((i) => `${i + 1}: ${String(list[i])}`).join(', ');
  return [shown(a), shown(b)];
};

const fieldRow = ({ page, field, a, b }: FieldChange): Row => {
  const lists = Array.isArray(a?.value) && Array.isArray(b?.value) && a.value.length === b.value.length;
  const [one, other] = lists
    ? listTexts(a.value as readonly unknown[], b.value as readonly unknown[])
    : [textOf(a), textOf(b)];
  return { where: `${field.name} (${pageWords(page)}, byte ${field.byte})`, a: one, b: other };
};

const applicationText = (app: AdvertisedApplication): string => {
  const host = `${app.hostInterface ?? app.hostInterfaceId}, ${app.hostLanes} ${app.hostLanes === 1 ? 'lane' : 'lanes'} from ${app.hostStartLanes.join(', ') || 'none'}`;
  const starts = app.mediaStartLanes === undefined ? '' : ` from ${app.mediaStartLanes.join(', ') || 'none'}`;
  return `${host}; ${app.mediaInterface ?? app.mediaInterfaceId}, ${app.mediaLanes} ${app.mediaLanes === 1 ? 'lane' : 'lanes'}${starts}`;
};

const applicationsOf = ({ values }: Decoded): ReadonlyMap<number, string> =>
  new Map(
    ((values.applications ?? []) as readonly AdvertisedApplication[]).map((app) => [app.appSel, applicationText(app)]),
  );

/** Descriptors are bytes in one place and options in another: they are told as applications. */
const applicationRows = (a: Decoded, b: Decoded): readonly Row[] => {
  const [left, right] = [applicationsOf(a), applicationsOf(b)];
  return [...new Set([...left.keys(), ...right.keys()])]
    .toSorted((x, y) => x - y)
    .filter((app) => left.get(app) !== right.get(app))
    .map((app) => ({ where: `application ${app}`, a: left.get(app) ?? 'none', b: right.get(app) ?? 'none' }));
};

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
  else {
    const plain = changes.filter(({ field }) => !field.name.startsWith('ApplicationDescriptor'));
    const rows = [...plain.map(fieldRow), ...applicationRows(one.decoded, other.decoded)];
    print(`a  ${a}`, `b  ${b}`, '', ...rows.flatMap((row) => [row.where, `  a  ${row.a}`, `  b  ${row.b}`]));
  }
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
