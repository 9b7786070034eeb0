import {
  type Ask,
  bothEnds,
  bringUp,
  type EndPlan,
  planEnd,
  type Run,
  WRONG_ASKS,
} from '../../../core/bringup/index.ts';
import type { Catalog } from '../../../core/catalog/index.ts';
import { emulate, MODULE_FAULTS, type ModuleFault } from '../../../core/module/emulated/index.ts';
import { EXIT, UsageError } from '../../exit.ts';
import { loadCatalog } from '../../load-catalog.ts';
import { resolvePort } from '../../resolve.ts';
import { print, printJson } from '../../terminal.ts';
import { withMemories } from '../link/memories.ts';
import type { LinkOptions } from '../link/options.ts';
import { portText } from '../link/text.ts';
import { asked } from '../link/ways.ts';
import { linksOf, parseSplit } from './bringup-legs.ts';
import { endLines, linkLines, runLines, tellEnd } from './bringup-text.ts';
import { readModule } from './read.ts';

export type BringUpOptions = Omit<LinkOptions, 'top' | 'misses' | 'fixes'> & {
  /** Links that the wider end is split into: `4`, or by speed: `400+4x100`. */
  readonly split?: string;
  readonly part?: string;
  readonly emulate?: boolean;
  readonly fault?: string;
};

/** What `--fault` names: how the module behaves, or what its host asks wrongly. */
type Fault = { readonly module?: ModuleFault; readonly asks: (asks: readonly Ask[]) => readonly Ask[] };

const faultNamed = (name: string | undefined): Fault => {
  if (name === undefined) return { asks: (asks) => asks };
  const module = MODULE_FAULTS.find((one) => one.name === name);
  const wrong = WRONG_ASKS.find((one) => one.name === name);
  if (!module && !wrong) throw new UsageError(`no fault "${name}"; module faults lists them`);
  return { ...(module && { module }), asks: wrong?.change ?? ((asks) => asks) };
};

/** One emulated run for each kind of module at an end; those without state machines have none. */
const runOf = (end: EndPlan, fault: Fault): Run | undefined =>
  end.memory?.model === 'CMIS'
    ? bringUp(emulate(end.memory, { fault: fault.module }), fault.asks(end.asks))
    : undefined;

/** `module bringup --from … --to …`: the ordered steps for the modules at both ends; with `--emulate` done on emulated ones. */
export const bringup = async (options: BringUpOptions): Promise<number> => {
  const known: Catalog = await loadCatalog(options);
  const fault = faultNamed(options.fault);
  if (!options.from || !options.to) throw new UsageError('module bringup needs --from and --to');
  const { catalog, a: fromPart, b: toPart } = await withMemories(known, options);
  const a = resolvePort(catalog, options.from);
  const b = resolvePort(catalog, options.to);
  const { wish: asking, policy } = asked({ ...options, top: '1', misses: '1', fixes: '0' });
  const wish = { ...asking, narrowing: { ...asking.narrowing, given: { a: fromPart, b: toPart } } };
  const split = options.split === undefined ? undefined : parseSplit(options.split);
  const links = linksOf({ catalog, a, b, wish, policy, part: options.part }, split);
  const memory = {
    a: options.fromEeprom === undefined ? undefined : (await readModule(options.fromEeprom)).decoded.memory,
    b: options.toEeprom === undefined ? undefined : (await readModule(options.toEeprom)).decoded.memory,
  };
  const channel = { a: a.group.port.channel, b: b.group.port.channel };
  const ends = bothEnds(
    catalog,
    links.map(({ verdict }) => verdict.proof),
    { channel, memory },
  ).map(planEnd);
  const runs = options.emulate || options.fault !== undefined ? ends.map((end) => runOf(end, fault)) : [];
  const failed =
    ends.some((end) => end.diagnostics.some(({ severity }) => severity === 'error')) ||
    runs.some((run) => run?.outcome === 'stopped');
  if (options.json)
    printJson({
      format: 'lanewright-bringup',
      version: 1,
      catalog: catalog.hash,
      a: a.device.id,
      b: b.device.id,
      speedsGbps: links.map(({ verdict }) => verdict.proof.speed),
      fault: options.fault ?? null,
      ends: ends.map((end, i) => tellEnd(end, runs[i])),
    });
  else {
    print(`a  ${portText(a)}`, `b  ${portText(b)}`, ...linkLines(links));
    ends.forEach((end, i) => {
      const run = runs[i];
      print('', ...endLines(end, run === undefined), ...(run ? runLines(end, run) : []));
    });
  }
  return failed ? EXIT.diagnostics : EXIT.clean;
};

/** `module faults`: what `--fault` can name. */
export const faults = (options: { readonly json?: boolean }): number => {
  const all = [
    ...MODULE_FAULTS.map(({ name, about, thread }) => ({ name, of: 'module', about, thread: thread ?? null })),
    ...WRONG_ASKS.map(({ name, about, thread }) => ({ name, of: 'host', about, thread })),
  ];
  if (options.json) printJson(all);
  else
    print(
      ...all.map(({ name, about, thread }) => `${name.padEnd(20)} ${about}${thread === null ? '' : ` (${thread})`}`),
    );
  return EXIT.clean;
};
