import type { Catalog } from '../../catalog/catalog.ts';
import { type EndView, type Fabric, linksOf } from '../../fabric/index.ts';
import type { DeviceModelId } from '../../parts/index.ts';
import { naturalCompare } from '../../units/index.ts';

/** Neighbouring ports of a device that go to neighbouring places, as one line of a port map. */
export type PortRun = {
  readonly ports: string;
  readonly to: string;
  /** what is plugged in here */
  readonly module: string;
  /** rows of the cables table: one that stands for the kind of all */
  readonly cable: number;
};

/** The ports of a switch in order, each line as many as go on alike. */
export type PortMap = {
  readonly device: string;
  readonly model: string;
  readonly runs: readonly PortRun[];
  /** ports without a link, `11 to 20` */
  readonly empty: readonly string[];
};

type Seat = {
  readonly number: number;
  readonly leg: number;
  readonly ways: number;
  readonly far: EndView;
  readonly module: string;
  readonly cable: number;
  /** kind of cable: part and length */
  readonly part: string;
};

const split = (name: string): { readonly stem: string; readonly digits: number | undefined } => {
  const match = /^(.*?)(\d+)$/.exec(name);
  return match ? { stem: match[1] as string, digits: Number(match[2]) } : { stem: name, digits: undefined };
};

/** How the names of two places differ: by nothing, by one step, or otherwise (undefined). */
const step = (from: string, to: string): number | undefined => {
  if (from === to) return 0;
  const [x, y] = [split(from), split(to)];
  return x.stem === y.stem && x.digits !== undefined && y.digits === x.digits + 1 ? 1 : undefined;
};

type Run = { readonly first: Seat; readonly last: Seat; readonly device: number; readonly label: number };

/** The run with one more seat, where it goes on as it began. */
const extended = (run: Run, seat: Seat): Run | undefined => {
  const { last, first } = run;
  const follows =
    seat.number === last.number ? seat.leg === last.leg + 1 : seat.number === last.number + 1 && seat.leg === 0;
  const device = step(last.far.deviceName, seat.far.deviceName);
  const label = step(last.far.label, seat.far.label);
  if (!follows || device === undefined || label === undefined || seat.part !== last.part || seat.module !== last.module)
    return undefined;
  if (seat.far.leg !== last.far.leg || seat.ways !== last.ways) return undefined;
  if (first === last) return { first, last: seat, device, label };
  return device === run.device && label === run.label ? { ...run, last: seat } : undefined;
};

const seatText = ({ number, leg, ways }: Seat): string => (ways > 1 ? `${number}.${leg + 1}` : String(number));
const range = (from: string, to: string): string => (from === to ? from : `${from} to ${to}`);
const legText = ({ ways, leg }: EndView): string => (ways > 1 ? `.${leg + 1}` : '');

/** Ports of the far devices that a run reaches, and how many seats it has. */
const farLabels = ({ first, last }: Run): string =>
  range(`${first.far.label}${legText(first.far)}`, `${last.far.label}${legText(last.far)}`);
const oneDevice = ({ first, last }: Run): boolean => first.far.deviceName === last.far.deviceName;

const told = (runs: readonly Run[]): PortRun => {
  const [first, last] = [runs[0] as Run, runs.at(-1) as Run];
  const ports = range(seatText(first.first), seatText(last.last));
  const devices = range(first.first.far.deviceName, last.last.far.deviceName);
  const each = runs.length > 1 ? ' of each' : '';
  const label = farLabels(first);
  const to = `${devices}, ${label.includes(' to ') ? 'ports' : 'port'} ${label}${each}`;
  return { ports, to, module: first.first.module, cable: first.first.cable };
};

/** Does a run go on as the one before, at the next device: the same ports of it, the next ports here? */
const repeats = (before: Run, run: Run): boolean =>
  oneDevice(before) &&
  oneDevice(run) &&
  run.first.number === before.last.number + 1 &&
  run.last.number - run.first.number === before.last.number - before.first.number &&
  run.first.ways === before.first.ways &&
  run.first.part === before.first.part &&
  run.first.module === before.first.module &&
  farLabels(run) === farLabels(before) &&
  step(before.first.far.deviceName, run.first.far.deviceName) === 1;

const runsOf = (seats: readonly Seat[]): readonly PortRun[] => {
  const runs: Run[] = [];
  for (const seat of seats) {
    const last = runs.at(-1);
    const longer = last && extended(last, seat);
    if (longer) runs[runs.length - 1] = longer;
    else runs.push({ first: seat, last: seat, device: 0, label: 0 });
  }
  const groups: Run[][] = [];
  for (const run of runs) {
    const group = groups.at(-1);
    const before = group?.at(-1);
    if (group && before && repeats(before, run)) group.push(run);
    else groups.push([run]);
  }
  return groups.map(told);
};

/** Ports of a switch that no cage in use stands for, in ranges. */
const emptyOf = (fabric: Fabric, catalog: Catalog, device: number): readonly string[] => {
  const model = catalog.devices.get(fabric.devices.text(device, 'model') as DeviceModelId);
  const used = new Set<number>();
  for (let cage = 0; cage < fabric.cages.length; cage++)
    if (fabric.cages.get(cage, 'device') === device) used.add(fabric.cages.get(cage, 'number'));
  const free = (model?.groups ?? []).flatMap(({ numbers }) => numbers).filter((number) => !used.has(number));
  const ranges: [number, number][] = [];
  for (const number of free.toSorted((x, y) => x - y)) {
    const last = ranges.at(-1);
    if (last && number === last[1] + 1) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges.map(([first, last]) => range(String(first), String(last)));
};

/** Where every port of every switch of a role goes. A leaf lists its servers and its spines, a spine its leafs. */
export const portMaps = (fabric: Fabric, catalog: Catalog, role: string): readonly PortMap[] => {
  const byDevice = new Map<number, Seat[]>();
  for (const link of linksOf(fabric)) {
    const part = link.cable >= 0 ? cableKind(fabric, link.cable) : '';
    for (const [here, far] of [
      [link.a, link.b],
      [link.b, link.a],
    ] as const) {
      // a port of its own management network is no port of the front panel
      if (here.role !== role || fabric.devices.text(here.device, 'network') !== link.network) continue;
      const seats = byDevice.get(here.device) ?? [];
      seats.push({
        number: here.cageNumber,
        leg: here.leg,
        ways: here.ways,
        far,
        module: here.module,
        cable: link.cable,
        part,
      });
      byDevice.set(here.device, seats);
    }
  }
  return [...byDevice]
    .map(([device, seats]) => ({
      device: fabric.devices.text(device, 'name'),
      model: fabric.devices.text(device, 'model'),
      runs: runsOf(seats.toSorted((x, y) => x.number - y.number || x.leg - y.leg)),
      empty: emptyOf(fabric, catalog, device),
    }))
    .toSorted((x, y) => naturalCompare(x.device, y.device));
};

/** What cables of one kind share: the part and the length. */
export const cableKind = (fabric: Fabric, cable: number): string =>
  `${fabric.cables.text(cable, 'part')}|${fabric.cables.get(cable, 'length')}`;
