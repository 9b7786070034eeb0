import type { PortMode } from '../parts/index.ts';
import type { Gbps, Millimetres, Ratio } from '../units/index.ts';
import { parseLength, parseRatio, parseSpeed } from '../units/index.ts';
import type { LegSpan, Spares } from './intent.ts';
import { LIMITS } from './limits.ts';

/*
 * Quantities as the language writes them, read into what they mean; undefined where a text is none or out of bounds.
 */

/** A speed within what Ethernet has and may have. */
export const speedOf = (value: string | number): Gbps | undefined => {
  const speed = parseSpeed(String(value));
  return speed !== undefined && speed >= 0.1 && speed <= 6400 ? speed : undefined;
};

/** A length above nothing, up to 100 km. */
export const lengthOf = (value: string | number): Millimetres | undefined => {
  const length = parseLength(String(value));
  return length !== undefined && length > 0 && length <= 100_000_000 ? length : undefined;
};

/** "3:1", or 3 for the same. */
export const ratioOf = (value: string | number): Ratio | undefined => {
  const ratio = parseRatio(typeof value === 'number' ? `${value}:1` : value);
  return ratio && [ratio.down, ratio.up].every((side) => side >= 0.01 && side <= 10_000) ? ratio : undefined;
};

/** "2x200G" → two ways of 200G. */
export const splitOf = (value: string): PortMode | undefined => {
  const [ways = '', each = ''] = value.split('x');
  const speed = speedOf(each);
  return Number(ways) >= 1 && Number(ways) <= 16 && speed !== undefined ? { ways: Number(ways), speed } : undefined;
};

/** "rack" is 1, "2 racks" 2, "unit" as many as there are. */
export const legSpanOf = (value: string): LegSpan | undefined => {
  if (value === 'rack') return { racks: 1 };
  if (value === 'unit') return { racks: LIMITS.count };
  const racks = Number.parseInt(value, 10);
  return racks >= 1 && racks <= LIMITS.count ? { racks } : undefined;
};

/** "2%" of what is needed, "2% min 4" of it and no fewer than four, or 4 whatever is needed. */
export const sparesOf = (value: string | number): Spares | undefined => {
  if (typeof value === 'number') return { share: 0, minimum: value };
  const match = /^(\d{1,3}(?:\.\d{1,2})?)%(?: min (\d{1,6}))?$/.exec(value);
  if (!match || Number(match[1]) > 100) return undefined;
  return { share: Math.round(Number(match[1]) * 100), minimum: Number(match[2] ?? 0) };
};
