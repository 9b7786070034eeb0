import type { MilliDbm } from '../../units/index.ts';
import type { ModuleSeen, Place, Reader, Sighting } from './sighting.ts';
import { dbmOf, told } from './words.ts';

/** What a list of "name: value" lines says of a module. */
type Facts = ReadonlyMap<string, string>;

const moduleOf = (facts: Facts): ModuleSeen => ({
  vendor: told(facts.get('vendor name')),
  partNumber: told(facts.get('vendor pn')),
  serial: told(facts.get('vendor sn')),
  formFactor: told(facts.get('identifier')),
  media:
    ['application advertisement', 'specification compliance', 'transceiver type', 'media interface technology']
      .map((name) => told(facts.get(name)))
      .filter(Boolean)
      .join(' ') || undefined,
  firmware: told(facts.get('active firmware')),
});

const sightings = (
  place: Place,
  port: string,
  facts: Facts,
  rx: readonly (MilliDbm | undefined)[],
  [low, high]: readonly [MilliDbm | undefined, MilliDbm | undefined],
): readonly Sighting[] => [
  { kind: 'module', place, port, module: moduleOf(facts) },
  ...(rx.length > 0 || low !== undefined ? [{ kind: 'light' as const, place, port, rx, low, high }] : []),
];

/** Name and value of a line; lines that only go on belong to the fact before. */
const factsOf = (rows: readonly string[]): Facts => {
  const facts = new Map<string, string>();
  let last = '';
  for (const row of rows) {
    const match = /^\s*([A-Za-z][^:]*?)\s*:\s?(.*)$/.exec(row);
    if (match && !/^\s{20,}/.test(row)) {
      last = (match[1] ?? '').toLowerCase();
      const before = facts.get(last);
      facts.set(last, before === undefined ? (match[2] ?? '').trim() : `${before} ${(match[2] ?? '').trim()}`);
    } else if (row.trim() !== '' && last !== '') facts.set(last, `${facts.get(last) ?? ''} ${row.trim()}`);
  }
  return facts;
};

const BEGINS = /^(\S+): SFP EEPROM (detected|Not detected)/i;

/** `sfputil show eeprom -d` and `show interfaces transceiver eeprom -d`. */
export const readSfputil: Reader = ({ file, line, text, head }) => {
  if (!/^\S+: SFP EEPROM (?:not )?detected/im.test(head)) return undefined;
  const rows = text.split('\n');
  const found: Sighting[] = [{ kind: 'device', place: { file, line }, system: 'SONiC' }];
  for (let at = 0; at < rows.length; at++) {
    const begins = BEGINS.exec(rows[at] ?? '');
    if (!begins) continue;
    const place = { file, line: line + at };
    const port = begins[1] ?? '';
    if (/not/i.test(begins[2] ?? '')) {
      found.push({ kind: 'module', place, port, module: 'absent' });
      continue;
    }
    let end = at + 1;
    while (end < rows.length && !BEGINS.test(rows[end] ?? '')) end++;
    const facts = factsOf(rows.slice(at + 1, end));
    const rx = [1, 2, 3, 4, 5, 6, 7, 8].map((lane) => dbmOf(facts.get(`rx${lane}power`)));
    while (rx.length > 0 && rx.at(-1) === undefined) rx.pop();
    const limits = [dbmOf(facts.get('rxpowerlowwarning')), dbmOf(facts.get('rxpowerhighwarning'))] as const;
    found.push(...sightings(place, port, facts, rx, limits));
    at = end - 1;
  }
  return found;
};

/** The dBm of "0.6310 mW / -2.00 dBm". */
const afterSlash = (text: string | undefined): MilliDbm | undefined => dbmOf(text?.split('/').at(-1));

/** `ethtool -m DEV`: decoded text. It names no port. */
export const readEthtoolModule: Reader = ({ file, line, text, head, port }) => {
  if (!/^\s*Identifier\s+: 0x/m.test(head) || port === undefined) return undefined;
  const facts = factsOf(text.split('\n'));
  const rx: (MilliDbm | undefined)[] = [];
  for (const [name, value] of facts) {
    const lane = /^(?:rcvr signal avg optical power|rx power)\s*\(channel (\d+)\)$/.exec(name);
    if (lane) rx[Number(lane[1]) - 1] = afterSlash(value);
  }
  if (facts.has('receiver signal average optical power'))
    rx[0] = afterSlash(facts.get('receiver signal average optical power'));
  const limits = [
    afterSlash(facts.get('laser rx power low warning threshold')),
    afterSlash(facts.get('laser rx power high warning threshold')),
  ] as const;
  const identifier = /\(([^)]*)\)/.exec(facts.get('identifier') ?? '')?.[1];
  const named = new Map(facts);
  if (identifier !== undefined) named.set('identifier', identifier);
  return sightings({ file, line }, port, named, rx, limits);
};
