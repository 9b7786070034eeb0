import type { Catalog } from '../catalog/catalog.ts';
import type { Fabric } from '../fabric/index.ts';
import {
  CABLE_NAMES,
  type CableAssembly,
  cagesText,
  type DeviceModelId,
  type ModuleId,
  type ModulePower,
} from '../parts/index.ts';
import { formatLength, type Millimetres, type Milliwatts, naturalCompare } from '../units/index.ts';

export type PartKind = 'switch' | 'transceiver' | 'cable' | 'fibre';

/** One line of the order. */
export type PartLine = {
  readonly kind: PartKind;
  /** catalogue id, or the description of a cord */
  readonly part: string;
  readonly vendor: string;
  readonly partNumber: string;
  readonly description: string;
  /** undefined for parts without a length */
  readonly length: Millimetres | undefined;
  readonly quantity: number;
  /** of one piece, all its ends together */
  readonly power: { readonly max: Milliwatts; readonly basis: string } | undefined;
  readonly confidence: string;
};

const KIND_ORDER: readonly PartKind[] = ['switch', 'transceiver', 'cable', 'fibre'];

const countBy = (count: number, keyOf: (row: number) => string | undefined): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (let row = 0; row < count; row++) {
    const key = keyOf(row);
    if (key !== undefined) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
};

const cablePower = (cable: CableAssembly): PartLine['power'] => {
  const sum = (a: ModulePower, b: ModulePower): PartLine['power'] =>
    a && b
      ? {
          max: (a.max + b.max * cable.b.count) as Milliwatts,
          basis: a.basis === b.basis ? a.basis : `${a.basis}, ${b.basis}`,
        }
      : undefined;
  return sum(cable.a.power, cable.b.power);
};

const switchLines = (fabric: Fabric, catalog: Catalog): readonly PartLine[] =>
  [
    ...countBy(fabric.devices.length, (row) =>
      fabric.devices.text(row, 'role') === 'server' ? undefined : fabric.devices.text(row, 'model'),
    ),
  ].map(([id, quantity]) => {
    const device = catalog.devices.get(id as DeviceModelId);
    return {
      kind: 'switch',
      part: id,
      vendor: device?.vendor ?? '',
      partNumber: device?.model ?? id,
      description: device ? cagesText(device) : '',
      length: undefined,
      quantity,
      power:
        device?.maxPower === undefined ? undefined : { max: device.maxPower, basis: device.powerBasis ?? 'source' },
      confidence: device?.confidence ?? 'low',
    };
  });

const transceiverLines = (fabric: Fabric, catalog: Catalog): readonly PartLine[] =>
  [...countBy(fabric.cages.length, (row) => fabric.cages.text(row, 'module') || undefined)].flatMap(
    ([id, quantity]): PartLine[] => {
      const module = catalog.modules.get(id as ModuleId);
      if (module?.kind !== 'transceiver') return [];
      return [
        {
          kind: 'transceiver',
          part: id,
          vendor: module.vendor,
          partNumber: module.partNumber ?? '',
          description: `${module.formFactor} ${module.applications[0]?.media.id ?? ''}`,
          length: undefined,
          quantity,
          power: module.power && { max: module.power.max, basis: module.power.basis },
          confidence: module.confidence,
        },
      ];
    },
  );

const cableLines = (fabric: Fabric, catalog: Catalog): readonly PartLine[] =>
  [
    ...countBy(fabric.cables.length, (row) => `${fabric.cables.get(row, 'length')}|${fabric.cables.text(row, 'part')}`),
  ].map(([key, quantity]) => {
    const at = key.indexOf('|');
    const length = Number(key.slice(0, at)) as Millimetres;
    const part = key.slice(at + 1);
    const cable = catalog.modules.get(part as ModuleId);
    if (!cable || cable.kind === 'transceiver') {
      return {
        kind: 'fibre',
        part,
        vendor: '',
        partNumber: '',
        description: `fibre, ${formatLength(length)}`,
        length,
        quantity,
        power: undefined,
        confidence: 'high',
      };
    }
    return {
      kind: 'cable',
      part,
      vendor: cable.vendor,
      partNumber: cable.partNumber ?? '',
      description: `${CABLE_NAMES[cable.kind]}, ${cable.a.formFactor} to ${cable.b.count > 1 ? `${cable.b.count}x ` : ''}${cable.b.formFactor}, ${formatLength(length)}`,
      length,
      quantity,
      power: cablePower(cable),
      confidence: cable.confidence,
    };
  });

/** What to buy, complete and in a fixed order: switches, transceivers, cables, fibre; by part, then length. */
export const partsList = (fabric: Fabric, catalog: Catalog): readonly PartLine[] =>
  [...switchLines(fabric, catalog), ...transceiverLines(fabric, catalog), ...cableLines(fabric, catalog)].toSorted(
    (x, y) =>
      KIND_ORDER.indexOf(x.kind) - KIND_ORDER.indexOf(y.kind) ||
      naturalCompare(x.part, y.part) ||
      (x.length ?? 0) - (y.length ?? 0),
  );
