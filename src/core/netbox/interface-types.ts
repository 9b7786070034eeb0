import type { Cage } from '../parts/index.ts';
import { type Gbps, gbps } from '../units/index.ts';
import table from './interface-types.json' with { type: 'json' };

/** What an interface type of NetBox says of the hardware. */
export type InterfaceType = {
  readonly slug: string;
  /** undefined: no cage for a pluggable module */
  readonly cage: { readonly cage: Cage; readonly maxSpeed: Gbps } | undefined;
  /** Why it gives no port of a draft; undefined for cages. */
  readonly leftOut: string | undefined;
  /** Nothing of hardware: virtual, bridge, aggregate. */
  readonly logical: boolean;
};

const WHY_LEFT_OUT: Readonly<Record<string, string>> = {
  fixed: 'the type names a PHY, not a cage',
  backplane: 'a backplane port takes no module',
  infiniband: 'the type gives the lane rate of InfiniBand, not the cage',
  ambiguous: 'NetBox names two form factors for this type',
  other: 'this type says nothing of the cage',
  logical: 'the type is no hardware',
};

/** Every type of NetBox by its slug; the file names its source. */
export const INTERFACE_TYPES: ReadonlyMap<string, InterfaceType> = new Map(
  table.rows.map(({ slug, kind, cage, gbps: speed }) => [
    slug,
    {
      slug,
      cage: cage === undefined || speed === undefined ? undefined : { cage: cage as Cage, maxSpeed: gbps(speed) },
      leftOut: WHY_LEFT_OUT[kind],
      logical: kind === 'logical',
    },
  ]),
);
