import type { Ask } from './choose-application.ts';

/** A mistake of a host: what it does to what is asked of a module, and where people met it. */
export type WrongAsk = {
  readonly name: string;
  readonly about: string;
  readonly thread: string;
  readonly change: (asks: readonly Ask[]) => readonly Ask[];
};

/** Every mistake that can be made with what is asked. */
export const WRONG_ASKS: readonly WrongAsk[] = [
  {
    name: '100g-over-8-lanes',
    about: 'the port is set to 100G and keeps its eight lanes',
    thread: 'sonic-net/sonic-buildimage#19336',
    change: () => [{ speed: 100, lanes: 8, firstLane: 1 }],
  },
  {
    name: 'mixed-width-masks',
    about: 'lanes counted as width times port number, which is right only where all ports are as wide',
    thread: 'sonic-net/sonic-buildimage#29317',
    change: (asks) => asks.map((ask, i) => ({ ...ask, firstLane: i * ask.lanes + 1 })),
  },
  {
    name: 'subport-0',
    about: 'every port of the breakout is taken for the first',
    thread: 'sonic-net/sonic-buildimage#20430',
    change: (asks) => asks.map((ask) => ({ ...ask, firstLane: 1 })),
  },
];
