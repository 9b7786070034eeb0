import { formatPower, type Milliwatts } from '../units/index.ts';

const TIERS: Readonly<Record<string, string>> = {
  'server-leaf': 'server to leaf',
  'switch-leaf': 'management port to leaf',
  'leaf-spine': 'leaf to spine',
};

/** The two ends of a tier in words. */
export const tierText = (tier: string): string => TIERS[tier] ?? tier;

/** Power in mW as people say it: kilowatts from one on, since nobody reads 15120 W. */
export const powerText = (power: number): string =>
  power >= 1_000_000
    ? `${Math.round(power / 100_000) / 10} kW`
    : formatPower((Math.round(power / 100) * 100) as Milliwatts);
