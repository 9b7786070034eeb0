import type { Catalog } from '../catalog/index.ts';
import { type Diagnostic, diagnostic, plural } from '../diagnostics/index.ts';
import type { Cage, ChassisPart } from '../parts/index.ts';
import type { Gbps } from '../units/index.ts';
import { clip, didYouMean, type Path } from '../yaml/index.ts';
import type { DeviceType } from './device-type.ts';
import { INTERFACE_TYPES } from './interface-types.ts';
import { portNumbers } from './names.ts';

/** Alike cages of a device type, with all that the file says of them. */
export type CageGroup = {
  /** The type of NetBox they have. */
  readonly type: string;
  readonly cage: Cage;
  /** Nominal speed: what the type is called by, no statement of lanes. */
  readonly maxSpeed: Gbps;
  readonly names: readonly string[];
  readonly numbers: readonly number[];
};

/** The interfaces of a device type, sorted out. */
export type Ports = {
  readonly groups: readonly CageGroup[];
  readonly management: readonly ChassisPart[];
  readonly diagnostics: readonly Diagnostic[];
};

type Port = { readonly name: string; readonly type: string; readonly cage: Cage; readonly maxSpeed: Gbps };

/**
 * Sorts the interfaces into cages, management ports and what is left out, each with its reason. Cages are numbered by their
 * names where these give each a number of its own, else in the order of the file, fastest first.
 */
export const portsOf = ({ interfaces, spans }: DeviceType, catalog: Catalog): Ports => {
  const ports: Port[] = [];
  const management: ChassisPart[] = [];
  const leftOut = new Map<string, { count: number; readonly problem: string; readonly first: Path }>();
  const diagnostics: Diagnostic[] = [];
  (interfaces ?? []).forEach(({ name, type, mgmt_only }, index) => {
    const place = ['interfaces', index, 'type'];
    const known = INTERFACE_TYPES.get(type);
    if (!known) {
      const near = catalog.suggest(type, INTERFACE_TYPES.keys());
      const args = { type: clip(type), suggestion: didYouMean(near) };
      diagnostics.push(diagnostic('LW2102', args, { source: spans(place), subject: name }));
    }
    if (mgmt_only) management.push({ name, type });
    else if (known?.cage) ports.push({ name, type, ...known.cage });
    const problem =
      known?.cage && !catalog.formFactors.has(known.cage.cage)
        ? `the catalogue has no form factor ${known.cage.cage}`
        : known?.leftOut;
    if (mgmt_only || problem === undefined || known?.logical) return;
    const group = leftOut.get(type) ?? { count: 0, problem, first: place };
    group.count++;
    leftOut.set(type, group);
  });
  for (const [type, { count, problem, first }] of leftOut) {
    diagnostics.push(
      diagnostic('LW2103', { count: plural(count, 'interface'), type, problem }, { source: spans(first) }),
    );
  }
  return { groups: grouped(ports, catalog), management, diagnostics };
};

const grouped = (ports: readonly Port[], catalog: Catalog): readonly CageGroup[] => {
  const fastestFirst = [...ports].sort((a, b) => b.maxSpeed - a.maxSpeed);
  const byName = portNumbers(fastestFirst.map(({ name }) => name));
  const groups = new Map<string, CageGroup & { readonly names: string[]; readonly numbers: number[] }>();
  fastestFirst.forEach(({ name, type, cage, maxSpeed }, index) => {
    const group = groups.get(type) ?? { type, cage, maxSpeed, names: [], numbers: [] };
    group.names.push(name);
    group.numbers.push(byName?.[index] ?? index + 1);
    groups.set(type, group);
  });
  return [...groups.values()].filter(({ cage }) => catalog.formFactors.has(cage));
};
