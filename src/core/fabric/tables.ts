/*
 * The columns of a Fabric. Every table is a struct of arrays: integers in fixed units (mm, Mb/s, mW), texts interned in one
 * string list, rows named by their number. Row numbers live inside one Fabric only; what leaves it is named by key.
 */

/** A column holds a signed 32-bit integer, or the number of an interned text. */
export type ColumnType = 'int' | 'text';
export type Columns = Readonly<Record<string, ColumnType>>;

/** −1 in a column that refers to a row means "none". */
export const NONE = -1;

/** Switches and servers, in the order they were made: servers, then leafs, then spines, network by network. */
export const DEVICE_COLUMNS = {
  /** logical key: `backend/leaf/3`, `h100/17` */
  key: 'text',
  /** name on the device, from the address stage or the lock; equals a dash-joined key until then */
  name: 'text',
  /** `server`, `leaf` or `spine` */
  role: 'text',
  /** catalogue id */
  model: 'text',
  /** network of a switch; empty for servers */
  network: 'text',
  /** unit and its number, `su/2`; empty for spines */
  unit: 'text',
  /** 1-based; 0 = not in a plane */
  plane: 'int',
  /** 1-based; 0 = not on a rail */
  rail: 'int',
  /** `su/2/rack/3`; empty where no rack is known */
  rack: 'text',
  /** row of the origin table */
  origin: 'int',
} as const satisfies Columns;

/** Cages in use. A cage that a neighbour's breakout disables has use `blocked`. */
const CAGE_COLUMNS = {
  device: 'int',
  /** front-panel number, or chassis position of a server cage; management ports of a switch count on their own */
  number: 'int',
  /** chassis label: `gpu3`, `eth0`; the number as text on the front panel of switches */
  label: 'text',
  /** `server`, `down`, `up`, `blocked` or `management` */
  use: 'text',
  /** logical ports the cage is split into (1 = whole) */
  ways: 'int',
  /** speed of each logical port in Mb/s */
  speed: 'int',
  /** electrical lanes of each logical port */
  lanes: 'int',
  /** catalogue id of the transceiver or cable plugged in; empty until chosen */
  module: 'text',
} as const satisfies Columns;

/** Logical ports, as many as a cage has ways (unused legs included). */
const PORT_COLUMNS = {
  cage: 'int',
  /** 0-based leg inside the cage */
  leg: 'int',
  /** first electrical lane, 1-based */
  firstLane: 'int',
} as const satisfies Columns;

/** Links. End a is the lower tier (server or managed switch, or leaf towards a spine). */
const LINK_COLUMNS = {
  /** `backend/h100/17:gpu3` (server links), `oob/backend/leaf/3:eth0` (management), `backend/leaf/3:17` (uplinks), with `.2` for leg 2 of a split */
  key: 'text',
  network: 'text',
  a: 'int',
  b: 'int',
  speed: 'int',
  length: 'int',
  plane: 'int',
  rail: 'int',
  /** row of the class table */
  class: 'int',
  /** row of the cable table; −1 until chosen */
  cable: 'int',
  /** row of the cable table: the second fan-out where both ends split; −1 else */
  farCable: 'int',
  origin: 'int',
} as const satisfies Columns;

/**
 * Link classes: links with equal port kinds, settings, breakout and length. Parts are chosen and proved once a class.
 */
const CLASS_COLUMNS = {
  /** readable and unique: `backend/server-leaf/h100.gpu-400G` */
  key: 'text',
  network: 'text',
  /** `server-leaf`, `switch-leaf` (a management port) or `leaf-spine` */
  tier: 'text',
  aModel: 'text',
  /** index among all port groups of the device model, those of management last */
  aGroup: 'int',
  bModel: 'text',
  bGroup: 'int',
  /** logical ports a cage is split into at each end; at most one of them is above 1 unless the plant fans out twice */
  aWays: 'int',
  bWays: 'int',
  aLanes: 'int',
  bLanes: 'int',
  speed: 'int',
  length: 'int',
  links: 'int',
  /** chosen parts: transceivers, or one cable id at both ends; empty until chosen */
  aModule: 'text',
  bModule: 'text',
  /** what joins them: `MPO-12-APC B OS2` … or empty for integrated cables */
  plant: 'text',
  origin: 'int',
} as const satisfies Columns;

/** Physical cabling units: a cord, a fan-out harness or an integrated cable, each with one trunk end and its legs. */
const CABLE_COLUMNS = {
  /** `backend/cable/17` */
  key: 'text',
  class: 'int',
  /** cage of the trunk end (the split side; end a for straight cables) */
  trunk: 'int',
  /** catalogue id of an integrated cable, or the description of the cord */
  part: 'text',
  /** made or ordered length in mm */
  length: 'int',
} as const satisfies Columns;

/** Source ranges, for diagnostics and explain. */
const ORIGIN_COLUMNS = {
  /** the path in the intent, dot-joined */
  path: 'text',
  file: 'text',
  line: 'int',
  column: 'int',
} as const satisfies Columns;

export const TABLE_COLUMNS = {
  devices: DEVICE_COLUMNS,
  cages: CAGE_COLUMNS,
  ports: PORT_COLUMNS,
  links: LINK_COLUMNS,
  classes: CLASS_COLUMNS,
  cables: CABLE_COLUMNS,
  origins: ORIGIN_COLUMNS,
} as const;

export type TableName = keyof typeof TABLE_COLUMNS;

/**
 * Columns that hold row numbers, and of which table. A `needed` one is never NONE in a finished fabric; the others may be.
 */
export const REFERENCES: readonly {
  readonly table: TableName;
  readonly column: string;
  readonly to: TableName;
  readonly needed: boolean;
}[] = [
  { table: 'devices', column: 'origin', to: 'origins', needed: false },
  { table: 'cages', column: 'device', to: 'devices', needed: true },
  { table: 'ports', column: 'cage', to: 'cages', needed: true },
  { table: 'links', column: 'a', to: 'ports', needed: true },
  { table: 'links', column: 'b', to: 'ports', needed: true },
  { table: 'links', column: 'class', to: 'classes', needed: true },
  { table: 'links', column: 'cable', to: 'cables', needed: false },
  { table: 'links', column: 'farCable', to: 'cables', needed: false },
  { table: 'links', column: 'origin', to: 'origins', needed: false },
  { table: 'classes', column: 'origin', to: 'origins', needed: false },
  { table: 'cables', column: 'class', to: 'classes', needed: true },
  { table: 'cables', column: 'trunk', to: 'cages', needed: true },
];
