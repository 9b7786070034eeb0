import { type Diagnostic, diagnostic, type Placement } from '../diagnostics/index.ts';
import type { Network, Path, PortUse, SpanIndex } from '../intent/index.ts';
import { cagesText, type DeviceModel, type PortGroup, portGroups } from '../parts/index.ts';
import { type Gbps, gbps } from '../units/index.ts';
import type { CageSplit, Faceplate } from './faceplate.ts';
import { deviceModes, findSplit, lanesAt, modeList, modesOf } from './split.ts';

/** Hosts alike, and what they ask of a network. */
export type HostClass = {
  /** `className` of its hosts */
  readonly name: string;
  readonly model: DeviceModel;
  readonly uses: readonly PortUse[];
  /** where in the source a use stands */
  readonly path: (use: PortUse) => Path;
  readonly tier: 'server-leaf' | 'switch-leaf';
};

/** Where one link of a use starts on its host. */
export type KindPort = {
  readonly label: string;
  readonly number: number;
  readonly group: number;
  readonly lanes: number;
  /** lanes between the first lanes of two legs */
  readonly share: number;
  readonly leg: number;
  /** 0 = on no rail */
  readonly rail: number;
  /** 0 = the network has one plane */
  readonly plane: number;
};

/** The links that one use of a class makes on each of its hosts: alike but for their ports. */
export type LinkKind = {
  readonly index: number;
  readonly host: HostClass;
  readonly use: PortUse;
  readonly speed: Gbps;
  /** legs of the host's port */
  readonly ways: number;
  /** how the leaf cage is split */
  readonly leaf: CageSplit;
  readonly ports: readonly KindPort[];
};

type Place = { readonly group: number; readonly number: number; readonly port: PortGroup['port'] };

const placesOf = (model: DeviceModel): Map<string, Place> =>
  new Map(
    portGroups(model).flatMap(({ labels, numbers, port }, group) =>
      labels.map((label, i) => [label, { group, number: numbers[i] ?? i + 1, port }] as const),
    ),
  );

/** The fastest whole-port speed, or that of the split asked for. */
const most = (place: Place, use: PortUse): number => {
  if (use.split) return use.split.speed;
  return Math.max(...modesOf(place.port).map((mode) => (mode.ways === 1 ? mode.speed : 0)));
};

const runs = (place: Place, use: PortUse, speed: Gbps): boolean => {
  const ways = use.split?.ways ?? 1;
  const listed = modesOf(place.port).some((mode) => mode.ways === ways && mode.speed >= speed);
  return listed && lanesAt(place.port, ways, speed) > 0;
};

/** Cages for pluggables face cages for pluggables, jacks their like. */
const matching = ([place]: readonly Place[], leaf: Faceplate): readonly PortGroup[] =>
  leaf.model.groups.filter(({ port }) => port.fixed === place?.port.fixed);

/** The speed both ends run, where none is asked for. */
const commonSpeed = (places: readonly Place[], use: PortUse, leaf: Faceplate): Gbps => {
  const host = Math.min(...places.map((place) => most(place, use)));
  const leafMost = Math.max(...matching(places, leaf).flatMap(({ port }) => modesOf(port).map((mode) => mode.speed)));
  return gbps(Math.min(host, use.split ? host : leafMost, use.leafPort?.speed ?? host));
};

/** The rail of a link; `known` is false where the maker's map is missing and the order of the list decides. */
const railOf = (
  model: DeviceModel,
  use: PortUse,
  label: string,
  leg: number,
  order: number,
): { rail: number; known: boolean } => {
  if (use.rail.kind !== 'by-gpu') return { rail: use.rail.kind === 'fixed' ? use.rail.rail : 0, known: true };
  const mapped = model.railMap?.[`${label}.${leg + 1}`] ?? model.railMap?.[label];
  return { rail: mapped ?? order + 1, known: mapped !== undefined };
};

export type KindsRead = {
  readonly kinds: readonly LinkKind[];
  readonly diagnostics: readonly Diagnostic[];
  readonly railsUnknown: readonly { readonly model: DeviceModel; readonly at: Placement }[];
};

/** What the hosts ask of one network, checked against their ports and the leaf's. */
export const linkKinds = (
  network: Network,
  hosts: readonly HostClass[],
  leaf: Faceplate,
  spans: SpanIndex | undefined,
): KindsRead => {
  const kinds: LinkKind[] = [];
  const diagnostics: Diagnostic[] = [];
  const railsUnknown = new Map<DeviceModel, Placement>();
  for (const host of hosts) {
    const { model } = host;
    const known = placesOf(model);
    for (const use of host.uses.filter((candidate) => candidate.network === network.key)) {
      const path = host.path(use);
      const at = (key?: string): Placement => ({
        source: spans?.(key ? [...path, key] : path),
        subject: `${host.name} ${use.selector}`,
      });
      const places = use.labels.map((label) => known.get(label) as Place);
      const ways = use.split?.ways ?? 1;
      if (matching(places, leaf).length === 0) {
        const { cage, fixed } = (places[0] as Place).port;
        const port = fixed ? `an ${cage} jack` : `a ${cage} cage`;
        const args = { label: use.labels[0] as string, host: model.id, port, model: leaf.model.id };
        diagnostics.push(diagnostic('LW4107', { ...args, cages: cagesText(leaf.model) }, at()));
        continue;
      }
      const speed = use.split?.speed ?? use.speed ?? commonSpeed(places, use, leaf);
      const slow = places.findIndex((place) => !runs(place, use, speed));
      if (slow >= 0) {
        const { port } = places[slow] as Place;
        const how = ways > 1 ? `split ${ways} ways` : 'unsplit';
        const label = use.labels[slow] as string;
        const facts = { modes: modeList(modesOf(port)), lanes: port.lanes, laneRate: Math.max(...port.laneRates) };
        const args = {
          label,
          model: model.id,
          speed: speed || most(places[slow] as Place, { ...use, split: undefined }),
          how,
          ...facts,
        };
        diagnostics.push(
          diagnostic('LW4001', args, at(use.split ? 'split' : use.speed === undefined ? undefined : 'speed')),
        );
        continue;
      }
      const split = findSplit(leaf, speed, use.leafPort, places[0]?.port.fixed);
      if (!split) {
        const mode = use.leafPort ? ` as ${use.leafPort.ways}x${use.leafPort.speed}G` : '';
        const args = { model: leaf.model.id, speed, mode, modes: deviceModes(leaf.model) };
        diagnostics.push(diagnostic('LW4101', args, at(use.leafPort ? 'leaf-port' : undefined)));
        continue;
      }
      const byLeg = use.plane?.kind === 'by-leg';
      const fixedPlane = network.planes > 1 && use.plane?.kind === 'fixed' ? use.plane.plane : 0;
      const ports = places.flatMap(({ group, number, port }, order) =>
        Array.from({ length: ways }, (_, leg): KindPort => {
          const label = use.labels[order] as string;
          const { rail, known: mapped } = railOf(model, use, label, leg, byLeg ? order : order * ways + leg);
          if (!mapped && !railsUnknown.has(model)) railsUnknown.set(model, at('rail'));
          const lanes = lanesAt(port, ways, speed);
          const plane = byLeg && network.planes > 1 ? leg + 1 : fixedPlane;
          return { label, number, group, lanes, share: Math.floor(port.lanes / ways), leg, rail, plane };
        }),
      );
      kinds.push({ index: kinds.length, host, use, speed, ways, leaf: split, ports });
    }
  }
  return { kinds, diagnostics, railsUnknown: [...railsUnknown].map(([model, at]) => ({ model, at })) };
};
