import { describe, expect, it } from 'vitest';
import { diagnosisText } from './tell.ts';
import { diagnoseLink, type LinkOptions, type LinkState, soundLink } from './testing/link.ts';

const first = (link: LinkState, options: LinkOptions) => {
  const told = diagnoseLink(link, options);
  const [cause] = told.causes;
  return {
    verdict: told.verdict,
    kind: cause?.cause.kind.id,
    end: cause?.cause.end,
    text: diagnosisText(told).join('\n'),
  };
};
const mw = (dbm: number): number => Math.round(10 ** (dbm / 10) * 10_000) / 10_000;
const down = ({ a, b }: LinkState): void => {
  for (const end of [a, b]) {
    end.isUp = false;
    end.neighbour = undefined;
  }
};

describe('100G-CWDM4 between QSFP28 modules (SFF-8636)', () => {
  const options: LinkOptions = { devices: ['NV-SN3700C', 'NIC-CX6DX-2P'], length: 500 };
  const sound = (): LinkState => {
    const link = soundLink();
    for (const end of [link.a, link.b])
      Object.assign(end, {
        part: 'GEN-QSFP28-100G-CWDM4',
        speed: 100_000,
        lanes: 4,
        registers: {
          Temperature: 40,
          Vcc: 3.3,
          RxPower: [1, 2, 3, 4].map(() => mw(-3)),
          TxPower: [1, 2, 3, 4].map(() => mw(0)),
          TxBias: [1, 2, 3, 4].map(() => 40),
        },
      });
    return link;
  };

  it('is not called healthy: no limit of its received light is known, neither of the PMD nor of the module', () => {
    const told = first(sound(), options);
    expect(told, told.text).toMatchObject({ verdict: 'unknown', kind: undefined });
    expect(told.text).toContain('within a limit that is known');
  });

  it('a lane that is weak alone is a laser or a filter, for all lanes share one fibre', () => {
    const link = sound();
    link.a.registers.RxPower = [-3, -3, -15, -3].map(mw);
    link.b.registers.TxPower = [0, 0, -11, 0].map(mw);
    const told = first(link, options);
    expect(told, told.text).toMatchObject({ kind: 'weak-laser', end: 'b' });
    const sent = sound();
    sent.a.registers.RxPower = [-3, -3, -15, -3].map(mw);
    expect(first(sent, options)).toMatchObject({ kind: 'lane-fibre', end: 'a' });
    expect(first(sent, options).text).toContain('all lanes share one fibre');
  });

  it('no light at both ends, both sending, is the polarity of the duplex plug', () => {
    const link = sound();
    down(link);
    for (const end of [link.a, link.b]) Object.assign(end.registers, { RxPower: [0, 0, 0, 0], RxLOS: [1, 2, 3, 4] });
    const told = first(link, options);
    expect(told, told.text).toMatchObject({ kind: 'polarity' });
    expect(told.text).toContain('exchange the two fibres');
  });

  it('a transmitter that is disabled', () => {
    const link = sound();
    down(link);
    Object.assign(link.b.registers, { TxDisable: [1, 2, 3, 4], TxPower: [0, 0, 0, 0], TxBias: [0, 0, 0, 0] });
    Object.assign(link.a.registers, { RxPower: [0, 0, 0, 0], RxLOS: [1, 2, 3, 4] });
    expect(first(link, options)).toMatchObject({ kind: 'tx-disabled', end: 'b' });
  });
});

describe('25GBASE-SR between SFP28 modules (SFF-8472)', () => {
  const options: LinkOptions = { devices: ['NV-SN3700C', 'NIC-CX6DX-2P'], proved: false };
  const sound = (): LinkState => {
    const link = soundLink();
    for (const end of [link.a, link.b])
      Object.assign(end, { part: 'GEN-SFP28-25G-SR', speed: 25_000, lanes: 1, registers: {} });
    return link;
  };

  it('whose modules do not monitor themselves is unknown, not healthy', () => {
    const told = first(sound(), options);
    expect(told, told.text).toMatchObject({ verdict: 'unknown', kind: undefined });
  });

  it('FEC left off at one end comes first', () => {
    const link = sound();
    down(link);
    link.a.fec = 'none';
    expect(first(link, options)).toMatchObject({ kind: 'fec' });
  });
});

describe('a copper cable of 100G', () => {
  const options: LinkOptions = { devices: ['NV-SN3700C', 'NIC-CX6DX-2P'], length: 1 };
  const sound = (): LinkState => {
    const link = soundLink();
    for (const end of [link.a, link.b])
      Object.assign(end, { part: 'GEN-DAC-QSFP28-100G', speed: 100_000, lanes: 4, autoneg: 'on', registers: {} });
    return link;
  };

  it('is healthy without a word of light', () => {
    const told = first(sound(), options);
    expect(told, told.text).toMatchObject({ verdict: 'healthy' });
    expect(told.text).not.toMatch(/fibre|light|laser/);
  });

  it('autonegotiation off at one end, before the training that cannot end', () => {
    const link = sound();
    down(link);
    link.b.autoneg = 'off';
    link.a.training = 'not trained';
    const told = first(link, options);
    expect(told, told.text).toMatchObject({ kind: 'autoneg' });
    expect(told.text).toContain('from 1: link training');
  });

  it('training that does not end with everything alike', () => {
    const link = sound();
    down(link);
    link.b.complaint = 'Link training failure, KR frame lock not acquired';
    expect(first(link, options)).toMatchObject({ kind: 'training', end: 'b' });
  });

  it('whose plug is out at one end', () => {
    const link = sound();
    down(link);
    link.a.isPlugged = false;
    expect(first(link, options)).toMatchObject({ kind: 'module-absent', end: 'a' });
  });
});

describe('an active optical cable of 400G', () => {
  const options: LinkOptions = { devices: ['NV-SN4700', 'NV-SN4700'], length: 1 };
  const sound = (): LinkState => {
    const link = soundLink();
    for (const end of [link.a, link.b])
      Object.assign(end, {
        part: 'GEN-AOC-QDD-400G',
        lanes: 8,
        registers: {
          ModuleState: 3,
          'ACS.AppSelCode': new Array(8).fill(1),
          DPStateHostLane: new Array(8).fill(4),
          ConfigStatusLane: new Array(8).fill(1),
        },
      });
    return link;
  };

  it('is healthy where it is up and loses nothing', () => {
    const told = first(sound(), options);
    expect(told, told.text).toMatchObject({ verdict: 'healthy' });
  });

  it('that stays dark is the known exception of its kind, and no more than possible', () => {
    const link = sound();
    down(link);
    const told = first(link, options);
    expect(told, told.text).toMatchObject({ kind: 'caveat' });
    expect(told.text).toContain('aristanetworks/sonic#116');
    expect(told.text).toContain('possible');
  });
});

describe('parts that do not link by the rules', () => {
  it('are the cause where the link is down, and no more than possible where it is up all the same', () => {
    const link = soundLink();
    for (const end of [link.a, link.b])
      Object.assign(end, { part: 'GEN-DAC-QSFP28-100G', speed: 100_000, lanes: 4, autoneg: 'on', registers: {} });
    const options: LinkOptions = { devices: ['NV-SN3700C', 'NIC-CX6DX-2P'], length: 30 };
    expect(diagnoseLink(link, options).causes[0]?.cause).toMatchObject({ strength: 'possible' });
    down(link);
    const [cause] = diagnoseLink(link, options).causes;
    expect(cause?.cause).toMatchObject({ strength: 'shown', kind: { id: 'no-common-light' } });
    expect(cause?.cause.evidence[0]?.says).toContain('LW3704');
  });
});

describe('known exceptions', () => {
  it('come behind what is seen, with their source', () => {
    const link = soundLink();
    down(link);
    link.a.registers.ConfigStatusLane = new Array(8).fill(7);
    link.a.registers.DPStateHostLane = new Array(8).fill(1);
    const told = diagnoseLink(link);
    expect(told.causes[0]?.cause.kind.id).toBe('config-rejected');
    expect(told.causes.find(({ cause }) => cause.kind.id === 'caveat')?.cause.evidence.at(-1)?.where).toBe(
      'sonic-net/sonic-platform-daemons#459',
    );
  });
});

describe('modules that do not monitor what they send', () => {
  const silent = (link: LinkState): void => {
    down(link);
    for (const end of [link.a, link.b])
      Object.assign(end.registers, {
        OpticalPowerTx: new Array(8).fill(0),
        OpticalPowerRx: new Array(8).fill(0),
        LOSFlagRx: [1, 2, 3, 4],
      });
  };

  it('are not taken for dark lasers where both ends read so', () => {
    const link = soundLink();
    silent(link);
    expect(first(link, {})).toMatchObject({ kind: 'polarity' });
  });

  it('are, likely, where one end alone reads so and the other is dark', () => {
    const link = soundLink();
    silent(link);
    link.a.registers.OpticalPowerTx = [mw(0), mw(0), mw(0), mw(0), 0, 0, 0, 0];
    link.b.registers.OpticalPowerRx = [mw(-2), mw(-2), mw(-2), mw(-2), 0, 0, 0, 0];
    link.b.registers.LOSFlagRx = [];
    expect(first(link, {})).toMatchObject({ kind: 'tx-dark', end: 'b' });
    expect(diagnoseLink(link).causes[0]?.cause.strength).toBe('likely');
  });
});

describe('a link that is up', () => {
  it('is healthy for all the flags that hold what is past', () => {
    const link = soundLink();
    for (const end of [link.a, link.b])
      Object.assign(end.registers, {
        LOSFlagRx: [1, 2, 3, 4],
        CDRLOLFlagRx: [1, 2, 3, 4],
        LOSFlagTx: [1, 2],
        FailureFlagTx: [1],
      });
    const told = first(link, {});
    expect(told, told.text).toMatchObject({ verdict: 'healthy' });
    expect(told.text).toContain('yet the port is up');
  });
});

describe('a module in a state that no link which is up can have', () => {
  it.each([
    ['low power', { ModuleState: 1, LowPwrRequestSW: true }],
    ['a transmitter that is disabled', { OutputDisableTx: [2] }],
    ['data paths that are not activated', { DPStateHostLane: new Array(8).fill(1) }],
  ])('is not called healthy: %s', (_, registers) => {
    const link = soundLink();
    Object.assign(link.a.registers, registers);
    const told = first(link, {});
    expect(told.verdict, told.text).not.toBe('healthy');
    expect(told.text).toContain('read both anew');
  });
});

describe('a cage that is split', () => {
  it('has lanes of other ports: what is wrong with one of them is no more than possible without a plan', () => {
    const link = soundLink();
    Object.assign(link.a, { speed: 100_000, lanes: 2 });
    Object.assign(link.b, { speed: 100_000, lanes: 1, part: 'GEN-QSFP112-400G-DR4' });
    Object.assign(link.a.registers, {
      'ACS.AppSelCode': new Array(8).fill(2),
      OpticalPowerRx: [mw(-2), mw(-2), mw(-30), mw(-2), 0, 0, 0, 0],
    });
    Object.assign(link.b.registers, { 'ACS.AppSelCode': [2, 2, 2, 2, 0, 0, 0, 0] });
    const told = diagnoseLink(link, { proved: false });
    const [cause] = told.causes;
    expect(cause?.cause, diagnosisText(told).join('\n')).toMatchObject({
      kind: { id: 'lane-fibre' },
      strength: 'possible',
    });
    expect(cause?.cause.says).toContain('another port');
  });
});

describe('a module that is not ready', () => {
  it('says nothing of the fibre by reading no light', () => {
    const link = soundLink();
    down(link);
    const none = new Array(8).fill(0);
    Object.assign(link.a.registers, {
      ModuleState: 1,
      LowPwrRequestSW: true,
      OpticalPowerRx: none,
      OpticalPowerTx: none,
      LaserBiasTx: none,
      DPStateHostLane: new Array(8).fill(1),
    });
    const told = diagnoseLink(link);
    expect(first(link, {})).toMatchObject({ kind: 'low-power', end: 'a' });
    expect(told.causes.filter(({ cause }) => cause.kind.id === 'no-light' && cause.end === 'a')).toEqual([]);
    expect(told.unknown.some(({ kind, end }) => kind.id === 'no-light' && end === 'a')).toBe(true);
  });
});
