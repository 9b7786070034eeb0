import { createFabric, type Fabric, NONE, trimFabric } from '../../fabric/index.ts';

/** Gives out the ports of a switch one after another. */
type Taken = { readonly ports: readonly number[]; next: number };
const take = (from: Taken | undefined): number => from?.ports[from.next++] ?? NONE;

/** The size of a fabric made for tests and benchmarks; every switch has `radix` ports, half of them down. */
export type ThreeTierSize = {
  readonly pods: number;
  readonly unitsPerPod: number;
  readonly serversPerUnit: number;
  readonly rails: number;
};

/** 16 pods of 16 units of 64 servers with 8 GPUs. */
export const LARGEST: ThreeTierSize = { pods: 16, unitsPerPod: 16, serversPerUnit: 64, rails: 8 };

const SPEED = 400_000;
const WAYS = 2;

/**
 * A three-tier fabric with one leaf a rail and unit, no oversubscription: synthetic, for no language describes it yet. Every
 * leaf has as many ports up as down and spreads them over the spines of its pod, and so do the spines over the core.
 */
export const threeTierFabric = ({ pods, unitsPerPod, serversPerUnit, rails }: ThreeTierSize): Fabric => {
  const fabric = createFabric('three-tier', 'synthetic');
  const { devices, cages, ports, links, classes } = fabric;
  const device = (key: string, role: string, unit: string, rail = 0): number =>
    devices.push({
      key,
      name: key.replaceAll('/', '-'),
      role,
      model: `synthetic-${role}`,
      network: role === 'server' ? '' : 'backend',
      unit,
      plane: 0,
      rail,
      rack: '',
      origin: NONE,
    });

  /** The ports of a device in the order in which they are taken: cages of `ways` ports. */
  const portsOf = (row: number, count: number, ways: number, label: (n: number) => string): readonly number[] => {
    const made: number[] = [];
    for (let n = 1; n <= Math.ceil(count / ways); n++) {
      const cage = cages.push({
        device: row,
        number: n,
        label: label(n),
        use: label(n) === String(n) ? 'down' : 'server',
        ways,
        speed: SPEED,
        lanes: 4,
        module: '',
      });
      for (let leg = 0; leg < ways; leg++) made.push(ports.push({ cage, leg, firstLane: leg * 4 + 1 }));
    }
    return made;
  };

  const kind = (tier: string, aModel: string, bModel: string): number =>
    classes.push({
      key: `backend/${tier}`,
      network: 'backend',
      tier,
      aModel,
      aGroup: 0,
      bModel,
      bGroup: 0,
      aWays: aModel === 'server' ? 1 : WAYS,
      bWays: WAYS,
      aLanes: 4,
      bLanes: 4,
      speed: SPEED,
      length: 30_000,
      links: pods * unitsPerPod * serversPerUnit * rails,
      aModule: '',
      bModule: '',
      plant: '',
      origin: NONE,
    });
  const kinds = [
    kind('server-leaf', 'server', 'leaf'),
    kind('leaf-spine', 'leaf', 'spine'),
    kind('spine-core', 'spine', 'core'),
  ];
  const link = (tier: number, key: string, a: number, b: number, rail: number): void => {
    links.push({
      key: `backend/${key}`,
      network: 'backend',
      a,
      b,
      speed: SPEED,
      length: 30_000,
      plane: 0,
      rail,
      class: kinds[tier] as number,
      cable: NONE,
      farCable: NONE,
      origin: NONE,
    });
  };

  /** Ports from the first on are for what is below, from the middle on for what is above. */
  const switchOf = (key: string, role: string, unit: string, rail = 0): Taken => ({
    ports: portsOf(device(key, role, unit, rail), 2 * serversPerUnit, WAYS, String),
    next: 0,
  });

  // A switch of each tier has `serversPerUnit` ports down, as many up: the tiers above the leafs have half or all of them.
  const spinesPerPod = unitsPerPod * rails;
  const cores = (pods * spinesPerPod) / 2;
  const core = Array.from({ length: cores }, (_, i) => switchOf(`backend/core/${i + 1}`, 'core', ''));
  let server = 0;
  let leaf = 0;
  for (let pod = 1; pod <= pods; pod++) {
    const podKey = `pod/${pod}`;
    const spines = Array.from({ length: spinesPerPod }, (_, i) =>
      switchOf(`backend/spine/${(pod - 1) * spinesPerPod + i + 1}`, 'spine', podKey),
    );
    for (let unit = 1; unit <= unitsPerPod; unit++) {
      const unitKey = `${podKey}/su/${unit}`;
      const leafs = Array.from({ length: rails }, (_, rail) =>
        switchOf(`backend/leaf/${leaf + rail + 1}`, 'leaf', unitKey, rail + 1),
      );
      for (let s = 0; s < serversPerUnit; s++) {
        const key = `gpu/${++server}`;
        const own = portsOf(device(key, 'server', unitKey), rails, 1, (n) => `gpu${n}`);
        for (const [rail, port] of own.entries()) link(0, `${key}:gpu${rail + 1}`, port, take(leafs[rail]), rail + 1);
      }
      for (const [rail, own] of leafs.entries()) {
        own.next = serversPerUnit;
        for (let up = 0; up < serversPerUnit; up++) {
          const at = (rail * serversPerUnit + up + unit * serversPerUnit) % spinesPerPod;
          const to = take(spines[at]);
          link(1, `leaf/${leaf + rail + 1}:${up + serversPerUnit + 1}`, take(own), to, rail + 1);
        }
      }
      leaf += rails;
    }
    for (const [i, own] of spines.entries()) {
      own.next = serversPerUnit;
      for (let up = 0; up < serversPerUnit; up++) {
        const at = (i * serversPerUnit + up) % cores;
        const to = take(core[at]);
        link(2, `spine/${(pod - 1) * spinesPerPod + i + 1}:${up + serversPerUnit + 1}`, take(own), to, 0);
      }
    }
  }
  trimFabric(fabric);
  return fabric;
};
