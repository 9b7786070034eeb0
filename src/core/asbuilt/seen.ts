import { formatSpeed, type Gbps } from '../units/index.ts';
import type { CodewordsSeen, LightSeen, ModuleSighting, SettingSeen } from './evidence/sighting.ts';
import type { Said } from './judge/aspect.ts';
import { cageOf } from './plan.ts';
import { claimSays, halfSays } from './tell.ts';
import type { Verification } from './verify.ts';

const dBm = (value: number): string => `${(value / 1000).toFixed(2)} dBm`;

const moduleSays = ({ module }: ModuleSighting): string => {
  if (module === 'absent') return 'no module';
  const { vendor, partNumber, formFactor, serial, firmware } = module;
  return [
    [vendor, partNumber ?? formFactor].filter(Boolean).join(' ') || 'a module',
    serial && `serial ${serial}`,
    firmware && `firmware ${firmware}`,
  ]
    .filter(Boolean)
    .join(', ');
};

const settingSays = ({ speed, lanes, fec, up, enabled }: SettingSeen): string =>
  [
    speed === undefined ? '' : formatSpeed((speed / 1000) as Gbps),
    lanes === undefined ? '' : `${lanes} ${lanes === 1 ? 'lane' : 'lanes'}`,
    fec === undefined ? '' : `FEC ${fec}`,
    up === undefined ? '' : up ? 'up' : 'down',
    enabled === false ? 'shut' : '',
  ]
    .filter(Boolean)
    .join(', ');

const lightSays = ({ rx, low, high }: LightSeen): string => {
  const lanes = rx.map((power, i) => `lane ${i + 1} ${power === undefined ? 'no light' : dBm(power)}`);
  const limits = [low === undefined ? '' : `under ${dBm(low)}`, high === undefined ? '' : `over ${dBm(high)}`];
  const warns = limits.filter(Boolean).join(' and ');
  return [lanes.length > 0 ? `receives ${lanes.join(', ')}` : '', warns && `warns ${warns}`].filter(Boolean).join('; ');
};

const codewordsSay = ({ uncorrectable, correctedBits, preFecBer, bins }: CodewordsSeen): string =>
  [
    uncorrectable === undefined ? '' : `${uncorrectable} uncorrectable codewords`,
    correctedBits === undefined ? '' : `${correctedBits} bits corrected`,
    preFecBer === undefined ? '' : `bit errors before FEC ${preFecBer.toExponential(1)}`,
    bins === undefined ? '' : `codewords by symbols mended: ${bins.join(' ')}`,
  ]
    .filter(Boolean)
    .join(', ');

/** Everything that was seen at a port and in its cage, each with where it stands. */
export const seenAt = ({ plan, observed, wiring }: Verification, port: number): readonly Said[] => {
  const cage = cageOf(plan, port);
  const half = wiring.halves.get(port);
  const of = <Seen extends { readonly place: Said['place'] }>(
    seen: readonly Seen[] | undefined,
    say: (one: Seen) => string,
  ): readonly Said[] => (seen ?? []).map((one) => ({ says: say(one), place: one.place }));
  return [
    ...of(wiring.claimsAt(port), (claim) => claimSays(plan, claim)),
    ...of(half && [half], (one) => halfSays(plan, one)),
    ...of(observed.modules.get(cage), moduleSays),
    ...of(observed.settings.get(port), settingSays),
    ...of(observed.lights.get(cage), lightSays),
    ...of(observed.codewords.get(port), codewordsSay),
  ].filter(({ says }) => says !== '');
};
