import { expect, it } from 'vitest';
import { type RoomAddress, readAddress, writeAddress } from './address.ts';

const NOTHING: RoomAddress = {
  rehearsal: undefined,
  part: { rack: undefined, unit: undefined, rail: undefined, device: undefined },
  only: [],
  tab: 'findings',
  picked: undefined,
};

it.each<Partial<RoomAddress>>([
  {},
  { rehearsal: { seed: 8, faults: { swap: 2, 'nic-order': 1 } } },
  { rehearsal: { seed: 0, faults: {} }, tab: 'work' },
  { part: { rack: 'su-1 rack 2', unit: 'su/1', rail: 3, device: 'h100-1' }, only: ['wrong end', 'extra'] },
  { picked: { kind: 'link', key: 'backend/h100/1:gpu1' }, tab: 'links' },
  { picked: { kind: 'finding', key: '7' } },
])('%o is written and read back', (change) => {
  const address = { ...NOTHING, ...change };
  expect(readAddress(writeAddress(address))).toEqual(address);
});

it('what was typed wrongly is left out', () => {
  expect(readAddress('/room/rehearse=-1&faults=swap:x,fire:3&rail=x&only=nice&tab=home')).toEqual(NOTHING);
  expect(readAddress('/room/rehearse=8&faults=swap,fire:3').rehearsal).toEqual({ seed: 8, faults: { swap: 1 } });
  expect(writeAddress(NOTHING)).toBe('/room');
});
