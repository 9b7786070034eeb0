import { FAULT_KINDS, type FaultKind, portName, rehearse as rehearseRoom } from '../../core/asbuilt/index.ts';
import { plural } from '../../core/diagnostics/index.ts';
import { EXIT, UsageError } from '../exit.ts';
import type { CatalogOption } from '../load-catalog.ts';
import { print, printJson } from '../terminal.ts';
import { writeOut } from '../write-out.ts';
import { loadPlan, wholeOption } from './room/load.ts';

export type RehearseOptions = CatalogOption & {
  readonly plan: string;
  readonly out: string;
  readonly seed: string;
  readonly faults: string;
  readonly after: string;
  readonly json?: boolean;
};

const isKind = (text: string): text is FaultKind => (FAULT_KINDS as readonly string[]).includes(text);

/** "swap=2,names=1", "swap" for one of them; empty for none. */
const wishesOf = (text: string): Readonly<Partial<Record<FaultKind, number>>> => {
  const wishes: Partial<Record<FaultKind, number>> = {};
  for (const part of text.split(',').filter(Boolean)) {
    const [kind = '', count = '1'] = part.split('=').map((word) => word.trim());
    if (!isKind(kind)) throw new UsageError(`"${kind}" is no fault; faults: ${FAULT_KINDS.join(', ')}`);
    wishes[kind] = wholeOption('--faults', count);
  }
  return wishes;
};

/** `rehearse --plan OUT -o DIR`: the state directory of a room built to the plan, with faults in it. */
export const rehearse = async (options: RehearseOptions): Promise<number> => {
  const plan = await loadPlan(options);
  const { seeded, files } = rehearseRoom(
    plan,
    wholeOption('--seed', options.seed),
    wishesOf(options.faults),
    wholeOption('--after', options.after),
  );
  const written = await writeOut(options.out, [...files()]);
  const told = seeded.map(({ kind, links, at }) => ({
    kind,
    links: links.map((link) => plan.fabric.links.text(link, 'key')),
    at: at.map((row) => (kind === 'names' ? plan.fabric.devices.text(row, 'name') : portName(plan, row))),
  }));
  if (options.json) printJson({ format: 'lanewright-rehearsal', version: 1, files: written.length, faults: told });
  else
    print(
      `${plural(written.length, 'file')} in ${options.out}`,
      ...told.map(({ kind, links, at }) => `  ${kind}: ${at.join(', ')} (${plural(links.length, 'link')})`),
    );
  return EXIT.clean;
};
