import {
  DEFAULT_SITE_FIBRE,
  type DeviceModelId,
  type ModuleId,
  type PortMode,
  type SiteFibre,
} from '../parts/index.ts';
import type { Gbps, Millimetres, Ratio } from '../units/index.ts';
import { clip, didYouMean, listed } from '../yaml/index.ts';
import { checkCounts, checkManages, checkNames, checkPlanes, checkUses } from './check.ts';
import type { Intent, Lengths, Network, OpticsPolicy, Path, PortUse, RailRule, ServerClass, Unit } from './intent.ts';
import { LIMITS } from './limits.ts';
import type { Report } from './report.ts';
import {
  type FabricSource,
  legSpanOf,
  lengthOf,
  type NetworkSource,
  type PortUseSource,
  ratioOf,
  speedOf,
  splitOf,
} from './schema.ts';
import { expandSelector } from './selector.ts';

/** The unit that stands for all servers of a file without units. */
const IMPLIED_UNIT = 'su';

/** Reads a quantity that the shape check has let through. */
const read = <V, T>(value: V | undefined, parse: (value: V) => T | undefined): T | undefined =>
  value === undefined ? undefined : parse(value);

const railOf = (rail: PortUseSource['rail']): RailRule => {
  if (typeof rail === 'number') return { kind: 'fixed', rail };
  return { kind: rail ?? 'none' };
};

const planeOf = (plane: PortUseSource['plane']): PortUse['plane'] => {
  if (plane === undefined) return undefined;
  return typeof plane === 'number' ? { kind: 'fixed', plane } : { kind: 'by-leg' };
};

const splitAt = (text: string | undefined): PortMode | undefined => read(text, splitOf);

const lowerUses = (
  key: string,
  ports: Readonly<Record<string, PortUseSource>>,
  room: { labels: number },
  report: Report,
): readonly PortUse[] => {
  const takenBy = new Map<string, string>();
  const uses: PortUse[] = [];
  for (const [selector, use] of Object.entries(ports)) {
    const at = ['servers', key, 'ports', selector];
    const selection = expandSelector(selector);
    if ('problem' in selection) {
      report('LW1205', { selector: clip(selector), problem: selection.problem }, at, 'key');
    }
    const labels = 'labels' in selection ? selection.labels : [];
    room.labels -= labels.length;
    if ('tooMany' in selection || takenBy.size + labels.length > LIMITS.labels) {
      report('LW1206', { selector: clip(selector), limit: LIMITS.labels, scope: 'of one server' }, at, 'key');
    } else if (room.labels < 0) {
      report('LW1206', { selector: clip(selector), limit: LIMITS.allLabels, scope: 'in the file' }, at, 'key');
      return uses;
    }
    const twice = labels.find((label) => takenBy.has(label));
    if (twice !== undefined) {
      report('LW1204', { label: clip(twice), first: clip(takenBy.get(twice) ?? '') }, at, 'key');
    }
    for (const label of labels) takenBy.set(label, selector);
    uses.push({
      selector,
      labels,
      network: use.to,
      speed: read(use.speed, speedOf),
      rail: railOf(use.rail),
      plane: planeOf(use.plane),
      split: splitAt(use.split),
      leafPort: splitAt(use['leaf-port']),
      legsWithin: read(use['legs-within'], legSpanOf) ?? { racks: 1 },
    });
  }
  return uses;
};

const lowerServers = (source: FabricSource, report: Report): readonly ServerClass[] => {
  const entries = Object.entries(source.servers);
  if (entries.length === 0) report('LW1109', { parent: '`servers`', what: 'servers' }, ['servers']);
  const room = { labels: LIMITS.allLabels };
  const assumed = entries.filter(([, server]) => server['per-rack'] === undefined).map(([key]) => key);
  if (assumed[0] !== undefined) {
    report('LW1902', { perRack: LIMITS.perRack, classes: listed(assumed) }, ['servers', assumed[0]], 'key');
  }
  return entries.map(([key, server]) => {
    if (Object.keys(server.ports).length === 0) {
      report('LW1109', { parent: `server class "${key}"`, what: 'ports' }, ['servers', key, 'ports'], 'key');
    }
    return {
      key,
      model: server.model as DeviceModelId,
      perRack: server['per-rack'] ?? LIMITS.perRack,
      uses: lowerUses(key, server.ports, room, report),
    };
  });
};

const lowerUnits = (source: FabricSource, report: Report): readonly Unit[] => {
  const classes = Object.keys(source.servers);
  if (source.units === undefined) {
    const servers = Object.entries(source.servers).map(([key, server]) => {
      if (server.count === undefined) report('LW1214', { name: key }, ['servers', key], 'key');
      return { class: key, count: server.count ?? 1 };
    });
    return [{ key: IMPLIED_UNIT, count: 1, servers }];
  }
  for (const [key, server] of Object.entries(source.servers)) {
    if (server.count !== undefined) report('LW1213', { name: key }, ['servers', key, 'count'], 'key');
  }
  const units = Object.entries(source.units);
  if (units.length === 0) report('LW1109', { parent: '`units`', what: 'units' }, ['units'], 'key');
  const used = new Set<string>();
  let unknown = false;
  const lowered = units.map(([key, unit]): Unit => {
    const servers = Object.entries(unit.servers);
    if (servers.length === 0)
      report('LW1109', { parent: `unit "${key}"`, what: 'servers' }, ['units', key, 'servers'], 'key');
    for (const [name] of servers) {
      used.add(name);
      if (Object.hasOwn(source.servers, name)) continue;
      unknown = true;
      const near = report.near(name, classes);
      const args = { name: clip(name), suggestion: didYouMean(near), known: listed(classes) };
      report('LW1203', args, ['units', key, 'servers', name], 'key', near);
    }
    return { key, count: unit.count ?? 1, servers: servers.map(([name, count]) => ({ class: name, count })) };
  });
  // a class left out next to a misspelt one is the same slip
  if (!unknown && units.length > 0) {
    for (const name of classes) if (!used.has(name)) report('LW1212', { name }, ['servers', name], 'key');
  }
  return lowered;
};

/** One tier or two: said by `tiers`, or by the presence of a spine. */
const checkTiers = (key: string, network: NetworkSource, report: Report): void => {
  const { tiers, spine } = network;
  const at = ['networks', key];
  if (tiers === 2 && !spine) {
    report('LW1215', { tiers, spine: 'no spine', advice: 'Describe `spine`, or write `tiers: 1`.' }, [...at, 'tiers']);
  }
  if (tiers === 1 && spine) {
    report('LW1215', { tiers, spine: 'a spine', advice: 'Take `spine` out, or write `tiers: 2`.' }, [...at, 'tiers']);
  }
  if (spine || tiers === 2) return;
  const noEffect: readonly (readonly [string, unknown, Path])[] = [
    ['oversubscription', network.oversubscription, [...at, 'oversubscription']],
    ['link-speed', network['link-speed'], [...at, 'link-speed']],
    ['uplinks', network.leaf.uplinks, [...at, 'leaf', 'uplinks']],
  ];
  for (const [name, value, path] of noEffect) {
    if (value !== undefined) report('LW1220', { key: name, network: key }, path, 'key');
  }
};

type LengthSource = NonNullable<FabricSource['lengths']>;

const lowerLengths = (own: LengthSource | undefined, common: LengthSource | undefined): Lengths => {
  const pick = (key: keyof LengthSource, assumed: string): Millimetres =>
    lengthOf(own?.[key] ?? common?.[key] ?? assumed) as Millimetres;
  return { serverLeaf: pick('server-leaf', LIMITS.serverLeaf), leafSpine: pick('leaf-spine', LIMITS.leafSpine) };
};

const noteLengths = (source: FabricSource, report: Report): void => {
  const tiers = [
    ['server-leaf', LIMITS.serverLeaf],
    ['leaf-spine', LIMITS.leafSpine],
  ] as const;
  for (const [tier, length] of tiers) {
    if (source.lengths?.[tier] !== undefined) continue;
    const without = Object.entries(source.networks)
      .filter(
        ([, network]) =>
          network.lengths?.[tier] === undefined && (tier === 'server-leaf' || network.spine !== undefined),
      )
      .map(([key]) => key);
    const [first] = without;
    if (first !== undefined) report('LW1901', { tier, length, networks: listed(without) }, ['networks', first], 'key');
  }
};

const oversubscriptionOf = (given: NetworkSource['oversubscription']): Ratio => {
  const text = typeof given === 'object' ? given.leaf : given;
  return read(text, ratioOf) ?? { down: 1, up: 1 };
};

const checkRepeats = (values: readonly string[] | undefined, path: Path, report: Report): void => {
  const seen = new Set<string>();
  values?.forEach((value, index) => {
    if (seen.has(value)) report('LW1222', { value: clip(value) }, [...path, index]);
    seen.add(value);
  });
};

/** `all` stands for every network that manages none itself. */
const lowerManages = (
  key: string,
  manages: NetworkSource['manages'],
  networks: readonly (readonly [string, NetworkSource])[],
  report: Report,
): readonly string[] => {
  if (manages === undefined) return [];
  if (manages === 'all') return networks.filter(([, other]) => other.manages === undefined).map(([other]) => other);
  checkRepeats(manages, ['networks', key, 'manages'], report);
  return manages;
};

const lowerNetworks = (source: FabricSource, servers: readonly ServerClass[], report: Report): readonly Network[] => {
  const entries = Object.entries(source.networks);
  if (entries.length === 0) report('LW1109', { parent: '`networks`', what: 'networks' }, ['networks'], 'key');
  const uses = servers.flatMap((server) => server.uses);
  const onRails = new Set(uses.filter((use) => use.rail.kind !== 'none').map((use) => use.network));
  return entries.map(([key, network]) => {
    checkTiers(key, network, report);
    const { leaf, spine } = network;
    return {
      key,
      planes: network.planes ?? 1,
      leaf: {
        switch: leaf.switch as DeviceModelId,
        scope: leaf.per ?? (onRails.has(key) ? 'rail' : 'unit'),
        sparePorts: leaf['spare-ports'] ?? 0,
        count: leaf.count,
        uplinks: leaf.uplinks,
      },
      spine: spine && {
        switch: spine.switch as DeviceModelId,
        sparePorts: spine['spare-ports'] ?? 0,
        count: spine.count,
      },
      oversubscription: oversubscriptionOf(network.oversubscription),
      linkSpeed: read(network['link-speed'], speedOf) as Gbps | undefined,
      lengths: lowerLengths(network.lengths, source.lengths),
      manages: lowerManages(key, network.manages, entries, report),
    };
  });
};

const byPart = (amounts: Readonly<Record<string, number>> | undefined): ReadonlyMap<ModuleId, number> =>
  new Map(Object.entries(amounts ?? {}).map(([id, amount]) => [id as ModuleId, amount + 0]));

const lowerOptics = (source: FabricSource, report: Report): OpticsPolicy => {
  const { prefer, media, vendors, stock, prices, avoid } = source.optics ?? {};
  checkRepeats(prefer, ['optics', 'prefer'], report);
  checkRepeats(vendors, ['optics', 'vendors'], report);
  checkRepeats(avoid, ['optics', 'avoid'], report);
  return {
    prefer: prefer ?? ['power', 'cost'],
    media: media ?? 'auto',
    vendors: vendors ?? [],
    stock: byPart(stock),
    prices: byPart(prices),
    avoid: (avoid ?? []) as readonly string[] as readonly ModuleId[],
  };
};

const lowerFibre = (source: FabricSource): SiteFibre => ({
  singlemode: source.fibre?.singlemode ?? DEFAULT_SITE_FIBRE.singlemode,
  multimode: source.fibre?.multimode ?? DEFAULT_SITE_FIBRE.multimode,
  connectors: source.fibre?.connectors ?? DEFAULT_SITE_FIBRE.connectors,
});

/** From the object shape to the intent; every fault of meaning is reported, and the caller drops the intent if one is an error. */
export const lower = (source: FabricSource, report: Report): Intent => {
  const servers = lowerServers(source, report);
  const units = lowerUnits(source, report);
  const networks = lowerNetworks(source, servers, report);
  const intent: Intent = {
    name: source.name,
    servers,
    units,
    networks,
    optics: lowerOptics(source, report),
    fibre: lowerFibre(source),
  };
  checkNames(intent, source.units !== undefined, report);
  checkUses(intent, report);
  checkPlanes(intent, report);
  checkManages(intent, report);
  checkCounts(intent, source.units !== undefined, report);
  noteLengths(source, report);
  return intent;
};
