import type { Catalog } from '../catalog/catalog.ts';
import { type Fabric, linksOf } from '../fabric/index.ts';
import type { Milliwatts } from '../units/index.ts';
import { proofsOf } from './class-proofs.ts';
import { type OrderLine, type OrderTotal, orderLines, totalOf } from './order/order.ts';
import type { OrderTerms } from './order/terms.ts';
import type { PartLine } from './parts-list.ts';

export { proofsOf };

/** What a network engineer wants to know first. */
export type Summary = {
  readonly name: string;
  readonly devices: readonly {
    readonly role: string;
    readonly network: string;
    readonly model: string;
    readonly count: number;
  }[];
  readonly links: readonly {
    readonly network: string;
    readonly tier: string;
    readonly speedGbps: number;
    readonly media: string;
    readonly count: number;
  }[];
  readonly linkCount: number;
  readonly proofs: {
    readonly classes: number;
    readonly proved: number;
    readonly links: number;
    readonly provedLinks: number;
    readonly withAssumptions: number;
    readonly withCautions: number;
  };
  readonly power: {
    /** all pluggables and active cables */
    readonly modules: Milliwatts;
    /** pieces without a known figure */
    readonly modulesUnknown: number;
    /** maximum of the switches whose figure is known */
    readonly switches: Milliwatts;
    readonly switchesUnknown: number;
  };
  readonly gpus: number;
  /** the order, line by line */
  readonly parts: readonly OrderLine[];
  readonly total: OrderTotal;
};

const tally = <T extends { readonly count: number }>(rows: Iterable<T>, keyOf: (row: T) => string): readonly T[] => {
  const byKey = new Map<string, T>();
  for (const row of rows) {
    const key = keyOf(row);
    const known = byKey.get(key);
    byKey.set(key, known ? { ...known, count: known.count + row.count } : row);
  }
  return [...byKey.values()];
};

const ROLES = ['server', 'leaf', 'spine'];

const deviceRows = function* (fabric: Fabric) {
  for (let row = 0; row < fabric.devices.length; row++) {
    yield {
      role: fabric.devices.text(row, 'role'),
      network: fabric.devices.text(row, 'network'),
      model: fabric.devices.text(row, 'model'),
      count: 1,
    };
  }
};

const linkRows = function* (fabric: Fabric) {
  const proofs = proofsOf(fabric);
  for (const link of linksOf(fabric)) {
    yield {
      network: link.network,
      tier: fabric.classes.text(link.class, 'tier'),
      speedGbps: link.speed / 1000,
      media: proofs[link.class]?.parts.media ?? 'none',
      count: 1,
    };
  }
};

const powerOf = (parts: readonly PartLine[]): Summary['power'] => {
  let modules = 0;
  let modulesUnknown = 0;
  let switches = 0;
  let switchesUnknown = 0;
  for (const { kind, power, needed } of parts) {
    if (kind === 'fibre') continue;
    if (kind === 'switch') {
      if (power) switches += power.max * needed;
      else switchesUnknown += needed;
    } else if (power) modules += power.max * needed;
    else modulesUnknown += needed;
  }
  return { modules: modules as Milliwatts, modulesUnknown, switches: switches as Milliwatts, switchesUnknown };
};

/** Counts, proofs, power and parts of a finished fabric. Spares lie on the shelf and draw nothing. */
export const summarise = (fabric: Fabric, catalog: Catalog, order: OrderTerms): Summary => {
  const parts = orderLines(fabric, catalog, order);
  const proofs = proofsOf(fabric);
  const proved = proofs.filter((p) => p?.works);
  let gpus = 0;
  for (let row = 0; row < fabric.devices.length; row++) {
    if (fabric.devices.text(row, 'role') === 'server')
      gpus += catalog.devices.get(fabric.devices.text(row, 'model') as never)?.gpus ?? 0;
  }
  return {
    name: fabric.name,
    devices: tally(deviceRows(fabric), (d) => `${d.role}|${d.network}|${d.model}`).toSorted(
      (x, y) => ROLES.indexOf(x.role) - ROLES.indexOf(y.role),
    ),
    links: tally(linkRows(fabric), (l) => `${l.network}|${l.tier}|${l.speedGbps}|${l.media}`),
    linkCount: fabric.links.length,
    proofs: {
      classes: proofs.length,
      proved: proved.length,
      links: fabric.links.length,
      provedLinks: proved.reduce((sum, p) => sum + (p?.links ?? 0), 0),
      withAssumptions: proofs.filter((p) => p && p.proof.assumes.length > 0).length,
      withCautions: proofs.filter((p) => p && p.warnings.length > 0).length,
    },
    power: powerOf(parts),
    gpus,
    parts,
    total: totalOf(parts, order),
  };
};
