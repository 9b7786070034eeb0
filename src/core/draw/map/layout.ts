import type { Fabric } from '../../fabric/index.ts';
import { bundlesOf } from './bundles.ts';
import { type Ground, groundOf, type Kin, titleOf } from './groups.ts';
import { type Area, type Block, DEVICE, type FabricMap, type MapBox, PITCH } from './map.ts';
import { panelsOf, portPlaces } from './panel.ts';
import { listBy } from './rows.ts';

/** Wider than high, as screens are. */
const ASPECT = 2.2;
/** So few areas stand in one row under what joins them. */
const IN_A_ROW = 4;
/** Of a block of servers in a unit. */
const SERVERS_ASPECT = 2.4;
/** Of switches above everything else. */
const SWITCHES_ASPECT = 20;
const BLOCK_GAP = 24;
const PAD = 16;
/** Room between tiers for their links, as a share of the width they span. */
const TIER_GAP = 0.09;
const LEAST_TIER_GAP = 44;
/** Room for the name of an area, as a share of its width. */
const HEADER = 0.08;

type Size = { readonly width: number; readonly height: number };
type PlacedKin = MapBox & { readonly kin: Kin; readonly columns: number };

/** An area with everything in it placed from its own corner. */
type Placed = Size & {
  readonly ground: Ground;
  readonly header: number;
  readonly kins: readonly PlacedKin[];
  readonly inner: readonly { readonly x: number; readonly y: number; readonly placed: Placed }[];
};

const gridSize = (count: number, columns: number): Size => ({
  width: columns * PITCH.x - (PITCH.x - DEVICE.width),
  height: Math.ceil(count / columns) * PITCH.y - (PITCH.y - DEVICE.height),
});

/** Columns that make a grid of cells near to an aspect: those that leave the fewest cells empty, then the most. */
const columnsFor = (count: number, cell: Size, aspect: number): number => {
  const best = Math.sqrt((count * aspect * cell.height) / cell.width);
  const empty = (columns: number): number => Math.ceil(count / columns) * columns - count;
  const near = Array.from({ length: count }, (_, i) => count - i).filter((n) => n >= best * 0.7 && n <= best * 1.4);
  return near.toSorted((x, y) => empty(x) - empty(y) || y - x)[0] ?? Math.min(count, Math.ceil(best));
};

const gap = (width: number): number => Math.max(LEAST_TIER_GAP, width * TIER_GAP);

/** The blocks of a tier side by side in the room there is, each as wide as its share of the devices. */
const tierRow = (kins: readonly Kin[], room: number): Size & { readonly kins: readonly PlacedKin[] } => {
  const all = kins.reduce((sum, { devices }) => sum + devices.length, 0);
  const free = room - (kins.length - 1) * BLOCK_GAP + kins.length * (PITCH.x - DEVICE.width);
  let x = 0;
  let height = 0;
  const placed = kins.map((kin) => {
    const count = kin.devices.length;
    // a little more than nothing is added, for a share of just so many columns may come out a hair too small
    const share = Math.max(1, Math.floor((free * count) / all / PITCH.x + 1e-6));
    const columns = Math.ceil(count / Math.ceil(count / share));
    const size = gridSize(count, columns);
    const box = { kin, columns, x, y: 0, ...size };
    x += size.width + BLOCK_GAP;
    height = Math.max(height, size.height);
    return box;
  });
  return { kins: placed, width: x - BLOCK_GAP, height };
};

/** Areas side by side in rows. */
const shelves = (areas: readonly Placed[]): Size & { readonly inner: Placed['inner'] } => {
  if (areas.length === 0) return { width: 0, height: 0, inner: [] };
  const cell = {
    width: Math.max(...areas.map(({ width }) => width)) + BLOCK_GAP,
    height: Math.max(...areas.map(({ height }) => height)) + BLOCK_GAP,
  };
  const columns = areas.length <= IN_A_ROW ? areas.length : columnsFor(areas.length, cell, ASPECT);
  const inner = areas.map((placed, i) => ({
    x: (i % columns) * cell.width,
    y: Math.floor(i / columns) * cell.height,
    placed,
  }));
  return {
    width: columns * cell.width - BLOCK_GAP,
    height: Math.ceil(areas.length / columns) * cell.height - BLOCK_GAP,
    inner,
  };
};

/** The least room in which the tiers of an area look well: servers as a block, switches in one row as far as that goes. */
const roomFor = (tiers: readonly (readonly Kin[])[]): number =>
  Math.max(
    0,
    ...tiers.map((kins) => {
      const widths = kins.map(({ role, devices }) => {
        const aspect = role === 'server' ? SERVERS_ASPECT : SWITCHES_ASPECT;
        const columns = columnsFor(devices.length, { width: PITCH.x, height: PITCH.y }, aspect);
        return gridSize(devices.length, columns).width;
      });
      return widths.reduce((sum, width) => sum + width, (kins.length - 1) * BLOCK_GAP);
    }),
  );

const placeArea = (ground: Ground): Placed => {
  const areas = shelves(ground.inner.map(placeArea));
  const rows = ground.tiers.map((kins) => tierRow(kins, Math.max(areas.width, roomFor(ground.tiers))));
  const width = Math.max(areas.width, ...rows.map((row) => row.width));
  const between = gap(width);
  const header = PAD + Math.max(PAD, width * HEADER);
  let y = header;
  const kins = rows.flatMap((row) => {
    const top = y;
    y += row.height + between;
    return row.kins.map((kin) => ({ ...kin, x: PAD + kin.x + (width - row.width) / 2, y: top }));
  });
  const left = PAD + (width - areas.width) / 2;
  const inner = areas.inner.map((area) => ({ ...area, x: left + area.x, y: y + area.y }));
  const bottom = ground.inner.length > 0 ? y + areas.height : y - between;
  return { ground, header, kins, inner, width: width + 2 * PAD, height: bottom + PAD };
};

/** Lays a fabric out: every device once, nothing over another thing. The same fabric gives the same map. */
export const mapOf = (fabric: Fabric): FabricMap => {
  const { length } = fabric.devices;
  const areas: Area[] = [];
  const blocks: Block[] = [];
  const order = new Int32Array(length);
  const blockOf = new Int32Array(length);
  const xs = new Float32Array(length);
  const ys = new Float32Array(length);
  let first = 0;

  const settle = (
    { ground, header, kins, inner, width, height }: Placed,
    x: number,
    y: number,
    depth: number,
  ): void => {
    const area =
      areas.push({ key: ground.key, title: ground.key || fabric.name, depth, header, x, y, width, height }) - 1;
    for (const { kin, columns, x: left, y: top, ...size } of kins) {
      const box = { x: x + left, y: y + top, width: size.width, height: size.height };
      const count = kin.devices.length;
      for (const [i, device] of kin.devices.entries()) {
        order[first + i] = device;
        blockOf[device] = blocks.length;
        xs[device] = box.x + (i % columns) * PITCH.x;
        ys[device] = box.y + Math.floor(i / columns) * PITCH.y;
      }
      blocks.push({
        key: kin.key,
        title: titleOf(kin),
        short: kin.short,
        role: kin.role,
        area,
        first,
        count,
        columns,
        ...box,
      });
      first += count;
    }
    for (const { x: left, y: top, placed } of inner) settle(placed, x + left, y + top, depth + 1);
  };
  settle(placeArea(groundOf(fabric)), 0, 0, 0);

  const [portStart, ports] = listBy(fabric.cages.length, fabric.ports.length, [fabric.ports.column('cage')]);
  const [cageStart, cages] = listBy(length, fabric.cages.length, [fabric.cages.column('device')]);
  const panels = panelsOf(fabric, cageStart, cages);
  return {
    areas,
    blocks,
    order,
    blockOf,
    x: xs,
    y: ys,
    cageStart,
    cages,
    portStart,
    ports,
    ...panels,
    ...portPlaces(fabric, { x: xs, y: ys, ...panels }),
    ...bundlesOf(fabric, blocks, blockOf),
  };
};
