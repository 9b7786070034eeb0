import { type Diagnostic, hasErrors } from '../../../core/diagnostics/index.ts';
import { modulePage } from '../../../core/emit/module/page.ts';
import { examine, recordOf } from '../../../core/module/index.ts';
import { EXIT } from '../../exit.ts';
import { print, printJson } from '../../terminal.ts';
import { type Found, readModules } from './read.ts';
import { findings, moduleText } from './text.ts';

export type DecodeOptions = { readonly json?: boolean; readonly html?: boolean };

const all = async (files: readonly string[]): Promise<readonly Found[]> => {
  const found: Found[] = [];
  for (const file of files) found.push(...(await readModules(file)));
  return found;
};

const told = ({ image, decoded }: Found): readonly Diagnostic[] => [
  ...image.diagnostics,
  ...(decoded ? examine(decoded) : []),
];

const printText = (found: readonly Found[]): void => {
  found.forEach((one, i) => {
    if (i > 0) print('');
    if (one.decoded) print(...moduleText(one.name, one.decoded, told(one)));
    else print(`${one.name}: not decoded`, ...findings(one.image.diagnostics));
  });
};

const jsonOf = ({ name, image, decoded }: Found): unknown =>
  decoded
    ? recordOf(name, decoded, image.diagnostics)
    : { format: 'lanewright-module', version: 1, name, memoryModel: null, diagnostics: image.diagnostics };

/** `module decode FILE…`: every module of the files, as text, JSON (one, or a list of several) or one HTML page. */
export const decodeFiles = async (files: readonly string[], options: DecodeOptions): Promise<number> => {
  const found = await all(files);
  if (options.json) printJson(found.length === 1 && found[0] ? jsonOf(found[0]) : found.map(jsonOf));
  else if (options.html)
    print(
      modulePage(
        found.flatMap((one) => (one.decoded ? [{ name: one.name, decoded: one.decoded, found: told(one) }] : [])),
      ),
    );
  else printText(found);
  return found.some(({ image }) => hasErrors(image.diagnostics)) ? EXIT.diagnostics : EXIT.clean;
};

/** `module validate FILE…`: only what is wrong; exit 1 where a warning or an error was found. */
export const validateFiles = async (files: readonly string[], options: DecodeOptions): Promise<number> => {
  const found = await all(files);
  const lists = found.map((one) => ({ name: one.name, list: told(one) }));
  if (options.json) printJson(found.map((one) => ({ name: one.name, diagnostics: told(one) })));
  else
    for (const { name, list } of lists)
      print(...(list.length > 0 ? [`${name}:`, ...findings(list)] : [`${name}: nothing wrong found`]));
  return lists.some(({ list }) => list.some(({ severity }) => severity !== 'note')) ? EXIT.diagnostics : EXIT.clean;
};
