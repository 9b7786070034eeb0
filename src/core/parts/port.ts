import type { Gbps, Milliwatts } from '../units/index.ts';
import type { Chassis } from './chassis.ts';
import type { Cage, DeviceModelId, Provenance, SourceRef } from './ids.ts';
import type { HostChannel, HostFec, LaneRate } from './signal.ts';

/** A breakout mode of a cage: `ways` logical ports of up to `speed`, each with the cage's lanes shared evenly. */
export type PortMode = { readonly ways: number; readonly speed: Gbps };

export type DeviceKind = 'switch' | 'nic' | 'server';

/** The medium of a port that takes no pluggable. */
export type FixedMedium = 'twisted-pair';

/** What the link rules need to know of one cage of a host. */
export type PortType = {
  readonly kind: DeviceKind;
  readonly cage: Cage;
  /** A jack with its PHY behind it: takes cables of this medium and no pluggable, and its lanes are pairs. Absent: a cage. */
  readonly fixed?: FixedMedium | undefined;
  /** Electrical lanes wired to the cage. */
  readonly lanes: number;
  /** Rate classes its SerDes drives. */
  readonly laneRates: readonly LaneRate[];
  /** All links of the cage together. */
  readonly maxSpeed: Gbps;
  /** undefined where no document states it */
  readonly maxModulePower: Milliwatts | undefined;
  /** Loss class of its host channel, where the platform states it. */
  readonly channel?: HostChannel | undefined;
  /** Breakout modes the platform lists; undefined when the host is described without a device. */
  readonly modes: readonly PortMode[] | undefined;
};

/** Row of a two-row faceplate. */
export type PortRow = 'top' | 'bottom';

/** A split that only some cages of a device offer, or that costs the neighbour. */
export type SplitRule = {
  readonly ways: number;
  /** Front-panel numbers that may split; undefined: all. */
  readonly ports: readonly number[] | undefined;
  readonly row: PortRow | undefined;
  /** The cage next to a split one is lost. */
  readonly disablesNeighbour: boolean;
  readonly reason: string;
  readonly source: readonly SourceRef[];
};

/** Logical ports (MACs) shared by a group of neighbouring cages. */
export type LogicalPortLimit = {
  /** Cages a group, in front-panel order; the whole device when undefined. */
  readonly cagesPerGroup: number | undefined;
  readonly max: number;
  readonly source: readonly SourceRef[];
};

/** Alike cages of a device. */
export type PortGroup = {
  readonly port: PortType;
  /** Front-panel numbers (switch) or chassis positions (NIC, server), in order. */
  readonly numbers: readonly number[];
  /** Chassis label of each cage, in the same order (`gpu1`, `storage2`); switches: the number as text. */
  readonly labels: readonly string[];
  readonly note: string | undefined;
  /** How the maker names the ports, in the same order, where that is known. */
  readonly names?: readonly string[] | undefined;
  /** The NIC model behind the cages of a server, where it is known. */
  readonly nic?: DeviceModelId | undefined;
  /** Documents of its own, besides those of the device. */
  readonly source?: readonly SourceRef[] | undefined;
};

/** A switch, NIC or server model. */
export type DeviceModel = Provenance & {
  readonly id: DeviceModelId;
  readonly kind: DeviceKind;
  readonly vendor: string;
  readonly model: string;
  /** The cages of its data ports. */
  readonly groups: readonly PortGroup[];
  /** Ports of its management processor (`eth0`, `bmc`), numbered on their own; empty where no document names them. */
  readonly management: readonly PortGroup[];
  readonly splitRules: readonly SplitRule[];
  readonly logicalPortLimits: readonly LogicalPortLimit[];
  /** Port types a NIC port can be set to; the first is how it leaves the factory. */
  readonly protocols: readonly Protocol[];
  readonly asic: string | undefined;
  readonly switchingGbps: Gbps | undefined;
  readonly latencyNs: number | undefined;
  readonly latencyBasis: string | undefined;
  readonly bufferMB: number | undefined;
  readonly bufferBasis: string | undefined;
  readonly maxPower: Milliwatts | undefined;
  readonly powerBasis: string | undefined;
  /** Free text of the platform's limits, as sourced. */
  readonly portLimits: string | undefined;
  /** GPUs of a server. */
  readonly gpus: number | undefined;
  /** Chassis label → rail, where the maker's map is known; undefined: unknown, and said so. */
  readonly railMap: Readonly<Record<string, number>> | undefined;
  /** PCIe generation and width of a NIC, or of each NIC of a server. */
  readonly pcie?: string | undefined;
  /** What all ports of a NIC carry together, where less than their sum. */
  readonly maxTotal?: Gbps | undefined;
  readonly partNumber?: string | undefined;
  readonly chassis?: Chassis | undefined;
};

export type Protocol = 'ethernet' | 'infiniband';

/** How one end's port is set. */
export type PortSetting = {
  readonly speed: Gbps;
  readonly lanesPerLink: number;
  /** undefined: as the rules find right */
  readonly fec: HostFec | undefined;
  /** Whether clause 73 pages are really sent; undefined: as the medium wants. */
  readonly autoneg: boolean | undefined;
  readonly linkTraining: boolean | undefined;
  readonly protocol: Protocol | undefined;
};

/** All ports of a device, those of management last: what a fabric counts port groups in. */
export const portGroups = ({ groups, management }: DeviceModel): readonly PortGroup[] => [...groups, ...management];

/** "32x QSFP-DD 400G": the front panel in one line. */
export const cagesText = ({ groups }: Pick<DeviceModel, 'groups'>): string =>
  groups.map(({ numbers, port }) => `${numbers.length}x ${port.cage} ${port.maxSpeed}G`).join(' + ');
