import { type Gbps, gbps, type Millimetres, type Milliwatts, metres, watts } from './quantity.ts';

/** A ratio such as 3:1, kept in lowest terms. */
export type Ratio = { readonly down: number; readonly up: number };

const NUMBER = String.raw`(\d+(?:\.\d+)?)`;
const SPEED = new RegExp(`^${NUMBER} ?(G|Gb/s|Gbps|T|Tb/s|M)?$`, 'i');
const LENGTH = new RegExp(`^${NUMBER} ?(mm|cm|m|km)?$`, 'i');
const POWER = new RegExp(`^${NUMBER} ?(mW|W|kW)?$`);
const RATIO = /^(\d+(?:\.\d+)?) ?: ?(\d+(?:\.\d+)?)$/;

/** "400G", "1.6T", "400" (Gb/s) → Gb/s; undefined where it is no speed. */
export const parseSpeed = (text: string): Gbps | undefined => {
  const match = SPEED.exec(text.trim());
  if (!match) return undefined;
  const unit = (match[2] ?? 'G')[0]?.toUpperCase();
  const value = Number(match[1]) * (unit === 'T' ? 1000 : unit === 'M' ? 0.001 : 1);
  return value > 0 ? gbps(value) : undefined;
};

/** "20 m", "1.5m", "2 km", "20" (metres) → millimetres; undefined where it is no length. */
export const parseLength = (text: string): Millimetres | undefined => {
  const match = LENGTH.exec(text.trim());
  if (!match) return undefined;
  const factor = { mm: 0.001, cm: 0.01, m: 1, km: 1000 }[(match[2] ?? 'm').toLowerCase()] ?? 1;
  return metres(Number(match[1]) * factor);
};

/** "12 W", "12", "500 mW" → milliwatts; undefined where it is no power. */
export const parsePower = (text: string): Milliwatts | undefined => {
  const match = POWER.exec(text.trim());
  if (!match) return undefined;
  const factor = { mW: 0.001, W: 1, kW: 1000 }[match[2] ?? 'W'] ?? 1;
  return watts(Number(match[1]) * factor);
};

/** "3:1" → {down: 3, up: 1}; undefined where it is no ratio or a side is zero. */
export const parseRatio = (text: string): Ratio | undefined => {
  const match = RATIO.exec(text.trim());
  if (!match) return undefined;
  const down = Number(match[1]);
  const up = Number(match[2]);
  return down > 0 && up > 0 ? { down, up } : undefined;
};
