import { type Diagnostic, diagnostic } from '../diagnostics/index.ts';
import { endAt, type Fabric, portKey } from '../fabric/index.ts';
import type { LockIndex } from './locked.ts';

/** What of a lock did not hold, told once a reason. */
export const droppedFrom = (lock: LockIndex, fabric: Fabric): readonly Diagnostic[] => {
  const byReason = new Map<string, string[]>();
  const drop = (entry: string, reason: string): void => {
    const entries = byReason.get(reason);
    if (entries) entries.push(entry);
    else byReason.set(reason, [entry]);
  };
  const devices = new Set<string>();
  for (let i = 0; i < fabric.devices.length; i++) devices.add(fabric.devices.text(i, 'key'));
  const ports = new Map<string, string>();
  for (let i = 0; i < fabric.links.length; i++) {
    const end = endAt(fabric, fabric.links.get(i, 'b'));
    ports.set(fabric.links.text(i, 'key'), portKey(end.deviceKey, end.label, end.ways, end.leg));
  }
  for (const key of lock.devices.keys()) if (!devices.has(key)) drop(key, 'the device is no longer wanted');
  for (const [key, port] of lock.ports) {
    const now = ports.get(key);
    if (now === port) continue;
    if (now === undefined) drop(`the link ${key}`, 'it is no longer wanted');
    else drop(`${key} at ${port}`, 'that port no longer serves it');
  }
  return [...byReason].map(([reason, entries]) => {
    const [first = ''] = entries;
    const what = entries.length === 1 ? first : `${first} and ${entries.length - 1} more`;
    return diagnostic('LW4503', { what, reason }, { subject: first });
  });
};
