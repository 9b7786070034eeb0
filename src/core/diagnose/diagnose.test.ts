import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { KINDS } from './kinds.ts';
import { diagnosisText } from './tell.ts';
import { diagnoseLink, type LinkState, soundLink } from './testing/link.ts';

/** mW of dBm */
const mw = (dbm: number): number => Math.round(10 ** (dbm / 10) * 10_000) / 10_000;
const FOUR = (value: number, odd: Readonly<Record<number, number>> = {}): number[] =>
  Array.from({ length: 8 }, (_, i) => (i < 4 ? (odd[i + 1] ?? value) : 0));
const EIGHT = (value: number): number[] => new Array(8).fill(value);

const down = (link: LinkState): void => {
  for (const end of [link.a, link.b]) {
    end.isUp = false;
    end.neighbour = undefined;
  }
};
/** What the far end of a dark transmitter reads. */
const dark = (link: LinkState, side: 'a' | 'b', lanes: readonly number[] = [1, 2, 3, 4]): void => {
  Object.assign(link[side].registers, {
    OpticalPowerRx: FOUR(mw(-2), Object.fromEntries(lanes.map((lane) => [lane, 0]))),
    LOSFlagRx: lanes,
    CDRLOLFlagRx: lanes,
  });
};
/** A transmitter without light. */
const unlit = (link: LinkState, side: 'a' | 'b'): void => {
  Object.assign(link[side].registers, { OpticalPowerTx: EIGHT(0), LaserBiasTx: EIGHT(0) });
};

type Fault = {
  readonly kind: string;
  readonly end: 'a' | 'b' | undefined;
  readonly make: (link: LinkState) => void;
  /** a change of the same link before, for those that need a baseline */
  readonly before?: true;
  /** only a proof tells that it is wrong */
  readonly needsProof?: true;
};

const FAULTS: Readonly<Record<string, Fault>> = {
  'no module in the cage': {
    kind: 'module-absent',
    end: 'a',
    make: (link) => {
      down(link);
      link.a.isPlugged = false;
      dark(link, 'b');
    },
  },
  'a module that the host refuses': {
    kind: 'module-refused',
    end: 'a',
    make: (link) => {
      down(link);
      link.a.complaint = 'Unsupported cable';
      unlit(link, 'a');
      dark(link, 'b');
      Object.assign(link.a.registers, {
        ModuleState: 1,
        DPStateHostLane: EIGHT(1),
        'ACS.AppSelCode': EIGHT(0),
        ConfigStatusLane: EIGHT(0),
      });
    },
  },
  'a port that is shut': {
    kind: 'admin-down',
    end: 'a',
    make: (link) => {
      down(link);
      link.a.isAdminUp = false;
      unlit(link, 'a');
      dark(link, 'b');
      Object.assign(link.a.registers, {
        OutputDisableTx: [1, 2, 3, 4],
        DPStateHostLane: EIGHT(1),
        DPDeinit: [1, 2, 3, 4, 5, 6, 7, 8],
      });
    },
  },
  'a cable that leads elsewhere': {
    kind: 'wrong-partner',
    end: undefined,
    make: (link) => {
      link.b.isUp = false;
      link.a.neighbour = 'h100-9';
      dark(link, 'b');
    },
  },
  'a module that stopped itself': {
    kind: 'module-fault',
    end: 'a',
    make: (link) => {
      down(link);
      unlit(link, 'a');
      dark(link, 'b');
      Object.assign(link.a.registers, {
        ModuleState: 5,
        ModuleFaultCause: 1,
        DPStateHostLane: EIGHT(1),
        'ACS.AppSelCode': EIGHT(0),
      });
    },
  },
  'modules without a common light': {
    kind: 'no-common-light',
    end: undefined,
    make: (link) => {
      down(link);
      link.b.part = 'GEN-QSFP112-400G-FR4';
      dark(link, 'a');
      dark(link, 'b');
    },
  },
  'low power': {
    kind: 'low-power',
    end: 'b',
    make: (link) => {
      down(link);
      unlit(link, 'b');
      dark(link, 'a');
      Object.assign(link.b.registers, {
        ModuleState: 1,
        LowPwrRequestSW: true,
        DPStateHostLane: EIGHT(1),
        'ACS.AppSelCode': EIGHT(0),
        ConfigStatusLane: EIGHT(0),
      });
    },
  },
  'a module that is too hot': {
    kind: 'temperature',
    end: 'a',
    make: (link) => {
      link.a.registers.TempMonValue = 82;
      link.b.uncorrectable = 40;
    },
  },
  'a supply that is too low': {
    kind: 'voltage',
    end: 'b',
    make: (link) => {
      link.b.registers.VccMonVoltage = 2.9;
      link.b.uncorrectable = 40;
    },
  },
  'another speed': {
    kind: 'speed',
    end: undefined,
    make: (link) => {
      link.a.isUp = false;
      link.a.neighbour = undefined;
      link.a.speed = 100_000;
      Object.assign(link.a.registers, { 'ACS.AppSelCode': EIGHT(0), DPStateHostLane: EIGHT(1) });
    },
  },
  'another number of lanes': {
    kind: 'host-lanes',
    end: undefined,
    needsProof: true,
    make: (link) => {
      down(link);
      link.a.lanes = 4;
    },
  },
  'another application': {
    kind: 'wrong-application',
    end: 'a',
    make: (link) => {
      down(link);
      Object.assign(link.a.registers, { 'ACS.AppSelCode': EIGHT(2) });
    },
  },
  'a refused configuration': {
    kind: 'config-rejected',
    end: 'a',
    make: (link) => {
      down(link);
      unlit(link, 'a');
      dark(link, 'b');
      Object.assign(link.a.registers, {
        ConfigStatusLane: EIGHT(4),
        DPStateHostLane: EIGHT(1),
        'ACS.AppSelCode': EIGHT(0),
      });
    },
  },
  'a data path that is held down': {
    kind: 'data-path-held',
    end: 'a',
    make: (link) => {
      down(link);
      unlit(link, 'a');
      dark(link, 'b');
      Object.assign(link.a.registers, { DPDeinit: [1, 2, 3, 4, 5, 6, 7, 8], DPStateHostLane: EIGHT(1) });
    },
  },
  'FEC left off at one end': {
    kind: 'fec',
    end: undefined,
    make: (link) => {
      down(link);
      link.b.fec = 'none';
    },
  },
  'autonegotiation at one end': {
    kind: 'autoneg',
    end: undefined,
    make: (link) => {
      down(link);
      link.b.autoneg = 'on';
    },
  },
  'training that does not end': {
    kind: 'training',
    end: 'a',
    make: (link) => {
      down(link);
      link.a.training = 'not trained';
    },
  },
  'a host that sends nothing': {
    kind: 'host-signal',
    end: 'b',
    make: (link) => {
      down(link);
      unlit(link, 'b');
      dark(link, 'a');
      Object.assign(link.b.registers, { LOSFlagTx: [1, 2, 3, 4], DPStateHostLane: EIGHT(2) });
    },
  },
  'a data path that does not get there': {
    kind: 'data-path',
    end: 'a',
    make: (link) => {
      down(link);
      unlit(link, 'a');
      dark(link, 'b');
      Object.assign(link.a.registers, { DPStateHostLane: EIGHT(2) });
    },
  },
  'a transmitter that is off': {
    kind: 'tx-disabled',
    end: 'b',
    make: (link) => {
      down(link);
      unlit(link, 'b');
      dark(link, 'a');
      Object.assign(link.b.registers, { OutputDisableTx: [1, 2, 3, 4], DPStateHostLane: EIGHT(7) });
    },
  },
  'a transmitter fault': {
    kind: 'tx-fault',
    end: 'b',
    make: (link) => {
      down(link);
      unlit(link, 'b');
      dark(link, 'a');
      Object.assign(link.b.registers, { FailureFlagTx: [1, 2, 3, 4] });
    },
  },
  'a laser that died': {
    kind: 'weak-laser',
    end: 'b',
    make: (link) => {
      down(link);
      dark(link, 'a', [3]);
      Object.assign(link.b.registers, {
        OpticalPowerTx: FOUR(mw(-0.5), { 3: mw(-12) }),
        LaserBiasTx: FOUR(60, { 3: 2 }),
      });
    },
  },
  'transmitters that face each other': {
    kind: 'polarity',
    end: undefined,
    make: (link) => {
      down(link);
      dark(link, 'a');
      dark(link, 'b');
    },
  },
  'lasers that give no light': {
    kind: 'tx-dark',
    end: 'b',
    make: (link) => {
      down(link);
      unlit(link, 'b');
      dark(link, 'a');
    },
  },
  'a fibre that is broken one way': {
    kind: 'no-light',
    end: 'a',
    make: (link) => {
      down(link);
      dark(link, 'a');
    },
  },
  'a dirty face of one fibre': {
    kind: 'lane-fibre',
    end: 'a',
    make: (link) => {
      link.a.uncorrectable = 99;
      link.a.preFecBer = 1e-3;
      Object.assign(link.a.registers, { OpticalPowerRx: FOUR(mw(-2), { 3: mw(-9.5) }) });
    },
  },
  'a broken fibre of one lane': {
    kind: 'lane-fibre',
    end: 'b',
    make: (link) => {
      down(link);
      dark(link, 'b', [2]);
    },
  },
  'too much loss': {
    kind: 'loss',
    end: 'a',
    make: (link) => {
      link.a.uncorrectable = 12;
      Object.assign(link.a.registers, { OpticalPowerRx: FOUR(mw(-9)) });
    },
  },
  'too much light': {
    kind: 'overload',
    end: 'b',
    make: (link) => {
      link.b.uncorrectable = 12;
      Object.assign(link.b.registers, { OpticalPowerRx: FOUR(mw(6)) });
    },
  },
  'light of another kind': {
    kind: 'unlocked',
    end: 'a',
    make: (link) => {
      down(link);
      Object.assign(link.a.registers, { CDRLOLFlagRx: [1, 2, 3, 4] });
    },
  },
  'bit errors over the limit': {
    kind: 'bit-errors',
    end: 'a',
    make: (link) => {
      link.a.preFecBer = 1e-3;
      link.a.uncorrectable = 3;
    },
  },
  'bit errors that grew': {
    kind: 'drift',
    end: 'a',
    before: true,
    make: (link) => {
      link.a.preFecBer = 3e-6;
    },
  },
  'light that faded': {
    kind: 'faded',
    end: 'b',
    before: true,
    make: (link) => {
      Object.assign(link.b.registers, { OpticalPowerRx: FOUR(mw(-4.6)) });
    },
  },
  'code words that are lost': {
    kind: 'lost-codewords',
    end: 'a',
    before: true,
    make: (link) => {
      link.a.uncorrectable = 7;
    },
  },
};

const first = (link: LinkState, options: Parameters<typeof diagnoseLink>[1]) => {
  const { causes, verdict } = diagnoseLink(link, options);
  return { verdict, kind: causes[0]?.cause.kind.id, end: causes[0]?.cause.end };
};

describe('a fault of a known kind comes first', () => {
  for (const [name, { kind, end, make, before, needsProof }] of Object.entries(FAULTS)) {
    const link = soundLink();
    make(link);
    const options = before ? { before: soundLink() } : {};
    it(`${name}: held against a proof`, () => {
      const answer = diagnoseLink(link, options);
      expect(first(link, options), diagnosisText(answer).join('\n')).toEqual({ verdict: 'causes', kind, end });
    });
    // what is set alike at both ends is wrong only against a proof
    if (needsProof) continue;
    it(`${name}: without a proof`, () => {
      const answer = diagnoseLink(link, { ...options, proved: false });
      expect(first(link, { ...options, proved: false }), diagnosisText(answer).join('\n')).toEqual({
        verdict: 'causes',
        kind,
        end,
      });
    });
  }

  it('for every kind but those that another test has', () => {
    const tried = new Set(Object.values(FAULTS).map(({ kind }) => kind));
    expect(KINDS.map(({ id }) => id).filter((id) => !tried.has(id))).toEqual(['wrong-module', 'lane-order', 'caveat']);
  });
});

describe('docs/diagnosing-a-link.md', () => {
  it('lists every kind with its rule', () => {
    const page = readFileSync('docs/diagnosing-a-link.md', 'utf8');
    for (const { name, why } of KINDS) expect(page).toContain(`| ${name} | ${why} |`);
  });
});

describe('fibres in another order', () => {
  it('are named beside the laser that is dark, and no dirty fibre is looked for', () => {
    const link = soundLink();
    down(link);
    dark(link, 'a', [2]);
    Object.assign(link.b.registers, {
      OpticalPowerTx: FOUR(mw(-0.5), { 3: 0 }),
      LaserBiasTx: FOUR(60, { 3: 0 }),
    });
    const roots = diagnoseLink(link).causes.filter(({ followsFrom }) => followsFrom === undefined);
    expect(roots.map(({ cause }) => `${cause.kind.id} ${cause.end}`)).toEqual(['weak-laser b', 'lane-order a']);
  });
});

describe('a sound link', () => {
  it('has no cause, and is healthy by what is shown', () => {
    for (const proved of [true, false]) {
      const answer = diagnoseLink(soundLink(), { proved, before: soundLink() });
      expect(answer.causes.map(({ cause }) => cause.says)).toEqual([]);
      expect(answer.missing).toEqual([]);
      expect(answer.verdict).toBe('healthy');
    }
  });
});

describe('two ends that are each up', () => {
  it('are not a healthy link where nothing tells that they are joined, nor where a neighbour has another port', () => {
    const silent = soundLink();
    silent.a.neighbour = undefined;
    expect(diagnoseLink(silent).verdict).toBe('unknown');
    const crossed = soundLink();
    crossed.a.neighbourPort = 'ens4f0np0';
    expect(first(crossed, {})).toEqual({ verdict: 'causes', kind: 'wrong-partner', end: undefined });
  });
});
