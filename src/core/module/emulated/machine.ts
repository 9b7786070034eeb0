/** A change of state that a state machine may make: at once when a signal is up, or after a time in the state. */
export type Transition<State extends string, Signals> = {
  readonly from: State;
  readonly to: State;
} & ({ readonly when: (signals: Signals) => boolean } | { readonly after: string });

/** A state machine where it stands, and since when, in ms. */
export type Machine<State extends string> = { state: State; since: number };

/** How long what a register advertises (`MaxDurationDPInit`) takes, in ms. */
export type Duration = (register: string) => number;

/** The next change of a machine that is due, if any; what a signal asks for goes before what time brings. */
export const dueTransition = <State extends string, Signals>(
  table: readonly Transition<State, Signals>[],
  { state, since }: Machine<State>,
  signals: Signals,
  now: number,
  duration: Duration,
): State | undefined => {
  const from = table.filter((one) => one.from === state);
  const asked = from.find((one) => 'when' in one && one.when(signals));
  const timed = from.find((one) => 'after' in one && now >= since + duration(one.after));
  return (asked ?? timed)?.to;
};

/** When a machine changes by time alone, in ms; undefined where it waits for a signal. */
export const dueTime = <State extends string, Signals>(
  table: readonly Transition<State, Signals>[],
  { state, since }: Machine<State>,
  duration: Duration,
): number | undefined => {
  const timed = table.find((one) => one.from === state && 'after' in one);
  return timed && 'after' in timed ? since + duration(timed.after) : undefined;
};
