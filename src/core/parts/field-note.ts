import type { Gbps } from '../units/index.ts';
import type { DeviceModelId, ModuleId, Provenance } from './ids.ts';
import type { CableKind } from './module.ts';
import type { HostFec, LaneRate, Modulation } from './signal.ts';

/** What lies between two ports, as autonegotiation sees it. */
export type Medium = CableKind | 'optics';

/** Conditions on one end of a link; every one given must hold. */
export type EndCondition = {
  readonly devices?: readonly DeviceModelId[] | undefined;
  readonly modules?: readonly ModuleId[] | undefined;
};

/**
 * What is known from the field or from a platform's manual about pairs that the standards alone would pass: firmware that
 * does not link a valid pair, platforms that must or must not negotiate. Data, so that code knows kinds and not products.
 */
export type FieldNote = Provenance & {
  readonly id: string;
  readonly when: EndCondition & {
    readonly far?: EndCondition | undefined;
    readonly media?: readonly Medium[] | undefined;
    readonly laneRates?: readonly LaneRate[] | undefined;
    readonly speeds?: readonly Gbps[] | undefined;
    readonly modulation?: Modulation | undefined;
    /** The effective autonegotiation setting of this end. */
    readonly autoneg?: boolean | undefined;
    /** The FEC that this end is configured for; a note with it says nothing of an end that leaves FEC open. */
    readonly fec?: readonly HostFec[] | undefined;
    /** Holds only where the medium splits one port into several links. */
    readonly breakout?: boolean | undefined;
  };
  /**
   * caveat: valid by standard, seen to fail or to need care: a warning.
   * platform-setting: the platform does not link in this setting: an error of family SETTINGS.
   * forced-modulation: the host forces another modulation than the lanes ask for: an error of family ELECTRICAL.
   */
  readonly effect:
    | { readonly kind: 'caveat' }
    | { readonly kind: 'platform-setting' }
    | { readonly kind: 'forced-modulation'; readonly host: Modulation };
  readonly fact: string;
  readonly advice: string;
};
