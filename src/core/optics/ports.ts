import type { Catalog } from '../catalog/catalog.ts';
import type { LinkEnd } from '../link/index.ts';
import type { DeviceModel, Module, PortSetting, PortType, Transceiver } from '../parts/index.ts';
import { type Gbps, gbps } from '../units/index.ts';

/** One end of a pair of ports to be joined, without a module yet. */
export type PortEnd = {
  readonly device: DeviceModel | undefined;
  readonly port: PortType;
  /** Logical ports its cage is split into. */
  readonly ways: number;
  readonly lanesPerLink: number;
  /** Front-panel number, where one is meant. */
  readonly number: number | undefined;
};

/** Two ports to be joined at a speed: the question `optics` answers with parts. */
export type PortPair = { readonly a: PortEnd; readonly b: PortEnd; readonly speed: Gbps };

/**
 * How many modules face each other in the smallest repeating pattern: one split cage faces as many whole ones as it has
 * ways; cages that both split face each other link by link, so one faces one.
 */
export const pattern = ({ a, b }: PortPair): { readonly a: number; readonly b: number } => {
  if (a.ways > 1 && b.ways > 1) return { a: 1, b: 1 };
  return { a: b.ways, b: a.ways };
};

/** The link settings that a port pair implies; FEC and negotiation are left to the rules. */
const settingOf = (end: PortEnd, speed: Gbps): PortSetting => ({
  speed,
  lanesPerLink: end.lanesPerLink,
  fec: undefined,
  autoneg: undefined,
  linkTraining: undefined,
  protocol: undefined,
});

/** A port end with a module in it. */
export const withModule = (end: PortEnd, module: Module, count: number, speed: Gbps): LinkEnd => ({
  port: end.port,
  device: end.device,
  module,
  count,
  setting: settingOf(end, speed),
  portNumber: end.number,
  portRow: undefined,
});

/** Can this cage take that transceiver, by the fit matrix? */
export const takes = (catalog: Catalog, end: PortEnd, module: Transceiver): boolean =>
  catalog.fit(end.port.cage, module.formFactor)?.fits === true;

/** The lane counts on which a port can run a speed, widest (slowest lanes) last. */
export const laneOptions = (port: PortType, speed: Gbps): readonly number[] =>
  port.laneRates
    .map((rate) => speed / rate)
    .filter((lanes) => Number.isInteger(lanes) && lanes >= 1 && lanes <= port.lanes)
    .toSorted((x, y) => x - y);

/** Nominal Ethernet speeds, fastest first. */
export const SPEEDS: readonly Gbps[] = [1600, 800, 400, 200, 100, 50, 40, 25, 10, 1].map(gbps);
