import type { Kind } from './cause.ts';
import { adminDown } from './causes/admin-down.ts';
import { autoneg } from './causes/autoneg.ts';
import { bitErrors } from './causes/bit-errors.ts';
import { caveat } from './causes/caveat.ts';
import { configRejected } from './causes/config-rejected.ts';
import { dataPath } from './causes/data-path.ts';
import { dataPathHeld } from './causes/data-path-held.ts';
import { drift } from './causes/drift.ts';
import { faded } from './causes/faded.ts';
import { fec } from './causes/fec.ts';
import { hostLaneCount } from './causes/host-lanes.ts';
import { hostSignal } from './causes/host-signal.ts';
import { laneFibre } from './causes/lane-fibre.ts';
import { laneOrder } from './causes/lane-order.ts';
import { loss } from './causes/loss.ts';
import { lostCodewords } from './causes/lost-codewords.ts';
import { lowPower } from './causes/low-power.ts';
import { moduleAbsent } from './causes/module-absent.ts';
import { moduleFault } from './causes/module-fault.ts';
import { moduleRefused } from './causes/module-refused.ts';
import { noCommonLight } from './causes/no-common-light.ts';
import { noLight } from './causes/no-light.ts';
import { overload } from './causes/overload.ts';
import { polarity } from './causes/polarity.ts';
import { speed } from './causes/speed.ts';
import { temperature } from './causes/temperature.ts';
import { training } from './causes/training.ts';
import { txDark } from './causes/tx-dark.ts';
import { txDisabled } from './causes/tx-disabled.ts';
import { txFault } from './causes/tx-fault.ts';
import { unlocked } from './causes/unlocked.ts';
import { voltage } from './causes/voltage.ts';
import { weakLaser } from './causes/weak-laser.ts';
import { wrongApplication } from './causes/wrong-application.ts';
import { wrongModule } from './causes/wrong-module.ts';
import { wrongPartner } from './causes/wrong-partner.ts';

/** Every kind of cause, in the order of the path: what is plugged, what is set, what the module does, what the light does, what is counted. */
export const KINDS: readonly Kind[] = [
  moduleAbsent,
  moduleRefused,
  adminDown,
  wrongPartner,
  moduleFault,
  wrongModule,
  noCommonLight,
  lowPower,
  temperature,
  voltage,
  speed,
  hostLaneCount,
  wrongApplication,
  configRejected,
  dataPathHeld,
  txDisabled,
  fec,
  autoneg,
  training,
  hostSignal,
  dataPath,
  txFault,
  txDark,
  weakLaser,
  polarity,
  laneOrder,
  noLight,
  laneFibre,
  loss,
  overload,
  unlocked,
  bitErrors,
  faded,
  drift,
  lostCodewords,
  caveat,
];
