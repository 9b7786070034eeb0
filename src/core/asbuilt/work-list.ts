import { textOf } from '../diagnostics/index.ts';
import { NONE } from '../fabric/index.ts';
import { naturalCompare } from '../units/index.ts';
import type { Finding } from './finding.ts';
import { deviceName, type Plan, placeOf, portLabel } from './plan.ts';

/** One line of the work list. */
export type Task = {
  readonly place: string;
  readonly device: string;
  /** empty for the device as a whole */
  readonly port: string;
  readonly order: string;
  readonly code: string;
  readonly why: string;
  readonly ambiguous: boolean;
};

/** Everything to be done, rack by rack, device by device, port by port. */
export const workList = (plan: Plan, findings: readonly Finding[]): readonly Task[] =>
  findings
    .flatMap(({ orders, diagnostic, ambiguous }): readonly Task[] =>
      orders.map(({ device, port, words }) => ({
        place: placeOf(plan, device),
        device: deviceName(plan, device),
        port: port === NONE ? '' : portLabel(plan, port),
        order: words,
        code: diagnostic.code,
        why: textOf(diagnostic).message,
        ambiguous,
      })),
    )
    .toSorted(
      (x, y) =>
        naturalCompare(x.place, y.place) || naturalCompare(x.device, y.device) || naturalCompare(x.port, y.port),
    );
