import type { LinkRow } from '../../../../src/core/link/batch/row.ts';

/** One thing that differs between two links. */
export type Difference = { readonly what: string; readonly before: string; readonly after: string };

const settingText = (row: LinkRow, side: 'a' | 'b'): string => {
  const { speedGbps, lanesPerLink, fecConfigured, autoneg, linkTraining, protocol } = row[side].port;
  const onOff = (name: string, on: boolean | null | undefined): string[] =>
    typeof on === 'boolean' ? [`${name} ${on ? 'on' : 'off'}`] : [];
  return [
    `${speedGbps}G on ${lanesPerLink} ${lanesPerLink === 1 ? 'lane' : 'lanes'}`,
    ...(fecConfigured ? [`FEC ${fecConfigured}`] : []),
    ...onOff('autonegotiation', autoneg),
    ...onOff('link training', linkTraining),
    ...(protocol ? [protocol] : []),
  ].join(', ');
};

const polarity = (row: LinkRow): string => (row.media.path ?? []).map((one) => one.polarity ?? '?').join(', ');

const cablingText = ({ media }: LinkRow): string => {
  if (media.type === 'integrated-cable') return 'the cable itself';
  const grades = media.segments?.map(({ type }) => type).join(' and ') ?? media.type;
  return [grades, media.connector ?? 'plugs not stated'].join(', ');
};

const TELLS: readonly (readonly [string, (row: LinkRow) => string])[] = [
  ['module at end a', (row) => row.a.module],
  ['module at end b', (row) => row.b.module],
  ['setting of end a', (row) => settingText(row, 'a')],
  ['setting of end b', (row) => settingText(row, 'b')],
  ['ports, a to b', (row) => `${row.a.count} to ${row.b.count}`],
  ['port number at end a', (row) => String(row.a.portNumber ?? 'any')],
  ['port number at end b', (row) => String(row.b.portNumber ?? 'any')],
  ['cabling', cablingText],
  ['polarity', polarity],
  ['mated pairs', (row) => String(row.media.connectors ?? 'as the path has')],
  ['measured loss', (row) => (typeof row.media.lossDb === 'number' ? `${row.media.lossDb} dB` : 'none')],
  ['amplified', (row) => (row.media.amplified ? 'yes' : 'no')],
  ['length', (row) => `${row.lengthM} m`],
];

/** What was changed in a link, thing by thing. */
export const differences = (before: LinkRow, after: LinkRow): readonly Difference[] =>
  TELLS.map(([what, tell]) => ({ what, before: tell(before), after: tell(after) })).filter(
    (one) => one.before !== one.after,
  );
