import type { NeighbourSeen, Reader } from './sighting.ts';
import { told } from './words.ts';

type Draft = { port: string; line: number; device?: string; id?: string; descr?: string; system?: string };

const seen = (file: string, { port, line, device, id, descr, system }: Draft): readonly NeighbourSeen[] => {
  const farPorts = [id, descr].filter((text) => text !== undefined);
  if (device === undefined || farPorts.length === 0) return [];
  return [{ kind: 'neighbour', place: { file, line }, port, device, farPorts, system }];
};

/** "ifname swp1", "mac 0c:42:…", "local etp1": the kind of id goes before it. */
const afterKind = (text: string): string => text.replace(/^(?:ifname|mac|local|ifalias|ip|unhandled)\s+/, '');

/** `lldpctl` as text, which is also what `show lldp neighbors` prints on SONiC. */
export const readLldpText: Reader = ({ file, line, text, head }) => {
  if (!/^Interface:\s+\S+, +via: +LLDP/m.test(head)) return undefined;
  const drafts: Draft[] = [];
  for (const [i, row] of text.split('\n').entries()) {
    const begins = /^Interface:\s+(\S+?),/.exec(row);
    if (begins) drafts.push({ port: begins[1] ?? '', line: line + i });
    const draft = drafts.at(-1);
    const match = /^\s+(SysName|SysDescr|PortID|PortDescr):\s+(.*)$/.exec(row);
    const value = told(match?.[2]);
    if (!draft || !match || value === undefined) continue;
    if (match[1] === 'SysName') draft.device = value;
    else if (match[1] === 'SysDescr') draft.system = value;
    else if (match[1] === 'PortID') draft.id = afterKind(value);
    else draft.descr = value;
  }
  return drafts.flatMap((draft) => seen(file, draft));
};

/** `lldpctl -f keyvalue`: one fact a line. */
export const readLldpKeyValue: Reader = ({ file, line, text, head }) => {
  if (!/^lldp\.\S+?\.via=LLDP/m.test(head)) return undefined;
  const drafts: Draft[] = [];
  for (const [i, row] of text.split('\n').entries()) {
    // the name of an interface may hold dots
    const match =
      /^lldp\.(.+?)\.(via|chassis\.name|chassis\.descr|port\.(?:ifname|mac|local|ifalias)|port\.descr)=(.*)$/.exec(row);
    if (!match) continue;
    const [, port = '', what = ''] = match;
    if (what === 'via') drafts.push({ port, line: line + i });
    const draft = drafts.at(-1);
    const value = told(match[3]);
    if (!draft || draft.port !== port || value === undefined) continue;
    if (what === 'chassis.name') draft.device = value;
    else if (what === 'chassis.descr') draft.system = value;
    else if (what === 'port.descr') draft.descr = value;
    else if (what.startsWith('port.')) draft.id ??= value;
  }
  return drafts.flatMap((draft) => seen(file, draft));
};
