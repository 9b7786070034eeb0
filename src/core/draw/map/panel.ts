import type { Fabric } from '../../fabric/index.ts';
import { DEVICE, type FabricMap, type MapBox } from './map.ts';

/*
 * The faceplate of a device: cages in their order, two rows where there are many (odd numbers above even ones, as most makers
 * number them). It is a picture of the order of the ports, not of the metal.
 */

const ONE_ROW = 12;
const INSET = 2;
const SPACE = 0.25;

/** How the faceplate of every device is divided; devices of one model are divided alike. */
export const panelsOf = (
  fabric: Fabric,
  cageStart: Int32Array,
  cages: Int32Array,
): Pick<FabricMap, 'panelFirst' | 'panelColumns' | 'panelRows'> => {
  const { length } = fabric.devices;
  const model = fabric.devices.column('model');
  const number = fabric.cages.column('number');
  const range = new Map<number, { first: number; last: number }>();
  for (let device = 0; device < length; device++) {
    for (let at = cageStart[device] as number; at < (cageStart[device + 1] as number); at++) {
      const n = number[cages[at] as number] as number;
      const known = range.get(model[device] as number);
      if (!known) range.set(model[device] as number, { first: n, last: n });
      else {
        known.first = Math.min(known.first, n);
        known.last = Math.max(known.last, n);
      }
    }
  }
  const panelFirst = new Int32Array(length);
  const panelColumns = new Int32Array(length).fill(1);
  const panelRows = new Int32Array(length).fill(1);
  for (let device = 0; device < length; device++) {
    const found = range.get(model[device] as number);
    if (!found) continue;
    const count = found.last - found.first + 1;
    const rows = count > ONE_ROW ? 2 : 1;
    panelFirst[device] = found.first;
    panelRows[device] = rows;
    panelColumns[device] = Math.ceil(count / rows);
  }
  return { panelFirst, panelColumns, panelRows };
};

/** What of a map says where cages are. */
type Faceplates = Pick<FabricMap, 'x' | 'y' | 'panelFirst' | 'panelColumns' | 'panelRows'>;

/** Where a cage is on the map. */
export const cageBox = (map: Faceplates, device: number, number: number): MapBox => {
  const rows = map.panelRows[device] as number;
  const columns = map.panelColumns[device] as number;
  const slot = number - (map.panelFirst[device] as number);
  const width = (DEVICE.width - 2 * INSET) / columns;
  const height = (DEVICE.height - DEVICE.name - INSET) / rows;
  const side = width * SPACE * 0.5;
  return {
    x: (map.x[device] as number) + INSET + Math.floor(slot / rows) * width + side,
    y: (map.y[device] as number) + DEVICE.name + (slot % rows) * height,
    width: width - 2 * side,
    height: height * 0.9,
  };
};

/** Where an electrical lane is in its cage: side by side, all lanes of the cage. @param lane 1-based */
export const laneBox = (cage: MapBox, lanes: number, lane: number): MapBox => {
  const width = (cage.width * 0.9) / lanes;
  return {
    x: cage.x + cage.width * 0.05 + (lane - 1) * width + width * 0.15,
    y: cage.y + cage.height * 0.45,
    width: width * 0.7,
    height: cage.height * 0.45,
  };
};

/** Where links meet their ports: at the lanes of the port, inside the cage. */
export const portPlaces = (fabric: Fabric, map: Faceplates): Pick<FabricMap, 'portX' | 'portY'> => {
  const { length } = fabric.ports;
  const cage = fabric.ports.column('cage');
  const leg = fabric.ports.column('leg');
  const device = fabric.cages.column('device');
  const number = fabric.cages.column('number');
  const ways = fabric.cages.column('ways');
  const portX = new Float32Array(length);
  const portY = new Float32Array(length);
  for (let port = 0; port < length; port++) {
    const at = cage[port] as number;
    const box = cageBox(map, device[at] as number, number[at] as number);
    portX[port] = box.x + (box.width * ((leg[port] as number) + 0.5)) / (ways[at] as number);
    portY[port] = box.y + box.height / 2;
  }
  return { portX, portY };
};
