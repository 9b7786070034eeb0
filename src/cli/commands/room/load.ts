import { join } from 'node:path';
import { type Plan, planOf, RoomFolder, type Verification } from '../../../core/asbuilt/index.ts';
import { type Diagnostic, renderPretty } from '../../../core/diagnostics/index.ts';
import { readFabric } from '../../../core/fabric/index.ts';
import { eachFile, readTextFile } from '../../../host/files.ts';
import { UsageError } from '../../exit.ts';
import { type CatalogOption, loadCatalog } from '../../load-catalog.ts';
import { usesColor } from '../../terminal.ts';

/** The largest fabric.json, and the largest file of a device, that are read. */
const MAX_PLAN_BYTES = 1024 * 1024 * 1024;
const MAX_STATE_BYTES = 256 * 1024 * 1024;

export type RoomOptions = CatalogOption & {
  readonly plan: string;
  readonly state: string;
  readonly ledger?: string;
  readonly interfaces?: string;
};

const textOf = async (file: string, limit?: number): Promise<string> => {
  const read = await readTextFile(file, limit);
  if ('problem' in read) throw new UsageError(`cannot read ${file}: ${read.problem} (${read.detail})`);
  return read.text;
};

/** The plan behind `--plan`: the folder that `build` wrote, or its fabric.json. */
export const loadPlan = async (options: CatalogOption & { readonly plan: string }): Promise<Plan> => {
  const file = options.plan.endsWith('.json') ? options.plan : join(options.plan, 'fabric.json');
  const [text, catalog] = [await textOf(file, MAX_PLAN_BYTES), await loadCatalog(options)];
  const { fabric, diagnostics } = readFabric(text);
  if (!fabric) throw new UsageError(renderPretty(diagnostics, { sources: new Map(), color: false }).trimEnd());
  return planOf(fabric, catalog);
};

/** Every file of a state directory, read piece by piece: texts are dropped once they are understood. */
const readFolder = (folder: string): RoomFolder => {
  const room = new RoomFolder();
  try {
    for (const read of eachFile(folder, MAX_STATE_BYTES)) {
      if ('problem' in read) throw new UsageError(`cannot read ${join(folder, read.file)}: ${read.problem}`);
      room.add(read);
    }
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(
      `cannot read the state directory ${folder}: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  return room;
};

/** Prints what is wrong in the files that the user wrote. */
const tellFaults = (diagnostics: readonly Diagnostic[], sources: ReadonlyMap<string, string>): void => {
  if (diagnostics.length > 0)
    process.stderr.write(`${renderPretty(diagnostics, { sources, color: usesColor(process.stderr) })}\n`);
};

/** Reads the state directory with the ledger and the names of interfaces, and holds it against the plan. */
export const loadRoom = async (options: RoomOptions): Promise<Verification> => {
  const plan = await loadPlan(options);
  return verifyState(plan, options.state, options);
};

/** Holds one state directory against a plan. */
export const verifyState = async (
  plan: Plan,
  state: string,
  options: Pick<RoomOptions, 'ledger' | 'interfaces'>,
): Promise<Verification> => {
  const folder = readFolder(state);
  for (const kind of ['interfaces', 'ledger'] as const) {
    const file = options[kind];
    if (file !== undefined) folder.name(kind, { file, text: await textOf(file) });
  }
  const { room, diagnostics } = folder.verify(plan);
  tellFaults(diagnostics, folder.sources);
  return room;
};

/** A whole number of an option. Throws UsageError for anything else. */
export const wholeOption = (name: string, text: string): number => {
  if (!/^\d+$/.test(text)) throw new UsageError(`${name} wants a whole number, not "${text}"`);
  return Number(text);
};
