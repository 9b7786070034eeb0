import type { EndProof } from '../../link/index.ts';
import type { DeviceModel, PortType } from '../../parts/index.ts';

/** A port to set, and how. */
export type PortToSet = {
  readonly setting: EndProof['setting'];
  readonly port: PortType;
  readonly device: DeviceModel | undefined;
  /** links that share the cage */
  readonly ways: number;
  /** front-panel number, where one is meant */
  readonly number: number | undefined;
};

/** Commands of one operating system that set a port, and what they leave to a person. */
export type Commands = { readonly lines: readonly string[]; readonly notes: readonly string[] };

/** An operating system whose commands are known from its maker's documents. */
export type OperatingSystem = {
  readonly id: string;
  readonly name: string;
  /** Does it run on such a device, by its maker? Not every model of a maker need have it. */
  readonly runsOn: (device: Pick<DeviceModel, 'kind' | 'vendor'>) => boolean;
  readonly source: string;
  readonly commands: (port: PortToSet) => Commands;
};
