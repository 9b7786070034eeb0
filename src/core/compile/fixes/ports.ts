import type { Network, Path, PortUse, ServerClass } from '../../intent/index.ts';
import type { DeviceModel, PortMode } from '../../parts/index.ts';
import { type Gbps, gbps } from '../../units/index.ts';
import { type Candidate, candidate, type Sought } from './sought.ts';

/** Faults that another speed or another split of some ports may cure. */
const CODES: ReadonlySet<string> = new Set(['LW1303', 'LW4001', 'LW4101', 'LW4201', 'LW6001', 'LW6003']);

type Use = { readonly server: ServerClass; readonly use: PortUse; readonly path: Path };

const uses = ({ state }: Sought): readonly Use[] =>
  (state.intent?.servers ?? []).flatMap((server) =>
    server.uses.map((use) => ({ server, use, path: ['servers', server.key, 'ports', use.selector] })),
  );

/** Is the fault told at the use itself or at one of its keys? */
const concerns = ({ fault, state }: Sought, { path }: Use): boolean => {
  const at = fault.source;
  if (!at) return false;
  const places = [[...path], ...['speed', 'split', 'leaf-port'].map((key) => [...path, key])];
  return places.some((place) => {
    const span = state.spans?.(place);
    return span !== undefined && span.line === at.line && span.column === at.column;
  });
};

const modesOf = (device: DeviceModel | undefined): readonly PortMode[] => {
  const modes = (device?.groups ?? []).flatMap(({ port }) => port.modes ?? [{ ways: 1, speed: port.maxSpeed }]);
  const byText = new Map(modes.map((mode) => [`${mode.ways}x${mode.speed}`, mode]));
  return [...byText.values()];
};

const text = ({ ways, speed }: PortMode): string => `${ways}x${speed}G`;

/** Speeds near one asked for, the nearest below first, then those above. */
const near = (speeds: Iterable<Gbps>, wanted: number): readonly Gbps[] => {
  const others = [...new Set(speeds)].filter((speed) => speed !== wanted);
  const below = others.filter((speed) => speed < wanted).toSorted((x, y) => y - x);
  return [...below, ...others.filter((speed) => speed > wanted).toSorted((x, y) => x - y)];
};

const useFixes = function* (
  sought: Sought,
  { server, use, path }: Use,
  network: Network | undefined,
): Iterable<Candidate> {
  const { catalog } = sought.state;
  const leafModes = modesOf(network && catalog.devices.get(network.leaf.switch));
  const serverModes = modesOf(catalog.devices.get(server.model));
  const { editor } = sought;
  const wanted = use.split?.speed ?? use.speed;
  for (const mode of leafModes.filter(({ speed }) => wanted === undefined || speed === wanted)) {
    const title =
      mode.ways === 1 ? 'give each of these ports a leaf port of its own' : `split the leaf ports ${text(mode)}`;
    yield* candidate('leaf-port', title, editor.set([...path, 'leaf-port'], text(mode)));
  }
  if (use.split) {
    for (const mode of serverModes.filter(({ ways }) => ways === use.split?.ways)) {
      yield* candidate('split', `split the server ports ${text(mode)}`, editor.set([...path, 'split'], text(mode)));
    }
    return;
  }
  const speeds = [...serverModes, ...leafModes].map(({ speed }) => speed);
  for (const speed of near(speeds, wanted ?? Math.max(...speeds))) {
    yield* candidate('speed', `run these ports at ${speed}G`, editor.set([...path, 'speed'], `${speed}G`));
  }
};

const uplinkFixes = function* (sought: Sought, network: Network): Iterable<Candidate> {
  const { catalog } = sought.state;
  const modes = [network.leaf.switch, network.spine?.switch].flatMap((id) => modesOf(id && catalog.devices.get(id)));
  const wanted = network.linkSpeed ?? Math.max(...modes.map(({ speed }) => speed));
  for (const speed of near(
    modes.map((mode) => gbps(mode.speed)),
    wanted,
  )) {
    const edit = sought.editor.set(['networks', network.key, 'link-speed'], `${speed}G`);
    yield* candidate('speed', `run the leaf-spine links at ${speed}G`, edit);
  }
};

/** Another speed or split of the server ports or uplinks that a fault speaks of: any that the devices list. */
export const portFixes = function* (sought: Sought): Iterable<Candidate> {
  const { fault, state } = sought;
  if (!CODES.has(fault.code)) return;
  const networks = state.intent?.networks ?? [];
  for (const use of uses(sought).filter((one) => concerns(sought, one))) {
    yield* useFixes(
      sought,
      use,
      networks.find(({ key }) => key === use.use.network),
    );
  }
  for (const network of networks) {
    const at = [['spine'], ['link-speed'], ['leaf']].map((rest) => state.spans?.(['networks', network.key, ...rest]));
    const here = at.some((span) => span && span.line === fault.source?.line && span.column === fault.source.column);
    if (here && network.spine) yield* uplinkFixes(sought, network);
  }
};
