import type { NeighbourSeen, Reader } from './sighting.ts';
import { Lines, told } from './words.ts';

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A list of objects: lldpctl writes one object where there is one thing, and a list where there are more. */
const each = (value: unknown): readonly Json[] => (Array.isArray(value) ? value : [value]).filter(isObject);

/** The value behind `{"value": "x"}`, `[{"value": "x"}]` or `"x"`. */
const wordsOf = (held: unknown): string | undefined => {
  const value = Array.isArray(held) ? held[0] : held;
  if (typeof value === 'string') return told(value);
  return isObject(value) && typeof value.value === 'string' ? told(value.value) : undefined;
};

type Named = { readonly name: string; readonly value: Json };

/** `{"swp1": {…}}` (json) or `{"name": "swp1", …}` (json0). */
const interfacesOf = (value: unknown): readonly Named[] =>
  each(value).flatMap((held) => {
    if (typeof held.name === 'string') return [{ name: held.name, value: held }];
    return Object.entries(held).flatMap(([name, inner]) => (isObject(inner) ? [{ name, value: inner }] : []));
  });

/** `{"leaf-1": {"descr": …}}` (json); `[{"name": [{"value": "leaf-1"}], …}]` (json0); without a name only `{"id": …}`. */
const chassisOf = (value: unknown): { readonly name: string | undefined; readonly descr: string | undefined } => {
  const [held] = each(value);
  if (!held) return { name: undefined, descr: undefined };
  const named = wordsOf(held.name);
  if (named !== undefined) return { name: named, descr: wordsOf(held.descr) };
  if ('id' in held) return { name: undefined, descr: wordsOf(held.descr) };
  const [entry] = Object.entries(held).filter(([, inner]) => isObject(inner));
  return entry
    ? { name: told(entry[0]), descr: wordsOf((entry[1] as Json).descr) }
    : { name: undefined, descr: undefined };
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** `lldpctl -f json` and `-f json0` of lldpd. A neighbour without a name or a port is not told of: it names no cable. */
export const readLldpJson: Reader = ({ file, line, text, head }) => {
  if (!/^\s*\{\s*"lldp"/.test(head)) return undefined;
  const value = parse(text);
  if (!isObject(value)) return undefined;
  const lines = new Lines(text, line);
  return each(value.lldp)
    .flatMap((lldp) => interfacesOf(lldp.interface))
    .flatMap(({ name, value: held }): readonly NeighbourSeen[] => {
      const at = lines.next(`"${name}"`);
      lines.pass(name.length);
      const { name: device, descr } = chassisOf(held.chassis);
      const [port] = each(held.port);
      const farPorts = [wordsOf(port?.id), wordsOf(port?.descr)].filter((text) => text !== undefined);
      if (device === undefined || farPorts.length === 0) return [];
      return [{ kind: 'neighbour', place: { file, line: at }, port: name, device, farPorts, system: descr }];
    });
};
