import type { CodewordsSeen, Piece, Place, Reader, Sighting } from './sighting.ts';
import { dbmOf, fecOf, Lines, numberOf, speedOf, told } from './words.ts';

type Hash = Readonly<Record<string, string>>;
type Entry = { readonly port: string; readonly hash: Hash; readonly place: Place };

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A hash as redis-dump and sonic-db-dump wrap it (`{"type": "hash", "value": {…}}`), or bare. */
const hashOf = (held: unknown): Hash => {
  const inner = isObject(held) && isObject(held.value) ? held.value : held;
  if (!isObject(inner)) return {};
  for (const field in inner) {
    // dumps write numbers now and then; what is all text is taken as it is
    if (typeof inner[field] !== 'string')
      return Object.fromEntries(Object.entries(inner).map(([name, value]) => [name, String(value)]));
  }
  return inner as Hash;
};

const SAI = 'SAI_PORT_STAT_IF_IN_FEC_';

/** What a row of each table says. Names of fields: schema of sonic-swss-common, SONiC transceiver daemon, lldp-syncd. */
const TABLES: Readonly<Record<string, (entry: Entry) => readonly Sighting[]>> = {
  LLDP_ENTRY_TABLE: ({ port, hash, place }) => {
    const device = told(hash.lldp_rem_sys_name);
    const farPorts = [told(hash.lldp_rem_port_id), told(hash.lldp_rem_port_desc)].filter((x) => x !== undefined);
    if (device === undefined || farPorts.length === 0) return [];
    return [{ kind: 'neighbour', place, port, device, farPorts, system: told(hash.lldp_rem_sys_desc) }];
  },
  PORT_TABLE: ({ port, hash, place }) => [
    {
      kind: 'setting',
      place,
      port,
      speed: speedOf(hash.speed),
      fec: fecOf(hash.fec),
      lanes: told(hash.lanes)?.split(',').length,
      up: hash.oper_status === undefined ? undefined : hash.oper_status === 'up',
      enabled: hash.admin_status === undefined ? undefined : hash.admin_status === 'up',
    },
  ],
  TRANSCEIVER_INFO: ({ port, hash, place }) => [
    {
      kind: 'module',
      place,
      port,
      module: {
        vendor: told(hash.manufacturer),
        partNumber: told(hash.model),
        serial: told(hash.serial),
        formFactor: told(hash.type),
        media:
          [told(hash.application_advertisement), told(hash.specification_compliance)].filter(Boolean).join(' ') ||
          undefined,
        firmware: told(hash.active_firmware),
      },
    },
  ],
  TRANSCEIVER_FIRMWARE_INFO: ({ port, hash, place }) => {
    const firmware = told(hash.active_firmware);
    if (firmware === undefined) return [];
    const none = {
      vendor: undefined,
      partNumber: undefined,
      serial: undefined,
      formFactor: undefined,
      media: undefined,
    };
    return [{ kind: 'module', place, port, module: { ...none, firmware } }];
  },
  TRANSCEIVER_DOM_SENSOR: ({ port, hash, place }) => {
    const rx = [1, 2, 3, 4, 5, 6, 7, 8].map((lane) => dbmOf(hash[`rx${lane}power`]));
    while (rx.length > 0 && rx.at(-1) === undefined) rx.pop();
    return rx.length === 0 ? [] : [{ kind: 'light', place, port, rx, low: undefined, high: undefined }];
  },
  TRANSCEIVER_DOM_THRESHOLD: ({ port, hash, place }) => [
    {
      kind: 'light',
      place,
      port,
      rx: [],
      low: dbmOf(hash.rxpowerlowwarning),
      high: dbmOf(hash.rxpowerhighwarning),
    },
  ],
};

/** `COUNTERS:oid:0x…` of the ports that COUNTERS_PORT_NAME_MAP names. */
const countersOf = (database: Readonly<Record<string, unknown>>, piece: Piece): readonly CodewordsSeen[] => {
  const map = hashOf(database.COUNTERS_PORT_NAME_MAP);
  return Object.entries(map).flatMap(([port, oid]): readonly CodewordsSeen[] => {
    const hash = hashOf(database[`COUNTERS:${oid}`]);
    const uncorrectable = numberOf(hash[`${SAI}NOT_CORRECTABLE_FRAMES`]);
    const bins = Array.from({ length: 16 }, (_, i) => numberOf(hash[`${SAI}CODEWORD_ERRORS_S${i}`]));
    if (uncorrectable === undefined && bins[0] === undefined) return [];
    return [
      {
        kind: 'codewords',
        place: { file: piece.file, line: piece.line },
        port,
        uncorrectable,
        ...(bins.every((bin) => bin !== undefined) && { bins: bins as number[] }),
      },
    ];
  });
};

/** A dump of a SONiC database as JSON: `sonic-db-dump -n STATE_DB -y`, `redis-dump -d 6 -y`, APPL_DB and COUNTERS_DB alike. */
export const readDatabase: Reader = (piece) => {
  if (!/^\s*\{/.test(piece.head) || !/"[A-Z][A-Z_]+(?:[|:]|_MAP")/.test(piece.head)) return undefined;
  let database: unknown;
  try {
    database = JSON.parse(piece.text);
  } catch {
    return undefined;
  }
  if (!isObject(database)) return undefined;
  const lines = new Lines(piece.text, piece.line);
  const found: Sighting[] = [
    { kind: 'device', place: { file: piece.file, line: piece.line }, system: 'SONiC' },
    ...countersOf(database, piece),
  ];
  for (const [key, held] of Object.entries(database)) {
    const match = /^([A-Z_]+)[|:](\S+)$/.exec(key);
    const line = lines.next(`"${key}"`);
    if (!match) continue;
    const [, table = '', port = ''] = match;
    const hash = hashOf(held);
    if (table === 'DEVICE_METADATA' && told(hash.hostname) !== undefined)
      found.push({ kind: 'device', place: { file: piece.file, line }, name: hash.hostname });
    const read = Object.hasOwn(TABLES, table) ? TABLES[table] : undefined;
    if (read && !/^PortChannel|^PortConfigDone|^PortInitDone/.test(port))
      found.push(...read({ port, hash, place: { file: piece.file, line } }));
  }
  return found;
};
