import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type Diagnostic, diagnostic, hasErrors, plural, renderPretty, toJson } from '../../core/diagnostics/index.ts';
import {
  cageCounts,
  type DeviceTypeText,
  draftFiles,
  GAPS,
  type Imported,
  importDeviceTypes,
} from '../../core/netbox/index.ts';
import type { DeviceKind } from '../../core/parts/index.ts';
import { listFolder, MAX_SOURCE_BYTES, readTextFile } from '../../host/files.ts';
import { EXIT, UsageError } from '../exit.ts';
import { type CatalogOption, loadCatalog } from '../load-catalog.ts';
import { paint, print, printJson, table, usesColor } from '../terminal.ts';
import { writeOut } from '../write-out.ts';

type ImportOptions = CatalogOption & { readonly as: DeviceKind; readonly out?: string; readonly json?: boolean };

type Told = { readonly diagnostics: readonly Diagnostic[] };

/** Files named, and those of folders named; a file that is too large is told, one that is not there ends the command. */
const readAll = async (paths: readonly string[]): Promise<Told & { readonly files: readonly DeviceTypeText[] }> => {
  const files: DeviceTypeText[] = [];
  const diagnostics: Diagnostic[] = [];
  const seen = new Set<string>();
  for (const path of paths) {
    const isFolder = await stat(path).then(
      (info) => info.isDirectory(),
      () => false,
    );
    const names = isFolder ? await listFolder(path, '.yaml', '.yml') : [path];
    if ('problem' in names) throw new UsageError(`cannot read the folder ${path}: ${names.problem}`);
    if (names.length === 0) throw new UsageError(`the folder ${path} holds no .yaml or .yml file`);
    for (const file of names) {
      if (seen.has(resolve(file))) continue;
      seen.add(resolve(file));
      const read = await readTextFile(file);
      if ('text' in read) files.push({ file, text: read.text });
      else if (read.problem === 'directory') continue;
      else if (read.problem === 'too-large')
        diagnostics.push(diagnostic('LW5001', { file, detail: read.detail, limit: MAX_SOURCE_BYTES }));
      else throw new UsageError(`cannot read ${file}: ${read.problem} (${read.detail})`);
    }
  }
  return { files, diagnostics };
};

/** Writes the drafts that are not there yet. A draft that was completed by hand is never written over. */
const writeDrafts = async (
  folder: string,
  imports: readonly Imported[],
): Promise<Told & { readonly written: readonly string[] }> => {
  const diagnostics: Diagnostic[] = [];
  const news: { readonly path: string; readonly chunks: readonly string[] }[] = [];
  for (const { path, text } of imports.flatMap(draftFiles)) {
    const there = await readTextFile(join(folder, path));
    // a folder that is no folder is told when it is written to
    const absent = 'problem' in there && (there.problem === 'missing' || there.detail === 'ENOTDIR');
    if (absent) news.push({ path, chunks: [text] });
    else if (!('text' in there) || there.text !== text)
      diagnostics.push(diagnostic('LW5002', { file: join(folder, path) }));
  }
  if (news.length) await writeOut(folder, news);
  return { written: news.map(({ path }) => join(folder, path)), diagnostics };
};

const chassisText = ({ row: { chassis } }: Imported): string => {
  const { heightU, weightKg, airflow, powerInlets, management, console: consoles, bays } = chassis ?? {};
  const draws = [...new Set(powerInlets?.flatMap(({ maxDrawW }) => (maxDrawW === undefined ? [] : [`${maxDrawW} W`])))];
  const facts = [
    heightU !== undefined && `${heightU} U`,
    weightKg !== undefined && `${weightKg} kg`,
    airflow && `air ${airflow}`,
    powerInlets && plural(powerInlets.length, 'power inlet') + (draws.length ? ` of ${draws.join(', ')}` : ''),
    management && plural(management.length, 'management port'),
    consoles && plural(consoles.length, 'console port'),
    bays && plural(bays.length, 'module bay'),
  ];
  return facts.filter(Boolean).join(', ');
};

const importLines = (imported: Imported): readonly string[] => {
  const { id, kind, row, file, groups, known, notRead } = imported;
  const chassis = chassisText(imported);
  return [
    `${paint('bold', id)}  ${row.vendor} ${row.model}, taken as a ${kind}  ${paint('dim', file)}`,
    ...table(
      groups.map((group, i) => [
        cageCounts([group]),
        group.type,
        `ports ${row.groups[i]?.ports}`,
        row.groups[i]?.names ?? '',
      ]),
    ).map((line) => `  ${line}`),
    ...(chassis ? [`  ${chassis}`] : []),
    ...(notRead.length ? [`  not read: ${notRead.join(', ')}`] : []),
    ...known.map((model) =>
      paint(
        'yellow',
        `  the catalogue knows this model as ${model.id} (${model.cages}${model.agrees ? ', as here' : ''}): use that, it has the lanes`,
      ),
    ),
    '',
  ];
};

/** What each interface type leaves unknown, over all drafts. */
const unknownTable = (imports: readonly Imported[]): readonly string[] => {
  const groups = imports.flatMap((imported) => imported.groups);
  const types = [...new Set(groups.map(({ type }) => type))];
  const rows = types.map((type) => {
    const mine = groups.filter((group) => group.type === type);
    const [first] = mine;
    const count = mine.reduce((sum, { numbers }) => sum + numbers.length, 0);
    return [
      type,
      first ? `${count}x ${first.cage} ${first.maxSpeed}G` : '',
      first?.possibleLanes.join(' or ') || 'none known',
    ];
  });
  return table([['interface type', 'cages', 'lanes that would make up the speed (the file names none)'], ...rows]);
};

const gapLines = (): readonly string[] => [
  'what no file of this format says',
  ...GAPS.flatMap(({ fact, inDraft, where }) => [
    `  ${fact}`,
    `    in the draft: ${inDraft}`,
    `    look into:    ${where}`,
  ]),
];

/** `catalog import FILE… [-o DIR]`: device types of NetBox as drafts of a catalogue folder. */
export const importFiles = async (paths: readonly string[], options: ImportOptions): Promise<number> => {
  const catalog = await loadCatalog(options);
  const read = await readAll(paths);
  const { imports, diagnostics: found } = importDeviceTypes(read.files, catalog, options.as);
  const output = options.out === undefined ? undefined : await writeDrafts(options.out, imports);
  const diagnostics = [...read.diagnostics, ...found, ...(output?.diagnostics ?? [])];
  const exit = hasErrors(diagnostics) ? EXIT.diagnostics : EXIT.clean;
  if (options.json) {
    printJson({
      format: 'lanewright-import',
      version: 1,
      ok: exit === EXIT.clean,
      catalog: catalog.hash,
      drafts: imports,
      notSaid: GAPS,
      written: output?.written ?? [],
      diagnostics: toJson(diagnostics).diagnostics,
    });
    return exit;
  }
  const sources = new Map(read.files.map(({ file, text }) => [file, text]));
  if (diagnostics.length)
    process.stderr.write(`${renderPretty(diagnostics, { sources, color: usesColor(process.stderr) })}\n`);
  for (const imported of imports) print(...importLines(imported));
  if (imports.length) print(...unknownTable(imports), '', ...gapLines(), '');
  const drafts = `${plural(imports.length, 'draft')} of ${plural(read.files.length, 'file')}`;
  print(
    output
      ? `${drafts}; ${plural(output.written.length, 'file')} written to ${options.out}. Fill in "unknown", then use --catalog ${options.out}`
      : `${drafts}; nothing written (-o DIR writes them)`,
  );
  return exit;
};
