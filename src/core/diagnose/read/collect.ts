import { type ModuleMemory, readDump } from '../../module/index.ts';
import { type FileRead, type PortSighting, piecesOf, readState } from '../evidence.ts';
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

type TextRead = { readonly given: GivenFile; readonly read: FileRead };

const sameName = (x: string, y: string): boolean => x.toLowerCase() === y.toLowerCase();

const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0) & 0xff);

/** The ports that a text speaks of. */
const portsOf = ({ given, read }: TextRead): readonly string[] => {
  const ports = new Set(read.sightings.flatMap((one) => (one.kind === 'device' ? [] : [one.port])));
  const note: EndOf = (port) => {
    if (/^(?:Ethernet|e|swp)/i.test(port)) ports.add(port);
    return undefined;
  };
  for (const piece of given.text === undefined ? [] : piecesOf({ file: given.file, text: given.text })) {
    readDatabaseDeep(piece, note);
    readSonicTexts(piece, note);
    readNegotiationTables(piece, note);
  }
  return [...ports].filter((port) => port !== '');
};

const readText = (
  facts: EndFacts,
  { given, read }: TextRead,
  port: string | undefined,
  cage: readonly string[],
): void => {
  const wanted = (name: string, of: 'port' | 'cage' = 'port'): boolean =>
    port === undefined || sameName(name, port) || (of === 'cage' && cage.some((one) => sameName(one, name)));
  const endOf: EndOf = (name, of) => (wanted(name, of) ? facts : undefined);
  for (const sighting of read.sightings) {
    if (sighting.kind === 'device') facts.say('system', sighting.system, `${given.file}:${sighting.place.line}`);
    else if (wanted(sighting.port, sighting.kind === 'module' ? 'cage' : 'port')) say(facts, sighting);
    if (sighting.kind === 'setting' && wanted(sighting.port) && /^Settings for|^FEC param/m.test(given.text ?? ''))
      facts.say('system', 'Linux', `${given.file}:${sighting.place.line}`);
  }
  for (const piece of piecesOf({ file: given.file, text: given.text ?? '' })) {
    readDatabaseDeep(piece, endOf);
    readSonicTexts(piece, endOf);
    readEthtoolModuleDeep(piece, endOf);
    readEthtoolDeep(piece, endOf);
    readNegotiationTables(piece, endOf);
  }
};

/** A dump of module memory in a file, or in a part of one that no reader of texts knows. */
const readMemory = (
  facts: EndFacts,
  file: string,
  bytes: Uint8Array,
  port: string | undefined,
): ModuleMemory | undefined => {
  const images = readDump(file, bytes).filter(({ memory }) => memory !== undefined);
  const [first, ...more] = images;
  const named = images.find(({ name }) => name !== undefined && port !== undefined && sameName(name, port));
  const memory = (more.length === 0 ? first : named)?.memory;
  if (memory) factsOfDump(facts, file, memory);
  return memory;
};

/** Of several dumps those whose file is named after the port; of none so named all, as they may hold several modules. */
const dumpsOf = (files: readonly GivenFile[], port: string | undefined): readonly GivenFile[] => {
  if (files.length < 2 || port === undefined) return files;
  const named = files.filter(({ file }) => {
    const words = (file.split('/').at(-1) ?? '').toLowerCase().split(/[^a-z0-9]+/);
    return words.includes(port.toLowerCase());
  });
  return named.length > 0 ? named : files;
};

/** Everything that the files of an end say of its port. */
export const readEnd = ({ name, files, port: chosen, cage = [] }: GivenEnd): EndRead => {
  const texts = files.flatMap((given): readonly TextRead[] =>
    given.text === undefined ? [] : [{ given, read: readState({ file: given.file, text: given.text }) }],
  );
  const ports = [...new Set(texts.flatMap(portsOf))];
  const port = chosen ?? (ports.length === 1 ? ports[0] : undefined);
  const facts = new EndFacts(port === undefined ? name : `${name} ${port}`, port);
  if (port === undefined && ports.length > 1) return { facts, ports, memory: undefined, unused: [] };
  const unused: string[] = [];
  let memory: ModuleMemory | undefined;
  const read = (file: string, bytes: Uint8Array): boolean => {
    const found = readMemory(facts, file, bytes, port);
    memory ??= found;
    return found !== undefined;
  };
  const dumps: GivenFile[] = [];
  for (const given of files) {
    const text = texts.find((one) => one.given === given);
    if (text) readText(facts, text, port, cage);
    if (text && text.read.sightings.length > 0) {
      for (const { place } of text.read.unread) {
        const piece = piecesOf({ file: given.file, text: given.text ?? '' }).find(({ line }) => line === place.line);
        const isOther = piece?.port !== undefined && port !== undefined && !sameName(piece.port, port);
        if (!isOther && (!piece || !read(given.file, latin1(piece.text)))) unused.push(`${given.file}:${place.line}`);
      }
    } else if (!text || portsOf(text).length === 0) dumps.push(given);
  }
  for (const given of dumpsOf(dumps, port)) if (!read(given.file, given.bytes)) unused.push(given.file);
  return { facts, ports, memory, unused };
};

/** Does a file belong to a device, by what it says or where it lies? */
export const isOfDevice = ({ file, text }: GivenFile, device: string): boolean => {
  const plain = (name: string): string => name.toLowerCase().split('.')[0] ?? '';
  const names = text === undefined ? readState({ file, text: '' }).names : readState({ file, text }).names;
  return names.some((name) => sameName(name, device) || plain(name) === plain(device));
};
