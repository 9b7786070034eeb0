import { stringify } from 'yaml';
import type { PortMode } from '../parts/index.ts';
import { formatLength, formatSpeed, type Gbps } from '../units/index.ts';
import { formatSplit } from './check.ts';
import type { Intent, LegSpan, Network, PortUse, RailRule, ServerClass } from './intent.ts';
import { LIMITS } from './limits.ts';
import type { FabricSource, NetworkSource, PortUseSource } from './schema.ts';

type ServerSource = FabricSource['servers'][string];

const given = <T, U>(value: T | undefined, write: (value: T) => U): U | undefined =>
  value === undefined ? undefined : write(value);
const speed = (value: Gbps | undefined): string | undefined => given(value, formatSpeed);
const split = (value: PortMode | undefined): string | undefined => given(value, formatSplit);

const railText = (rail: RailRule): 'by-gpu' | 'none' | number => (rail.kind === 'fixed' ? rail.rail : rail.kind);

const legSpanText = ({ racks }: LegSpan): string => {
  if (racks === 1) return 'rack';
  return racks === LIMITS.count ? 'unit' : `${racks} racks`;
};

const useSource = (use: PortUse): PortUseSource => ({
  to: use.network,
  speed: speed(use.speed),
  rail: railText(use.rail),
  plane: given(use.plane, (plane) => (plane.kind === 'fixed' ? plane.plane : 'by-leg')),
  split: split(use.split),
  'leaf-port': split(use.leafPort),
  'legs-within': legSpanText(use.legsWithin),
});

const serverSource = (server: ServerClass): ServerSource => ({
  model: server.model,
  'per-rack': server.perRack,
  ports: Object.fromEntries(server.uses.map((use) => [use.selector, useSource(use)])),
});

/** Without a spine, the settings that speak of uplinks have no effect; they are written only where they were set. */
const networkSource = (network: Network): NetworkSource => {
  const { leaf, spine, oversubscription, lengths, manages } = network;
  const even = oversubscription.down === 1 && oversubscription.up === 1;
  return {
    tiers: spine ? 2 : 1,
    planes: network.planes,
    oversubscription: spine || !even ? `${oversubscription.down}:${oversubscription.up}` : undefined,
    leaf: {
      switch: leaf.switch,
      per: leaf.scope,
      'spare-ports': leaf.sparePorts,
      count: leaf.count,
      uplinks: leaf.uplinks,
    },
    spine: spine && { switch: spine.switch, 'spare-ports': spine.sparePorts, count: spine.count },
    'link-speed': speed(network.linkSpeed),
    lengths: { 'server-leaf': formatLength(lengths.serverLeaf), 'leaf-spine': formatLength(lengths.leafSpine) },
    manages: manages.length > 0 ? [...manages] : undefined,
  };
};

/** The source of an intent with nothing left to assume: `defineFabric` and the YAML of it give the same intent. */
export const sourceOf = (intent: Intent): FabricSource => ({
  lanewright: 1,
  name: intent.name,
  servers: Object.fromEntries(intent.servers.map((server) => [server.key, serverSource(server)])),
  units: Object.fromEntries(
    intent.units.map((unit) => [
      unit.key,
      { count: unit.count, servers: Object.fromEntries(unit.servers.map((member) => [member.class, member.count])) },
    ]),
  ),
  networks: Object.fromEntries(intent.networks.map((network) => [network.key, networkSource(network)])),
  optics: {
    prefer: [...intent.optics.prefer],
    media: intent.optics.media,
    vendors: [...intent.optics.vendors],
    stock: Object.fromEntries(intent.optics.stock),
    prices: Object.fromEntries(intent.optics.prices),
    avoid: [...intent.optics.avoid],
  },
  fibre: {
    singlemode: intent.fibre.singlemode,
    multimode: intent.fibre.multimode,
    connectors: intent.fibre.connectors,
  } as FabricSource['fibre'],
});

/** An intent as YAML in its canonical form: every default written out, keys in the order of the language. */
export const printIntent = (intent: Intent): string =>
  stringify(sourceOf(intent), { version: '1.2', schema: 'core', lineWidth: 0, aliasDuplicateObjects: false });
