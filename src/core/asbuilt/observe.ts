import { NONE } from '../fabric/index.ts';
import type { FileRead, Unknown } from './evidence/read.ts';
import type {
  CodewordsSeen,
  LightSeen,
  ModuleSighting,
  NeighbourSeen,
  Place,
  PortSighting,
  SettingSeen,
} from './evidence/sighting.ts';
import { PortNames } from './names.ts';
import { cageOf, deviceNamed, type Plan } from './plan.ts';

/** How it is known that two ports are joined. */
export type Means = 'LLDP' | 'cable serial' | 'ledger';

/** That two ports are joined, and who says so. */
export type Claim = { readonly port: number; readonly far: number; readonly means: Means; readonly place: Place };

/** That a port hears a device whose port cannot be told: its name is not one of the plan's. */
export type HalfClaim = {
  readonly port: number;
  readonly device: number;
  readonly name: string;
  readonly place: Place;
};

/** A port's name that could not be read, or a device that the plan does not have. */
export type Unread = { readonly device: string; readonly name: string; readonly place: Place };

/** All that was collected, by port and cage of the plan. */
export type Observed = {
  readonly claims: Claim[];
  readonly halves: readonly HalfClaim[];
  readonly settings: ReadonlyMap<number, readonly SettingSeen[]>;
  readonly codewords: ReadonlyMap<number, readonly CodewordsSeen[]>;
  /** by cage */
  readonly modules: ReadonlyMap<number, readonly ModuleSighting[]>;
  readonly lights: ReadonlyMap<number, readonly LightSeen[]>;
  /** devices of which any file speaks for itself */
  readonly spoke: ReadonlySet<number>;
  readonly times: ReadonlyMap<number, number>;
  /** ports whose names cannot be told */
  readonly unnamed: readonly Unread[];
  /** neighbours and files of devices that are not in the plan */
  readonly strangers: readonly Unread[];
  readonly unread: readonly Unknown[];
  readonly names: PortNames;
};

/** A name that someone wrote down for a port: a row of interfaces.csv. */
export type GivenName = { readonly device: string; readonly port: string; readonly interface: string };

const push = <K, V>(map: Map<K, V[]>, key: K, value: V): void => {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
};

type Located = { readonly file: FileRead; readonly device: number };

const locate = (plan: Plan, files: readonly FileRead[], strangers: Unread[]): readonly Located[] =>
  files.flatMap((file) => {
    const device = file.names.map((name) => deviceNamed(plan, name)).find((row) => row !== NONE);
    if (device !== undefined) return [{ file, device }];
    if (file.sightings.length > 0)
      strangers.push({ device: file.names[0] ?? '', name: '', place: { file: file.file, line: 1 } });
    return [];
  });

/** Names are all looked at before any is read: together they tell which convention a device follows. */
const learnNames = (plan: Plan, located: readonly Located[], names: PortNames): void => {
  for (const { file, device } of located) {
    for (const sighting of file.sightings) {
      if (sighting.kind === 'device') {
        if (sighting.system !== undefined) names.describe(device, sighting.system);
        continue;
      }
      names.see(device, sighting.port);
      if (sighting.kind !== 'neighbour') continue;
      const far = deviceNamed(plan, sighting.device);
      if (far === NONE) continue;
      for (const name of sighting.farPorts) names.see(far, name);
      if (sighting.system !== undefined) names.describe(far, sighting.system);
    }
  }
};

/** Brings what was read to the ports of the plan. Nothing is judged here. */
export const observe = (plan: Plan, files: readonly FileRead[], given: readonly GivenName[] = []): Observed => {
  const names = new PortNames(plan);
  for (const row of given) {
    const device = deviceNamed(plan, row.device);
    const port = device === NONE ? NONE : names.labelled(device, row.port);
    if (port !== NONE) names.give(device, row.interface, port);
  }
  const strangers: Unread[] = [];
  const unnamed = new Map<string, Unread>();
  const located = locate(plan, files, strangers);
  learnNames(plan, located, names);

  const claims: Claim[] = [];
  const halves: HalfClaim[] = [];
  const settings = new Map<number, SettingSeen[]>();
  const codewords = new Map<number, CodewordsSeen[]>();
  const modules = new Map<number, ModuleSighting[]>();
  const lights = new Map<number, LightSeen[]>();
  const times = new Map<number, number>();

  const unnamedPort = (device: number, name: string, place: Place): void => {
    const key = `${device}:${name}`;
    if (!unnamed.has(key)) unnamed.set(key, { device: plan.fabric.devices.text(device, 'name'), name, place });
  };
  const neighbour = (device: number, port: number, seen: NeighbourSeen): void => {
    const { place } = seen;
    const farDevice = deviceNamed(plan, seen.device);
    if (farDevice === NONE) {
      strangers.push({ device: seen.device, name: seen.farPorts[0] ?? '', place });
      return;
    }
    const far = seen.farPorts.map((name) => names.read(farDevice, name)).find((read) => read !== NONE) ?? NONE;
    if (far === NONE) unnamedPort(farDevice, seen.farPorts.join(' / '), place);
    if (port !== NONE && far !== NONE) claims.push({ port, far, means: 'LLDP', place });
    else if (port !== NONE) halves.push({ port, device: farDevice, name: seen.farPorts.join(' / '), place });
    else if (far !== NONE) halves.push({ port: far, device, name: seen.port, place });
  };
  const portSighting = (device: number, sighting: PortSighting): void => {
    const port = names.read(device, sighting.port);
    if (port === NONE) unnamedPort(device, sighting.port, sighting.place);
    if (sighting.kind === 'neighbour') {
      neighbour(device, port, sighting);
      return;
    }
    if (port === NONE) return;
    const cage = cageOf(plan, port);
    if (sighting.kind === 'setting') push(settings, port, sighting);
    else if (sighting.kind === 'codewords') push(codewords, port, sighting);
    else if (cage === NONE) return;
    else if (sighting.kind === 'module') push(modules, cage, sighting);
    else push(lights, cage, sighting);
  };
  for (const { file, device } of located) {
    for (const sighting of file.sightings) {
      if (sighting.kind !== 'device') portSighting(device, sighting);
      else if (sighting.time !== undefined) times.set(device, sighting.time);
    }
  }
  return {
    claims,
    halves,
    settings,
    codewords,
    modules,
    lights,
    spoke: new Set(located.map(({ device }) => device)),
    times,
    unnamed: [...unnamed.values()],
    strangers,
    unread: files.flatMap(({ unread }) => unread),
    names,
  };
};
