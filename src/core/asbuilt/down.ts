import { diagnostic } from '../diagnostics/index.ts';
import type { SettingSeen } from './evidence/sighting.ts';
import type { Finding } from './finding.ts';
import { portFinding, type Said } from './judge/aspect.ts';
import type { Claim, Observed } from './observe.ts';
import { type Plan, portName } from './plan.ts';
import { claimSays } from './tell.ts';

const settingsAt = (observed: Observed, port: number): readonly SettingSeen[] => observed.settings.get(port) ?? [];

/** What all sources that tell say alike; undefined where none tells, or they do not agree. */
const agreed = (settings: readonly SettingSeen[], of: 'up' | 'enabled'): boolean | undefined => {
  const told = new Set(settings.flatMap((one) => (one[of] === undefined ? [] : [one[of]])));
  const [value] = told;
  return told.size === 1 ? value : undefined;
};

/** Up, down, or not told; sources that do not agree tell nothing. */
export const isUp = (observed: Observed, port: number): boolean | undefined => agreed(settingsAt(observed, port), 'up');

/** Did someone shut the port? */
export const isShut = (observed: Observed, port: number): boolean =>
  agreed(settingsAt(observed, port), 'enabled') === false;

const downSays = (plan: Plan, observed: Observed, port: number, of: 'up' | 'enabled'): readonly Said[] =>
  settingsAt(observed, port)
    .filter((one) => one[of] === false)
    .map(({ place }) => ({ says: `${portName(plan, port)} is ${of === 'up' ? 'down' : 'shut down'}`, place }));

/** What keeps a link from running though its cable may be right: ports that were shut, and ports that are down while a neighbour is told. */
export class DownPorts {
  readonly #plan: Plan;
  readonly #observed: Observed;
  #heard: ReadonlyMap<number, Claim> | undefined;

  constructor(plan: Plan, observed: Observed) {
    this.#plan = plan;
    this.#observed = observed;
  }

  /** What LLDP told at a port. */
  #claim(port: number): Claim | undefined {
    this.#heard ??= new Map(
      this.#observed.claims.flatMap((claim) => (claim.means === 'LLDP' ? [[claim.port, claim] as const] : [])),
    );
    return this.#heard.get(port);
  }

  /**
   * @param joined is the link where it belongs, as is seen? A neighbour is not heard over a link that is down: what LLDP told is then
   * of an earlier time, and does not stand for the cable.
   */
  at(port: number, far: number, joined: boolean): readonly Finding[] {
    const [plan, observed] = [this.#plan, this.#observed];
    const where = portName(plan, port);
    if (isShut(observed, port)) {
      const said = downSays(plan, observed, port, 'enabled');
      const found = diagnostic('LW9023', { where });
      return [portFinding(plan, port, found, 'wrong setting', `bring up ${where}: it is shut down`, said)];
    }
    const told = settingsAt(observed, port).filter(({ up }) => up !== undefined);
    if (joined && told.some(({ up }) => up) && told.some(({ up }) => !up)) {
      const said = told.map(({ up, place }) => ({ says: `${where} is ${up ? 'up' : 'down'}`, place }));
      const what = [...new Set(said.map(({ says }) => says))].join('; but ');
      const order = `collect ${where} anew: its sources do not agree`;
      return [portFinding(plan, port, diagnostic('LW9009', { what }), 'contradictory', order, said)];
    }
    const claim = joined && isUp(observed, port) === false ? (this.#claim(port) ?? this.#claim(far)) : undefined;
    if (!claim) return [];
    const heard = { says: claimSays(plan, claim), place: claim.place };
    const said = [heard, ...downSays(plan, observed, port, 'up')];
    const found = diagnostic('LW9024', { where, claim: heard.says });
    const order = `find out why ${where} is down, or collect it anew: a neighbour was told there`;
    return [portFinding(plan, port, found, 'contradictory', order, said)];
  }
}
