import { plural } from '../../diagnostics/index.ts';
import { type SettingChange, settingChanges } from '../../intent/changes.ts';
import type { ClassProof } from '../../optics/index.ts';
import { formatPower, type Milliwatts } from '../../units/index.ts';
import type { SizingRow } from '../emitter.ts';
import { proofsOf } from '../summary.ts';
import { type About, type Design, type Figure, pieceName } from './figures.ts';

/** A thing that came out otherwise, told as a reason, and where it happened. */
type Cause = { readonly network: string; readonly text: string };
type SizingCause = Cause & { readonly key: string; readonly isCounted: boolean };
type ClassCause = Cause & {
  readonly tier: string;
  /** what it is made of in either design, as `About` names pieces */
  readonly parts: ReadonlySet<string>;
  /** the same told of the power of a link, where that changed */
  readonly power: string | undefined;
};

/** All that lies behind the differences of two designs. */
export type Causes = {
  readonly settings: readonly SettingChange[];
  readonly sizing: readonly SizingCause[];
  readonly classes: readonly ClassCause[];
};

/** "networks.backend.leaf.switch is NV-SN5600, was NV-SN4700". */
const settingText = ({ path, a, b }: SettingChange): string => {
  if (b === undefined) return `${path} is left out, was ${a}`;
  return a === undefined ? `${path} is ${b}, was left out` : `${path} is ${b}, was ${a}`;
};

const sizingCauses = (a: readonly SizingRow[], b: readonly SizingRow[]): readonly SizingCause[] => {
  const before = new Map(a.map((row) => [row.key, row]));
  const after = new Map(b.map((row) => [row.key, row]));
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key): SizingCause[] => {
    const [was, is] = [before.get(key), after.get(key)];
    if (was?.value === is?.value && was?.why === is?.why) return [];
    const network = key.split('.')[0] ?? key;
    if (!is) return [{ key, network, isCounted: true, text: `${key} is no more` }];
    const isCounted = was?.value !== is.value;
    const value = was && isCounted ? `${is.value}, was ${was.value}` : `${is.value}`;
    return [{ key, network, isCounted, text: `${key} is ${value}: ${is.why}` }];
  });
};

type ClassRow = {
  readonly network: string;
  readonly tier: string;
  readonly links: number;
  readonly parts: ClassProof['parts'] | undefined;
  /** cords and cables by length */
  readonly cables: readonly string[];
};

const cablesByClass = ({ fabric: { cables } }: Design): ReadonlyMap<number, ReadonlySet<string>> => {
  const byClass = new Map<number, Set<string>>();
  for (let row = 0; row < cables.length; row++) {
    const of = byClass.get(cables.get(row, 'class')) ?? new Set();
    byClass.set(cables.get(row, 'class'), of.add(pieceName(cables.text(row, 'part'), cables.get(row, 'length'))));
  }
  return byClass;
};

const classesOf = (design: Design): ReadonlyMap<string, ClassRow> => {
  const { fabric } = design;
  const proofs = proofsOf(fabric);
  const cables = cablesByClass(design);
  return new Map(
    Array.from({ length: fabric.classes.length }, (_, row) => [
      fabric.classes.text(row, 'key'),
      {
        network: fabric.classes.text(row, 'network'),
        tier: fabric.classes.text(row, 'tier'),
        links: fabric.classes.get(row, 'links'),
        parts: proofs[row]?.parts,
        cables: [...(cables.get(row) ?? [])],
      },
    ]),
  );
};

const isCable = (media: string): boolean => media !== 'multimode' && media !== 'singlemode';

const partsText = (parts: ClassRow['parts']): string => {
  if (!parts) return 'no parts';
  if (isCable(parts.media)) return parts.a;
  return parts.a === parts.b ? `${parts.a} at both ends` : `${parts.a} and ${parts.b}`;
};

/** What took the place of what: the parts, or the cabling where those are the same. */
const exchange = (was: ClassRow['parts'], is: ClassRow['parts']): string | undefined => {
  if (partsText(was) !== partsText(is)) return `${partsText(is)} in place of ${partsText(was)}`;
  return was?.cabling === is?.cabling ? undefined : `${is?.cabling} in place of ${was?.cabling}`;
};

/** Every piece a class is made of. */
const pieces = (...rows: readonly (ClassRow | undefined)[]): ReadonlySet<string> =>
  new Set(rows.flatMap((row) => (row?.parts ? [row.parts.a, row.parts.b, ...row.cables] : [])));

/** "18 W a link, now 21 W". */
const powerChange = (was: ClassRow['parts'], is: ClassRow['parts']): string | undefined => {
  const words = (power: number | null | undefined): string =>
    typeof power === 'number' ? formatPower(power as Milliwatts) : 'unknown';
  const [before, now] = [words(was?.powerPerLinkMw), words(is?.powerPerLinkMw)];
  return before === now ? undefined : `${before} a link, now ${now}`;
};

const classCauses = (a: Design, b: Design): readonly ClassCause[] => {
  const before = classesOf(a);
  const after = classesOf(b);
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key): ClassCause[] => {
    const [was, is] = [before.get(key), after.get(key)];
    const { network, tier } = is ?? (was as ClassRow);
    const cause = (text: string, power?: string): ClassCause[] => [
      { network, tier, parts: pieces(was, is), text: `${key}: ${text}`, power: power && `${key}: ${power}` },
    ];
    if (!is) return cause(`${plural(was?.links ?? 0, 'link')} no more, with ${partsText(was?.parts)}`);
    if (!was) return cause(`${plural(is.links, 'link')} new, with ${partsText(is.parts)}`);
    const counts = was.links === is.links ? plural(is.links, 'link') : `${plural(is.links, 'link')}, were ${was.links}`;
    const exchanged = exchange(was.parts, is.parts);
    if (exchanged !== undefined) {
      const power = powerChange(was.parts, is.parts);
      return cause(`${counts}, now with ${exchanged}`, power && `${counts}, ${power}, with ${exchanged}`);
    }
    return was.links === is.links ? [] : cause(counts);
  });
};

export const causesOf = (a: Design, b: Design): Causes => ({
  settings: settingChanges(a.text, b.text),
  sizing: sizingCauses(a.sizing, b.sizing),
  classes: classCauses(a, b),
});

/** The sizing rows that count devices of a role, by the end of their key. */
const COUNTS: Readonly<Record<string, readonly string[]>> = {
  leaf: ['.leaf.count', '.oversubscription'],
  spine: ['.spine.count', '.leaf.uplinks'],
  switch: ['.leaf.count', '.spine.count'],
};

/** Numbers that changed; where none did, reasons that did. */
const sizingFor = ({ sizing }: Causes, { network, role, tier }: About): readonly SizingCause[] => {
  const ends = role === undefined ? undefined : COUNTS[role];
  const near = sizing.filter(
    (cause) =>
      (network === undefined || cause.network === network) &&
      (ends ? ends.some((end) => cause.key.endsWith(end)) : tier === 'leaf-spine' && !cause.key.endsWith('.leaf-port')),
  );
  const counted = near.filter(({ isCounted }) => isCounted);
  return counted.length > 0 ? counted : near;
};

const classesFor = ({ classes }: Causes, { network, tier, part, role }: About): readonly ClassCause[] => {
  if (role !== undefined) return [];
  if (part !== undefined) return classes.filter(({ parts }) => parts.has(part));
  return classes.filter((cause) => (network === undefined || cause.network === network) && cause.tier === tier);
};

/** Parts of the file that bear on a network, or on anything. */
const settingsFor = ({ settings }: Causes, { network }: About): readonly SettingChange[] => {
  const near = settings.filter(
    ({ path }) => network === undefined || !path.startsWith('networks.') || path.startsWith(`networks.${network}.`),
  );
  return near.length > 0 ? near : settings;
};

const MOST = 4;

/** Why a figure differs: what came out otherwise where it is counted; where nothing did, the settings behind it. */
export const reasonsFor = (causes: Causes, { about, group }: Pick<Figure, 'about' | 'group'>): readonly string[] => {
  const near = [
    ...classesFor(causes, about).map(({ text, power }) => (group === 'power' && power) || text),
    ...sizingFor(causes, about).map(({ text }) => text),
  ];
  if (near.length === 0) return settingsFor(causes, about).slice(0, MOST).map(settingText);
  const shown = near.slice(0, MOST);
  if (near.length > MOST) shown.push(`and ${near.length - MOST} more of the kind`);
  return shown;
};
