import type { PortMode } from '../parts/index.ts';
import { formatSpeed, gbps } from '../units/index.ts';
import { clip, didYouMean, listed } from '../yaml/index.ts';
import type { Intent, Network, Path, PortUse, ServerClass } from './intent.ts';
import { LIMITS } from './limits.ts';
import type { Report } from './report.ts';

/** A split as written. */
export const formatSplit = (mode: PortMode): string => `${mode.ways}x${formatSpeed(mode.speed)}`;

const sameNames = (names: readonly string[], section: string, what: string, report: Report): void => {
  const seen = new Map<string, string>();
  for (const name of names) {
    const other = seen.get(name.toLowerCase());
    if (other !== undefined) report('LW1201', { name, what, other }, [section, name], 'key');
    else seen.set(name.toLowerCase(), name);
  }
};

/** Names that would lead to equal keys or host names. */
export const checkNames = (intent: Intent, unitsGiven: boolean, report: Report): void => {
  const classes = intent.servers.map((server) => server.key);
  const networks = intent.networks.map((network) => network.key);
  sameNames(classes, 'servers', 'server class', report);
  sameNames(networks, 'networks', 'network', report);
  if (unitsGiven) {
    const units = intent.units.map((unit) => unit.key);
    sameNames(units, 'units', 'unit', report);
    const byLower = new Map(classes.map((name) => [name.toLowerCase(), name]));
    for (const name of units) {
      const other = byLower.get(name.toLowerCase());
      if (other !== undefined) report('LW1201', { name, what: 'server class', other }, ['units', name], 'key');
    }
  }
  const lowerNetworks = new Map(networks.map((name) => [name.toLowerCase(), name]));
  for (const name of classes) {
    const match = /^(?:(.+)-)?(leaf|spine)$/.exec(name.toLowerCase());
    const network = match?.[1] === undefined ? undefined : lowerNetworks.get(match[1]);
    if (!match || (match[1] !== undefined && network === undefined)) continue;
    const other = network === undefined ? 'the switches of every network' : `the ${match[2]}s of network "${network}"`;
    report('LW1221', { name, other }, ['servers', name], 'key');
  }
};

const checkPlane = (use: PortUse, network: Network, at: Path, report: Report): void => {
  const { plane, split } = use;
  const { planes, key } = network;
  if (plane === undefined) {
    if (planes > 1) report('LW1208', { network: key, planes }, at, 'key');
  } else if (plane.kind === 'fixed') {
    if (plane.plane > planes) report('LW1207', { plane: plane.plane, planes, network: key }, [...at, 'plane']);
  } else if (split?.ways !== planes) {
    report('LW1209', { planes, network: key, found: split ? formatSplit(split) : 'no split' }, [
      ...at,
      split ? 'split' : 'plane',
    ]);
  }
};

const checkUse = (server: ServerClass, use: PortUse, networks: ReadonlyMap<string, Network>, report: Report): void => {
  const at = ['servers', server.key, 'ports', use.selector];
  const network = networks.get(use.network);
  if (!network) {
    const known = [...networks.keys()];
    const near = report.near(use.network, known);
    const args = { name: use.network, suggestion: didYouMean(near), known: listed(known) };
    report('LW1202', args, [...at, 'to'], 'value', near);
    return;
  }
  checkPlane(use, network, at, report);
  const { split, speed, leafPort } = use;
  if (split && speed !== undefined && split.ways * split.speed > speed) {
    report('LW1216', { split: formatSplit(split), speed: formatSpeed(speed) }, [...at, 'split']);
    return;
  }
  const wanted = split?.speed ?? speed;
  if (leafPort && wanted !== undefined && leafPort.speed !== wanted) {
    const args = {
      leafPort: formatSplit(leafPort),
      given: formatSpeed(leafPort.speed),
      wanted: formatSpeed(gbps(wanted)),
    };
    report('LW1217', args, [...at, 'leaf-port']);
  }
};

/** The faults of every use of ports that need no catalogue. */
export const checkUses = (intent: Intent, report: Report): void => {
  const networks = new Map(intent.networks.map((network) => [network.key, network]));
  for (const server of intent.servers) for (const use of server.uses) checkUse(server, use, networks, report);
};

/** Planes and rails against the ports that join them. */
export const checkPlanes = (intent: Intent, report: Report): void => {
  const byNetwork = new Map(
    intent.networks.map((network) => [network.key, [] as { server: ServerClass; use: PortUse }[]]),
  );
  let misspelt = false;
  let anyUse = false;
  for (const server of intent.servers) {
    for (const use of server.uses) {
      const mine = byNetwork.get(use.network);
      mine?.push({ server, use });
      anyUse = true;
      misspelt ||= !mine;
    }
  }
  for (const network of intent.networks) {
    const mine = byNetwork.get(network.key) ?? [];
    if (mine.length === 0 && network.manages.length > 0) continue;
    if (mine.length === 0) {
      // a network left out next to a misspelt one is the same slip, and so are servers without any ports
      if (!misspelt && anyUse) report('LW1211', { network: network.key }, ['networks', network.key], 'key');
      continue;
    }
    if (network.leaf.scope === 'rail' && mine.every(({ use }) => use.rail.kind === 'none')) {
      report('LW1219', { network: network.key }, ['networks', network.key, 'leaf', 'per']);
    }
    const joined = new Set(mine.map(({ use }) => (use.plane?.kind === 'fixed' ? use.plane.plane : 'all')));
    for (let plane = 1; plane <= network.planes && !joined.has('all'); plane++) {
      if (!joined.has(plane)) report('LW1210', { plane, network: network.key }, ['networks', network.key, 'planes']);
    }
    const byGpu = mine.filter(({ use }) => use.rail.kind === 'by-gpu');
    const rails = Math.max(0, ...byGpu.map(({ use }) => use.labels.length));
    for (const { server, use } of mine) {
      if (use.rail.kind !== 'fixed' || rails === 0 || use.rail.rail <= rails) continue;
      const at = ['servers', server.key, 'ports', use.selector, 'rail'];
      report('LW1223', { rail: use.rail.rail, rails, network: network.key }, at);
    }
  }
};

/** What each out-of-band network manages: networks that are there, that manage nothing themselves, and each once. */
export const checkManages = (intent: Intent, report: Report): void => {
  const networks = new Map(intent.networks.map((network) => [network.key, network]));
  const managedBy = new Map<string, string>();
  for (const { key, manages, planes } of intent.networks) {
    const at = ['networks', key, 'manages'];
    if (manages.length > 0 && planes > 1) report('LW1225', { network: key, planes }, ['networks', key, 'planes']);
    for (const name of new Set(manages)) {
      const other = networks.get(name);
      const first = managedBy.get(name);
      if (!other) {
        const known = [...networks.keys()];
        const near = report.near(name, known);
        report('LW1202', { name: clip(name), suggestion: didYouMean(near), known: listed(known) }, at);
      } else if (other.manages.length > 0) report('LW1224', { name, network: key }, at);
      else if (first !== undefined) report('LW1226', { name, first, second: key }, at);
      managedBy.set(name, first ?? key);
    }
  }
};

/** The whole stays within what is compiled. */
export const checkCounts = (intent: Intent, unitsGiven: boolean, report: Report): void => {
  const portsOf = new Map(
    intent.servers.map((server) => [server.key, server.uses.reduce((sum, use) => sum + use.labels.length, 0)]),
  );
  let servers = 0;
  let ports = 0;
  for (const unit of intent.units) {
    for (const member of unit.servers) {
      const at = unitsGiven ? ['units', unit.key, 'count'] : ['servers', member.class, 'count'];
      const count = unit.count * member.count;
      servers += count;
      ports += count * (portsOf.get(member.class) ?? 0);
      if (servers > LIMITS.servers) report('LW1218', { count: servers, what: 'servers', limit: LIMITS.servers }, at);
      else if (ports > LIMITS.serverPorts)
        report('LW1218', { count: ports, what: 'server ports', limit: LIMITS.serverPorts }, at);
      else continue;
      return;
    }
  }
};
