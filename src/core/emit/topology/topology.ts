import { type EndView, linksOf } from '../../fabric/index.ts';
import type { Emitter } from '../emitter.ts';

/** Interface names as Cumulus Linux gives them: swp<port>, split ports swp<port>s<leg from 0>; servers and management ports by label. */
const portName = (end: EndView): string => {
  const port = end.role !== 'server' && end.label === String(end.cageNumber) ? `swp${end.label}` : end.label;
  return end.ways > 1 ? `${port}s${end.leg}` : port;
};

const quoted = (text: string): string => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
const node = (end: EndView): string => `${quoted(end.deviceName)}:${quoted(portName(end))}`;

/** `topology.dot`: the wiring as Cumulus PTM reads it, checked on every switch against LLDP by interface name. */
export const emitTopology: Emitter = ({ fabric }) => {
  const chunks = function* () {
    yield `graph ${quoted(fabric.name)} {\n  LLDP="match_type=ifname"\n`;
    for (const { a, b } of linksOf(fabric)) yield `  ${node(a)} -- ${node(b)}\n`;
    yield '}\n';
  };
  return [{ path: 'topology.dot', chunks: chunks() }];
};
