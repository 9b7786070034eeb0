import { createFabric, type Fabric, portKey } from '../fabric/index.ts';
import type { Path, SpanIndex } from '../intent/index.ts';
import { mbpsOf } from '../units/index.ts';
import type { CageSplit, Faceplate } from './faceplate.ts';
import { BLOCKED, type Panel } from './panel.ts';

/** A cage as the rows want it. */
type CageRow = {
  readonly number: number;
  readonly label: string;
  readonly use: 'server' | 'down' | 'up' | 'blocked' | 'management';
  readonly ways: number;
  readonly speed: number;
  readonly lanes: number;
  /** lanes from one leg to the next */
  readonly share: number;
};

type ClassRow = {
  readonly network: string;
  readonly tier: 'server-leaf' | 'switch-leaf' | 'leaf-spine';
  readonly aModel: string;
  readonly aGroup: number;
  readonly bModel: string;
  readonly bGroup: number;
  readonly aWays: number;
  readonly bWays: number;
  readonly aLanes: number;
  readonly bLanes: number;
  readonly speed: number;
  readonly length: number;
};

type DeviceRow = {
  readonly key: string;
  readonly role: 'server' | 'leaf' | 'spine';
  readonly model: string;
  readonly network?: string;
  readonly unit?: string;
  readonly plane?: number;
  readonly rail?: number;
  readonly rack?: string;
};

const contentOf = (row: ClassRow): string => Object.values(row).join('|');

const sameClass = (x: ClassRow, y: ClassRow): boolean =>
  x.network === y.network &&
  x.tier === y.tier &&
  x.aModel === y.aModel &&
  x.aGroup === y.aGroup &&
  x.bModel === y.bModel &&
  x.bGroup === y.bGroup &&
  x.aWays === y.aWays &&
  x.bWays === y.bWays &&
  x.aLanes === y.aLanes &&
  x.bLanes === y.bLanes &&
  x.speed === y.speed &&
  x.length === y.length;

/** Writes the rows of a fabric: origins and classes once each, cages with their ports. */
export class Builder {
  readonly fabric: Fabric;
  readonly #spans: SpanIndex | undefined;
  readonly #origins = new Map<string, number>();
  readonly #classes = new Map<string, number>();
  readonly #classKeys = new Set<string>();
  readonly #linksOf: number[] = [];
  /** the class of the link before: mostly that of the next one too */
  #latest: { readonly row: ClassRow; readonly at: number } | undefined;

  constructor(name: string, catalogHash: string, spans: SpanIndex | undefined) {
    this.fabric = createFabric(name, catalogHash);
    this.#spans = spans;
  }

  origin(path: Path): number {
    const text = path.join('.');
    const known = this.#origins.get(text);
    if (known !== undefined) return known;
    const span = this.#spans?.(path);
    const row = { path: text, file: span?.file ?? '', line: span?.line ?? 0, column: span?.column ?? 0 };
    const made = this.fabric.origins.push(row);
    this.#origins.set(text, made);
    return made;
  }

  device(row: DeviceRow, name: string | undefined, origin: number): number {
    const given = { network: '', unit: '', plane: 0, rail: 0, rack: '', ...row };
    return this.fabric.devices.push({ ...given, name: name ?? row.key.replaceAll('/', '-'), origin });
  }

  /** Adds a cage with its logical ports; the row of the first one. */
  cage(device: number, row: CageRow): number {
    const { number, label, use, ways, speed, lanes, share } = row;
    const cage = this.fabric.cages.push({ device, number, label, use, ways, speed, lanes, module: '' });
    const first = this.fabric.ports.length;
    for (let leg = 0; leg < ways; leg++) this.fabric.ports.push({ cage, leg, firstLane: 1 + leg * share });
    return first;
  }

  /** Adds the cages of a switch that are in use; cage → row of its first port. */
  switchCages(
    device: number,
    panel: Panel,
    splits: readonly (CageSplit | undefined)[],
    uplink: CageSplit | undefined,
  ): Int32Array {
    const { cages, model } = panel.face;
    const first = new Int32Array(cages.length).fill(-1);
    for (const [cage, { number, label, group }] of cages.entries()) {
      const ways = panel.ways[cage] as number;
      if (ways === 0) continue;
      if (ways === BLOCKED) {
        this.cage(device, { number, label, use: 'blocked', ways: 0, speed: 0, lanes: 0, share: 0 });
        continue;
      }
      const down = splits[cage];
      const split = down ?? (uplink as CageSplit);
      const share = Math.floor((model.groups[group]?.port.lanes ?? 0) / ways);
      const lanes = split.lanes[cage] as number;
      first[cage] = this.cage(device, {
        number,
        label,
        use: down ? 'down' : 'up',
        ways,
        speed: mbpsOf(split.speed),
        lanes,
        share,
      });
    }
    return first;
  }

  /** The class of a link, made when first met; `name` is how its key ends. */
  class(row: ClassRow, name: string, origin: number): number {
    const known =
      this.#latest && sameClass(this.#latest.row, row) ? this.#latest.at : this.#classes.get(contentOf(row));
    if (known !== undefined) {
      this.#latest = { row, at: known };
      this.#linksOf[known] = (this.#linksOf[known] as number) + 1;
      return known;
    }
    const stem = `${row.network}/${row.tier}/${name}`;
    let key = stem;
    for (let i = 2; this.#classKeys.has(key); i++) key = `${stem}-${i}`;
    this.#classKeys.add(key);
    const made = this.fabric.classes.push({ ...row, key, links: 0, aModule: '', bModule: '', plant: '', origin });
    this.#classes.set(contentOf(row), made);
    this.#latest = { row, at: made };
    this.#linksOf[made] = 1;
    return made;
  }

  /** Counts what could only be counted at the end. */
  finish(): Fabric {
    for (const [row, links] of this.#linksOf.entries()) this.fabric.classes.set(row, 'links', links);
    return this.fabric;
  }
}

/** `backend/leaf/3:17.2`: a port of a switch by its place on the faceplate. */
export const switchPort = (key: string, face: Faceplate, cage: number, ways: number, leg: number): string =>
  portKey(key, face.cages[cage]?.label ?? '', ways, leg);
