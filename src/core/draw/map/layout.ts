import type { Fabric } from '../../fabric/index.ts';
import { bundlesOf } from './bundles.ts';
import { type Ground, groundOf, type Kin, titleOf } from './groups.ts';
import { type Area, type Block, DEVICE, type FabricMap, type MapBox, PITCH } from './map.ts';
import { panelsOf } from './panel.ts';
import { listBy } from './rows.ts';

/** Wider than high, as screens are. */
const ASPECT = 1.6;
/** Of a block of servers in a unit. */
const SERVERS_ASPECT = 2.2;
const BLOCK_GAP = 24;
const PAD = 16;
/** Room between tiers for their links, as a share of the width they span. */
const TIER_GAP = 0.09;
const LEAST_TIER_GAP = 44;
/** Room for the name of an area, as a share of its width. */
const HEADER = 0.045;

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

/** Columns that make a grid of cells near to an aspect: of those that are, the one that leaves the fewest cells empty. */
const columnsFor = (count: number, cell: Size, aspect: number): number => {
  const best = Math.max(1, Math.min(count, Math.round(Math.sqrt((count * aspect * cell.height) / cell.width))));
  const empty = (columns: number): number => Math.ceil(count / columns) * columns - count;
  const near = Array.from({ length: best }, (_, i) => best - i).filter((columns) => columns >= best * 0.7);
  return near.reduce((x, y) => (empty(y) < empty(x) ? y : x), best);
};

const gap = (width: number): number => Math.max(LEAST_TIER_GAP, width * TIER_GAP);

/** The blocks of a tier side by side in the room there is, each as wide as its share of the devices. */
const tierRow = (kins: readonly Kin[], room: number): Size & { readonly kins: readonly PlacedKin[] } => {
  const all = kins.reduce((sum, { devices }) => sum + devices.length, 0);
  const free = room - (kins.length - 1) * BLOCK_GAP;
  let x = 0;
  let height = 0;
  const placed = kins.map((kin) => {
    const count = kin.devices.length;
    const share = Math.floor(((free * count) / all + PITCH.x - DEVICE.width) / PITCH.x);
    const columns = Math.max(1, Math.min(count, share));
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
  const columns = columnsFor(areas.length, cell, ASPECT);
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
        const aspect = role === 'server' ? SERVERS_ASPECT : 12 * ASPECT;
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
      blocks.push({ key: kin.key, title: titleOf(kin), role: kin.role, area, first, count, columns, ...box });
      first += count;
    }
    for (const { x: left, y: top, placed } of inner) settle(placed, x + left, y + top, depth + 1);
  };
  settle(placeArea(groundOf(fabric)), 0, 0, 0);

  const [cageStart, cages] = listBy(length, fabric.cages.length, [fabric.cages.column('device')]);
  return {
    areas,
    blocks,
    order,
    blockOf,
    x: xs,
    y: ys,
    cageStart,
    cages,
    ...panelsOf(fabric, cageStart, cages),
    ...bundlesOf(fabric, blocks, blockOf),
  };
};
