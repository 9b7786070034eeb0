import {
  type Diagnosis,
  diagnosisJson,
  diagnosisText,
  diagnose as judge,
  provePorts,
} from '../../core/diagnose/index.ts';
import { formatLength, parseLength, parseSpeed } from '../../core/units/index.ts';
import { EXIT, UsageError } from '../exit.ts';
import { loadCatalog } from '../load-catalog.ts';
import { resolvePort } from '../resolve.ts';
import { print, printJson } from '../terminal.ts';
import { readBaseline, readEnds } from './diagnose/ends.ts';
import type { DiagnoseOptions } from './diagnose/options.ts';
import { plannedLink } from './diagnose/planned.ts';

type Answer = { readonly diagnosis: Diagnosis; readonly unused: readonly string[] };

const ofPlan = async (options: DiagnoseOptions & { readonly plan: string }): Promise<Answer> => {
  const { catalog, ends, before, expected } = await plannedLink(options);
  const { a, b } = ends;
  const diagnosis = judge({
    a: a.facts,
    b: b.facts,
    catalog,
    expected,
    before: before && { a: before.a.facts, b: before.b.facts },
  });
  return { diagnosis, unused: [] };
};

const ofFiles = async (files: readonly string[], options: DiagnoseOptions): Promise<Answer> => {
  const { from, to, baseline } = options;
  if (files.length === 0 && !options.a && !options.b)
    throw new UsageError('diagnose needs files: FILES, --a and --b, or --plan with --state and --link');
  const known = await loadCatalog(options);
  const { a, b } = await readEnds(files, options);
  const before = baseline === undefined ? undefined : await readBaseline(files, options, baseline);
  if ((from === undefined) !== (to === undefined) || (from !== undefined && options.length === undefined))
    throw new UsageError('a proof wants all of --from, --to and --length');
  const asked = (): Parameters<typeof provePorts>[1] => {
    const [near, far] = [resolvePort(known, from ?? ''), resolvePort(known, to ?? '')];
    const length = parseLength(options.length ?? '');
    const speed = options.speed === undefined ? undefined : parseSpeed(options.speed);
    if (length === undefined) throw new UsageError(`"${options.length}" is no length (try 30 or "30 m")`);
    if (options.speed !== undefined && speed === undefined)
      throw new UsageError(`"${options.speed}" is no speed (try 400 or 400G)`);
    return {
      a: near,
      b: far,
      length,
      speed,
      words: `${near.device.id} to ${far.device.id} over ${formatLength(length)}`,
    };
  };
  const proved = from === undefined ? undefined : provePorts(known, asked(), a, b);
  const diagnosis = judge({
    a: a.facts,
    b: b.facts,
    catalog: proved?.catalog ?? known,
    expected: proved?.expected,
    refused: proved?.refused,
    before: before && { a: before.a.facts, b: before.b.facts },
  });
  return { diagnosis, unused: [...a.unused, ...b.unused] };
};

/** `diagnose …`: the most likely causes of a dark or sick link, in order, each with its evidence. */
export const diagnose = async (files: readonly string[], options: DiagnoseOptions): Promise<number> => {
  const { plan } = options;
  const { diagnosis, unused } = await (plan === undefined ? ofFiles(files, options) : ofPlan({ ...options, plan }));
  if (options.json) printJson({ ...diagnosisJson(diagnosis), unused });
  else {
    print(...diagnosisText(diagnosis));
    if (unused.length > 0) print('', `not understood, and not used: ${unused.join(', ')}`);
  }
  return diagnosis.verdict === 'healthy' ? EXIT.clean : EXIT.diagnostics;
};
