import { mbpsOf } from '../units/index.ts';
import type { Builder } from './builder.ts';
import type { KindPort, LinkKind } from './kinds.ts';
import type { SizedNetwork } from './network.ts';
import { rackKey } from './servers.ts';
import type { Sizing } from './size.ts';

/** host → label → row of the first port of its cage */
export type HostPorts = readonly ReadonlyMap<string, number>[];

type UsedPort = { readonly port: KindPort; readonly kind: LinkKind };

/** class of hosts → the ports that kinds use, each once, in chassis order */
const portsByClass = (kinds: readonly LinkKind[]): ReadonlyMap<string, readonly UsedPort[]> => {
  const byClass = new Map<string, UsedPort[]>();
  for (const kind of kinds) {
    const own = byClass.get(kind.host.name) ?? [];
    own.push(...kind.ports.filter((port) => port.leg === 0).map((port) => ({ port, kind })));
    byClass.set(kind.host.name, own);
  }
  for (const own of byClass.values()) own.sort((x, y) => x.port.group - y.port.group || x.port.number - y.port.number);
  return byClass;
};

const addCages = (
  builder: Builder,
  device: number,
  use: 'server' | 'management',
  ports: readonly UsedPort[],
): ReadonlyMap<string, number> =>
  new Map(
    ports.map(({ port: { number, label, lanes, share }, kind: { ways, speed } }) => {
      const row = { number, label, use, ways, speed: mbpsOf(speed), lanes, share };
      return [label, builder.cage(device, row)] as const;
    }),
  );

/** Servers with the cages that some network uses, in chassis order. */
export const addServers = (builder: Builder, sizing: Sizing): HostPorts => {
  const byClass = portsByClass(sizing.networks.flatMap(({ kinds }) => kinds));
  return sizing.servers.map(({ key, class: server, unit, unitKey, rack }) => {
    const origin = builder.origin(['units', unitKey, 'servers', server.key]);
    const row = { key, role: 'server', model: server.model, unit, rack: rackKey(unit, rack) } as const;
    const device = builder.device(row, sizing.lock?.name(key), origin);
    return addCages(builder, device, 'server', byClass.get(server.key) ?? []);
  });
};

/**
 * The management ports of the switches that a network manages.
 * @param servers how many of its hosts, the first ones, are servers
 * @param switches key → row of every switch made so far
 */
export const addManagementPorts = (
  builder: Builder,
  { hosts, kinds }: SizedNetwork,
  servers: number,
  switches: ReadonlyMap<string, number>,
): HostPorts => {
  const byClass = portsByClass(kinds);
  return hosts
    .slice(servers)
    .map(({ key, className }) =>
      addCages(builder, switches.get(key) as number, 'management', byClass.get(className) ?? []),
    );
};
