import { deviceNamed, type Plan, portName, type Replacement, replaceAt } from '../../core/asbuilt/index.ts';
import type { Module, ModuleId } from '../../core/parts/index.ts';
import { partFinder } from '../../core/supply/known-parts.ts';
import { EXIT, UsageError } from '../exit.ts';
import type { CatalogOption } from '../load-catalog.ts';
import { paint, print, printJson } from '../terminal.ts';
import { loadPlan } from './room/load.ts';

export type ReplaceOptions = CatalogOption & { readonly plan: string; readonly json?: boolean };

/** "backend-leaf-3:7", "backend-leaf-3:7.2" or "h100-1:gpu3". */
const portAt = (plan: Plan, text: string): number => {
  const [, name = '', label = ''] = /^(.+):([^:]+)$/.exec(text) ?? [];
  const device = deviceNamed(plan, name);
  if (device < 0)
    throw new UsageError(`the plan has no device "${name || text}" (write DEVICE:PORT, as in cabling.csv)`);
  const wanted = `${plan.fabric.devices.text(device, 'name')} port ${label}`;
  for (let port = 0; port < plan.ports; port++) {
    const named = plan.device[port] === device ? portName(plan, port) : '';
    // the cage is what is meant: a split one is found by its first leg too
    if (named !== '' && (named === wanted || named === `${wanted}.1`)) return port;
  }
  throw new UsageError(`${name} has no port "${label}" in the plan`);
};

const partNamed = (plan: Plan, text: string): Module => {
  const module = plan.catalog.modules.get((partFinder(plan.catalog)(text) ?? text) as ModuleId);
  if (!module) throw new UsageError(`the catalogue has no module or cable "${text}" (lanewright catalog search)`);
  return module;
};

const answer = (works: boolean | undefined): string => (works === undefined ? 'unknown' : works ? 'works' : 'fails');

const lines = (plan: Plan, { port, planned, part, works, links, flaps }: Replacement): readonly string[] => [
  `${paint(works ? 'green' : 'red', answer(works))}  ${part} in ${portName(plan, port)}, in place of ${planned || 'nothing'}`,
  ...links.flatMap(({ link, works: holds, causes, changes, fixes }) => [
    `  ${answer(holds)}  ${portName(plan, plan.fabric.links.get(link, 'a'))} to ${portName(plan, plan.fabric.links.get(link, 'b'))}`,
    ...causes.map(({ code, message }) => `    ${code} ${message}`),
    ...changes.map((change) => `    ${change}`),
    ...fixes.map((fix) => `    works if you ${fix}`),
  ]),
  '',
  paint('cyan', 'ports that go down meanwhile'),
  ...flaps.map(({ port: at, why }) => `  ${portName(plan, at)}: ${why}`),
];

/** `replace PORT PART`: will this spare work here, what changes, which ports flap. */
export const replace = async (at: string, text: string, options: ReplaceOptions): Promise<number> => {
  const plan = await loadPlan(options);
  const result = replaceAt(plan, portAt(plan, at), partNamed(plan, text));
  if (options.json)
    printJson({
      format: 'lanewright-replacement',
      version: 1,
      ...result,
      works: result.works ?? null,
      port: portName(plan, result.port),
      links: result.links.map(({ link, ...rest }) => ({
        link: plan.fabric.links.text(link, 'key'),
        ...rest,
        works: rest.works ?? null,
      })),
      flaps: result.flaps.map(({ port, why }) => ({ port: portName(plan, port), why })),
    });
  else print(...lines(plan, result));
  return result.works ? EXIT.clean : EXIT.diagnostics;
};
