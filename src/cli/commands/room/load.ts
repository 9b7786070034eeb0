import { join } from 'node:path';
import {
  type Ledger,
  type Plan,
  planOf,
  readInterfaces,
  readLedger,
  readState,
  type Verification,
  verify,
} from '../../../core/asbuilt/index.ts';
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
const readFiles = (folder: string): ReturnType<typeof readState>[] => {
  const files: ReturnType<typeof readState>[] = [];
  try {
    for (const read of eachFile(folder, MAX_STATE_BYTES)) {
      if ('problem' in read) throw new UsageError(`cannot read ${join(folder, read.file)}: ${read.problem}`);
      if (read.file !== 'interfaces.csv') files.push(readState(read));
    }
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(
      `cannot read the state directory ${folder}: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  return files;
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
  const files = readFiles(state);
  const beside = join(state, 'interfaces.csv');
  const found = await readTextFile(options.interfaces ?? beside);
  if ('problem' in found && options.interfaces !== undefined)
    throw new UsageError(`cannot read ${options.interfaces}: ${found.problem} (${found.detail})`);
  const sources = new Map<string, string>();
  const interfaces = 'text' in found ? readInterfaces(options.interfaces ?? beside, found.text) : undefined;
  if (interfaces && 'text' in found) sources.set(options.interfaces ?? beside, found.text);
  let ledger: Ledger | undefined;
  if (options.ledger !== undefined) {
    const text = await textOf(options.ledger);
    sources.set(options.ledger, text);
    ledger = readLedger(plan, options.ledger, text);
  }
  tellFaults([...(interfaces?.diagnostics ?? []), ...(ledger?.diagnostics ?? [])], sources);
  return verify({ plan, files, names: interfaces?.names ?? [], ledger });
};

/** A whole number of an option. Throws UsageError for anything else. */
export const wholeOption = (name: string, text: string): number => {
  if (!/^\d+$/.test(text)) throw new UsageError(`${name} wants a whole number, not "${text}"`);
  return Number(text);
};
