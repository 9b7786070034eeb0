import type { Gbps, MilliDecibels, Millimetres, Milliwatts, Picoseconds } from './quantity.ts';

/** A thousandth-based integer as the shortest decimal: 12000 → "12", 1500 → "1.5". Locale-free. */
const thousandths = (value: number): string => String(value / 1000);

/** "400G", "1.6T" is written "1600G": one way throughout. */
export const formatSpeed = (speed: Gbps): string => `${speed}G`;
/** "1.5 m": metres throughout, as installers order. */
export const formatLength = (length: Millimetres): string => `${thousandths(length)} m`;
/** "2.75 dB". */
export const formatLoss = (loss: MilliDecibels): string => `${thousandths(loss)} dB`;
/** "12 W". */
export const formatPower = (power: Milliwatts): string => `${thousandths(power)} W`;
/** "25.6 ns". */
export const formatTime = (time: Picoseconds): string => `${thousandths(time)} ns`;
