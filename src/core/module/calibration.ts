import type { Page } from './memory.ts';
import type { Values } from './plan.ts';

const float = (bytes: Uint8Array, at: number): number =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getFloat32(at);
const unsigned = (bytes: Uint8Array, at: number): number => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
const signed = (bytes: Uint8Array, at: number): number => (unsigned(bytes, at) << 16) >> 16;

/** A straight line: slope in 1/256 at `at`, offset in units of the reading behind it. */
const line = (bytes: Uint8Array, at: number, per: number): ((value: number) => number) => {
  const slope = unsigned(bytes, at) / 256;
  const offset = signed(bytes, at + 2);
  return (value) => (slope * value * per + offset) / per;
};

/** A polynomial of the fourth degree of the raw reading, in 0.1 uW. */
const received = (bytes: Uint8Array): ((value: number) => number) => {
  const [c4 = 0, c3 = 0, c2 = 0, c1 = 0, c0 = 0] = [56, 60, 64, 68, 72].map((at) => float(bytes, at));
  return (value) => {
    const raw = value * 10_000;
    return ((((c4 * raw + c3) * raw + c2) * raw + c1) * raw + c0) / 10_000;
  };
};

/** What a constant makes of a reading is no more exact than the reading: 0.1 uW, 2 uA, 1/256 degC, 0.1 mV at best. */
const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;

/**
 * Externally calibrated modules give what their converters read; the constants at A2h 56 to 91 make readings and thresholds of it
 * (SFF-8472, calibration options). Replaces the readings in place; without legible constants they are taken out, being no readings.
 */
export const calibrate = (page: Page | undefined, values: Values): void => {
  if (!page) return;
  const { bytes, unread } = page;
  const legible = !unread || ![...unread].some((i) => i >= 56 && i < 92);
  const curves: Readonly<Record<string, (value: number) => number>> = {
    rxPowerMw: received(bytes),
    txBiasMa: line(bytes, 76, 500),
    txPowerMw: line(bytes, 80, 10_000),
    temperatureC: line(bytes, 84, 256),
    vccV: line(bytes, 88, 10_000),
  };
  const thresholds = values.thresholds as Values | undefined;
  for (const [key, curve] of Object.entries(curves)) {
    const reading = values[key];
    if (typeof reading === 'number') values[key] = legible ? rounded(curve(reading)) : undefined;
    const limits = thresholds?.[key] as Values | undefined;
    if (!limits) continue;
    for (const [name, limit] of Object.entries(limits))
      if (typeof limit === 'number') limits[name] = legible ? rounded(curve(limit)) : undefined;
  }
};
