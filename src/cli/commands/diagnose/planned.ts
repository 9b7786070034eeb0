import { join } from 'node:path';
import { type Plan, readInterfaces } from '../../../core/asbuilt/index.ts';
import { type Expected, linkDevices, plannedEnds, plannedPort, provePlanned } from '../../../core/diagnose/index.ts';
import { readTextFile } from '../../../host/files.ts';
import { UsageError } from '../../exit.ts';
import { loadPlan } from '../room/load.ts';
import { type Ends, filesAt } from './ends.ts';
import type { DiagnoseOptions } from './options.ts';

/** A link of the plan with what its ends say, now and in a baseline. */
export type PlannedLink = {
  readonly catalog: Plan['catalog'];
  readonly ends: Ends;
  readonly before: Ends | undefined;
  readonly expected: Expected | undefined;
};

/** Does a path bear the name of a device: a folder, or what stands before a dot of the file's name? */
const bears = (file: string, device: string): boolean =>
  file
    .toLowerCase()
    .split('/')
    .some((part) => part === device || part.startsWith(`${device}.`));

/** Reads the ends of a planned link from a folder that `collect` filled. Of a large room only the files of its two devices are opened. */
const endsIn = async (plan: Plan, link: number, folder: string): Promise<Ends> => {
  const devices = linkDevices(plan, link).map((name) => name.toLowerCase());
  const named = await filesAt(folder, (file) => devices.some((device) => bears(file, device)));
  const isWhole = devices.every((device) => named.some(({ file }) => bears(file, device)));
  // a device may be named by what its files say alone
  const files = isWhole ? named : await filesAt(folder);
  const beside = join(folder, 'interfaces.csv');
  const names = await readTextFile(beside);
  return plannedEnds(
    plan,
    link,
    files.filter(({ file }) => !file.endsWith('interfaces.csv')),
    'text' in names ? readInterfaces(beside, names.text).names : [],
  );
};

/** `--plan … --state … --link 'leaf-1:7'` */
export const plannedLink = async (options: DiagnoseOptions & { readonly plan: string }): Promise<PlannedLink> => {
  const { state, link: name, baseline } = options;
  if (state === undefined || name === undefined) throw new UsageError('--plan wants --state and --link DEVICE:PORT');
  const plan = await loadPlan(options);
  const port = plannedPort(plan, name);
  const link = port === undefined ? undefined : plan.link[port];
  if (link === undefined || link < 0)
    throw new UsageError(`the plan has no link at ${name} (DEVICE:PORT as in cabling.csv)`);
  return {
    catalog: plan.catalog,
    ends: await endsIn(plan, link, state),
    before: baseline === undefined ? undefined : await endsIn(plan, link, baseline),
    expected: provePlanned(plan, link, options.plan),
  };
};
