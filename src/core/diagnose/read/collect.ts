import { type ModuleMemory, readDump } from '../../module/index.ts';
import { type Piece, type PortSighting, piecesOf, readRawDump, readState, type Sighting } from '../evidence.ts';
import { EndFacts } from '../facts.ts';
import { type EndOf, readDatabaseDeep } from './database.ts';
import { factsOfDump } from './dump.ts';
import { readEthtoolDeep, readEthtoolModuleDeep, readNegotiationTables, readSonicTexts } from './words.ts';

/** A file that was handed over: its bytes, and its text where it is one. */
export type GivenFile = { readonly file: string; readonly bytes: Uint8Array; readonly text: string | undefined };

/** One end of the link: its files, and its port where they speak of several. */
export type GivenEnd = {
  readonly name: string;
  readonly files: readonly GivenFile[];
  readonly port?: string | undefined;
  /** what the ports of its cage are called, where that is known: what is said of the module at one holds for all */
  readonly cage?: readonly string[] | undefined;
};

/** What the files of an end say; `ports` where they speak of several and none was chosen. */
export type EndRead = {
  readonly facts: EndFacts;
  readonly ports: readonly string[];
  /** the module's memory, where a dump of it was given */
  readonly memory: ModuleMemory | undefined;
  /** files, or parts of them, of which nothing was understood or nothing concerns this port */
  readonly unused: readonly string[];
};

/** What readers of the room say of a port, as facts. Light is read by the deeper readers, with all the rest of a module. */
const say = (facts: EndFacts, sighting: PortSighting): void => {
  const where = `${sighting.place.file}:${sighting.place.line}`;
  switch (sighting.kind) {
    case 'setting':
      facts.say('up', sighting.up, where);
      facts.say('admin', sighting.enabled, where);
      facts.say('speed', sighting.speed, where);
      facts.say('lanes', sighting.lanes, where);
      // what a host is left to choose is no setting
      if (sighting.fec !== 'unclear') facts.say('fec', sighting.fec, where);
      break;
    case 'module':
      facts.say('present', sighting.module !== 'absent', where);
      if (sighting.module !== 'absent') facts.say('module', sighting.module, where);
      break;
    case 'codewords':
      facts.say('uncorrectable', sighting.uncorrectable, where);
      facts.say('correctedBits', sighting.correctedBits, where);
      facts.say('preFecBer', sighting.preFecBer, where);
      break;
    case 'neighbour':
      facts.say('neighbour', { device: sighting.device, ports: sighting.farPorts }, where);
      break;
    case 'light':
      break;
  }
};

/** A file cut into what is read as text and what is a dump of a module. */
type Cut = {
  readonly texts: readonly Piece[];
  readonly sightings: readonly Sighting[];
  /** names that its path gives to its device */
  readonly names: readonly string[];
  readonly dumps: readonly Dump[];
};
/** What may be a dump, the port that it is named after, and where it begins. */
type Dump = { readonly file: string; readonly line: number; readonly bytes: Uint8Array; readonly port: string };

const sameName = (x: string, y: string): boolean => x.toLowerCase() === y.toLowerCase();

const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0) & 0xff);

/** `Ethernet0.bin`: what stands before the ending names the port of a dump. */
const stemOf = (file: string): string => (file.split('/').at(-1) ?? '').replace(/\.[^.]*$/, '');

/** Cuts a file: a part that no reader of texts knows may be a dump in a form of its own. */
const cut = (given: GivenFile): Cut => {
  const { file, text, bytes } = given;
  const whole: Dump = { file, line: 1, bytes, port: stemOf(file) };
  if (text === undefined)
    return { texts: [], sightings: [], names: readState({ file, text: '' }).names, dumps: [whole] };
  const { sightings, unread, names } = readState({ file, text });
  const pieces = piecesOf({ file, text });
  const isDump = (piece: Piece): boolean =>
    unread.some(({ place }) => place.line === piece.line) || readRawDump(piece) !== undefined;
  const isTold = (piece: Piece): boolean => {
    let told = false;
    const note: EndOf = () => {
      told = true;
      return undefined;
    };
    for (const read of DEEP) read(piece, note);
    return told;
  };
  const dumps = pieces.filter((piece) => isDump(piece) && !isTold(piece));
  return {
    names,
    texts: pieces.filter((piece) => !dumps.includes(piece)),
    sightings: sightings.filter(({ place }) => !dumps.some(({ line }) => line === place.line)),
    dumps: dumps.map((piece) =>
      pieces.length === 1
        ? whole
        : { file, line: piece.line, bytes: latin1(piece.text), port: piece.port ?? stemOf(file) },
    ),
  };
};

const DEEP = [readDatabaseDeep, readSonicTexts, readEthtoolModuleDeep, readEthtoolDeep, readNegotiationTables];

/** The ports that the texts of a file speak of. */
const portsOf = ({ texts, sightings }: Cut): readonly string[] => {
  const ports = new Set(sightings.flatMap((one) => (one.kind === 'device' ? [] : [one.port])));
  const note: EndOf = (port) => {
    if (/^(?:Ethernet|e|swp)/i.test(port)) ports.add(port);
    return undefined;
  };
  for (const piece of texts) for (const read of DEEP) read(piece, note);
  return [...ports].filter((port) => port !== '');
};

const readText = (facts: EndFacts, file: Cut, port: string | undefined, cage: readonly string[]): void => {
  const wanted = (name: string, of: 'port' | 'cage' = 'port'): boolean =>
    port === undefined || sameName(name, port) || (of === 'cage' && cage.some((one) => sameName(one, name)));
  const endOf: EndOf = (name, of) => (wanted(name, of) ? facts : undefined);
  for (const sighting of file.sightings) {
    const where = `${sighting.place.file}:${sighting.place.line}`;
    if (sighting.kind === 'device') facts.say('system', sighting.system, where);
    else if (wanted(sighting.port, sighting.kind === 'module' ? 'cage' : 'port')) say(facts, sighting);
  }
  for (const piece of file.texts) {
    if (/^(?:Settings for|FEC parameters for) /m.test(piece.head))
      facts.say('system', 'Linux', `${piece.file}:${piece.line}`);
    for (const read of DEEP) read(piece, endOf);
  }
};

/** Of several dumps those that are named after the port; of none so named all, as each may hold several modules. */
const dumpsOf = (dumps: readonly Dump[], port: string | undefined, cage: readonly string[]): readonly Dump[] => {
  if (dumps.length < 2 || port === undefined) return dumps;
  const named = dumps.filter((one) => [port, ...cage].some((name) => sameName(name, one.port)));
  return named.length > 0 ? named : dumps;
};

/** Everything that the files of an end say of its port. */
export const readEnd = ({ name, files, port: chosen, cage = [] }: GivenEnd): EndRead => {
  const all = files.map(cut);
  const ports = [...new Set(all.flatMap(portsOf))];
  const port = chosen ?? (ports.length === 1 ? ports[0] : undefined);
  const facts = new EndFacts(port === undefined ? name : `${name} ${port}`, port);
  if (port === undefined && ports.length > 1) return { facts, ports, memory: undefined, unused: [] };
  const said = all.flatMap(({ sightings }) =>
    sightings.flatMap((one) => (one.kind === 'device' ? (one.name ?? []) : [])),
  );
  const isNamed = name !== 'a' && name !== 'b';
  facts.device = {
    names: [
      ...(isNamed ? [name] : []),
      ...said,
      ...(isNamed || said.length > 0 ? [] : all.flatMap((file) => file.names)),
    ],
    isSure: isNamed || said.length > 0,
  };
  for (const file of all) readText(facts, file, port, cage);
  let memory: ModuleMemory | undefined;
  const unused: string[] = [];
  const dumps = all.flatMap((file) => file.dumps);
  for (const { file, line, bytes } of dumpsOf(dumps, port, cage)) {
    const images = readDump(file, bytes).filter((image) => image.memory !== undefined);
    const [first, ...more] = images;
    const isOurs = (label: string | undefined): boolean =>
      label !== undefined && port !== undefined && sameName(label, port);
    const found = (more.length === 0 ? first : images.find((image) => isOurs(image.name)))?.memory;
    if (found) factsOfDump(facts, file, found);
    else if (bytes.some((byte) => byte > 0x20)) unused.push(line === 1 ? file : `${file}:${line}`);
    memory ??= found;
  }
  return { facts, ports, memory, unused };
};

/** Does a file belong to a device, by what it says or where it lies? */
export const isOfDevice = ({ file, text }: GivenFile, device: string): boolean => {
  const plain = (name: string): string => name.toLowerCase().split('.')[0] ?? '';
  const names = text === undefined ? readState({ file, text: '' }).names : readState({ file, text }).names;
  return names.some((name) => sameName(name, device) || plain(name) === plain(device));
};
