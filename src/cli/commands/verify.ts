import { isClean, narrowed } from '../../core/asbuilt/index.ts';
import { EXIT, UsageError } from '../exit.ts';
import { print, printJson } from '../terminal.ts';
import { loadRoom, type RoomOptions, wholeOption } from './room/load.ts';
import { jsonReport, textReport } from './room/report.ts';

export type PartOptions = {
  readonly rack?: string;
  readonly unit?: string;
  readonly rail?: string;
  readonly device?: string;
};

/** The part of a fabric that options name. */
export const partOf = ({ rack, unit, rail, device }: PartOptions) => ({
  rack,
  unit,
  device,
  rail: rail === undefined ? undefined : wholeOption('--rail', rail),
});

export type VerifyOptions = RoomOptions &
  PartOptions & { readonly format?: 'text' | 'csv' | 'html'; readonly json?: boolean };

/** `verify --plan OUT --state DIR`: the room as it was built, against the plan. */
export const verify = async (options: VerifyOptions): Promise<number> => {
  const room = narrowed(await loadRoom(options), partOf(options));
  // as `accept` says: a name that is mistyped is no part that is clean
  if (room.links.length === 0) throw new UsageError('no link of the plan belongs to this part of it');
  if (options.json) printJson(jsonReport(room));
  else if (options.format === 'csv' || options.format === 'html') {
    const { csvReport, htmlReport } = await import('../../core/asbuilt/page.ts');
    process.stdout.write(options.format === 'csv' ? csvReport(room) : htmlReport(room));
  } else print(...textReport(room));
  return isClean(room) ? EXIT.clean : EXIT.diagnostics;
};
