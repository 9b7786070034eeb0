import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Diagnostic, textOf } from '../diagnostics/index.ts';
import { emulate, MODULE_FAULTS, type ModuleAccess } from '../module/emulated/index.ts';
import { DR4, imageOf, TWO_DR4 } from '../module/testing/image.ts';
import type { Ask } from './choose-application.ts';
import { bringUp } from './drive.ts';

const whole: readonly Ask[] = [{ speed: 400, lanes: 8, firstLane: 1, host: '400GAUI-8', media: '400GBASE-DR4' }];
const four = [1, 3, 5, 7].map((firstLane) => ({ speed: 100, lanes: 2, firstLane, media: '100GBASE-DR' }));
/** 1x400G and 4x100G in one cage (sonic-net/sonic-buildimage#29317). */
const mixed: readonly Ask[] = [
  { speed: 400, lanes: 4, firstLane: 1, channel: 'L' },
  ...[5, 6, 7, 8].map((firstLane) => ({ speed: 100, lanes: 1, firstLane })),
];

const codes = (diagnostics: readonly Diagnostic[]): readonly string[] => diagnostics.map(({ code }) => code);

describe('the driver', () => {
  it.each([
    ['whole', DR4, whole],
    ['split in four', DR4, four],
    ['one half of it, the rest unused', DR4, four.slice(0, 2)],
    ['of two widths', TWO_DR4, mixed],
  ])('brings a module up %s', (_, options, asks) => {
    const module = emulate(imageOf(options));
    const run = bringUp(module, asks);
    expect(run.diagnostics).toEqual([]);
    expect(run.outcome).toBe('activated');
    expect(run.timeline.at(-1)).toMatchObject({ kind: 'reached', wait: { state: 'DPActivated' } });
  });

  it('takes the variant of the host channel, not the first that has the speed', () => {
    const module = emulate(imageOf(TWO_DR4));
    bringUp(module, mixed);
    expect([...(module.read(0, '11', 206, 8) ?? [])].map((byte) => byte >> 4)).toEqual([3, 3, 3, 3, 2, 2, 2, 2]);
  });

  it('says where it cannot tell: the host channel, or what the far end reads', () => {
    const asks = [1, 5].map((firstLane) => ({ speed: 400, lanes: 4, firstLane }));
    expect(codes(bringUp(emulate(imageOf(TWO_DR4)), asks).diagnostics)).toEqual(['LW8319']);
    const [first, second] = DR4.applications;
    if (!first || !second) throw new Error('it has two');
    const twoMedia = imageOf({ ...DR4, applications: [first, { ...first, media: 0x1d }, second] });
    const unsaid = bringUp(emulate(twoMedia), [{ speed: 400, lanes: 8, firstLane: 1 }]);
    expect([codes(unsaid.diagnostics), unsaid.outcome]).toEqual([['LW8321'], 'activated']);
    const said = bringUp(emulate(twoMedia), [{ speed: 400, lanes: 8, firstLane: 1, media: '400GBASE-FR4' }]);
    expect(said.diagnostics).toEqual([]);
    expect(said.steps.find(({ id }) => id === 'stage')?.writes[0]).toMatchObject({ value: 0x20 });
  });

  it('leaves data paths alone that run as asked, and takes the others down', () => {
    const module = emulate(imageOf(TWO_DR4), { lpModePin: false });
    bringUp(module, mixed);
    const again = bringUp(module, mixed);
    expect(again).toMatchObject({ outcome: 'unchanged', writes: 0 });
    expect(codes(again.diagnostics)).toEqual(['LW8318']);
    const change = bringUp(module, [...mixed.slice(0, 1), { speed: 400, lanes: 4, firstLane: 5, channel: 'L' }]);
    expect(change.outcome).toBe('activated');
    const written = change.timeline.flatMap((event) => (event.kind === 'write' ? [event.write] : []));
    const lanes = written.filter(({ page }) => page === '10');
    for (const { byte, count, mask } of lanes) {
      if (byte === 128 || byte === 130 || byte === 143) expect(mask === 0xff || mask === 0xf0).toBe(true);
      if (byte >= 145 && byte <= 152) expect([byte, count]).toEqual([149, 4]);
    }
    expect(lanes.find(({ byte }) => byte === 143)?.value).toBe(0xf0);
  });

  it('has nothing to bring up in flat memory', () => {
    const run = bringUp(emulate(imageOf({ ...DR4, flat: true })), whole);
    expect(run).toMatchObject({ outcome: 'flat', writes: 0, diagnostics: [] });
  });

  it('leaves modules of other standards alone', () => {
    const run = bringUp(emulate(imageOf({ ...DR4, registers: { SFF8024Identifier: 0x11 } })), whole);
    expect(run).toMatchObject({ outcome: 'stopped', writes: 0 });
    expect(codes(run.diagnostics)).toEqual(['LW8320']);
  });

  it('says when nothing is asked', () => {
    expect(codes(bringUp(emulate(imageOf(DR4)), []).diagnostics)).toEqual(['LW8306']);
  });
});

describe('what cannot be asked of a module', () => {
  it.each([
    ['100G over 8 lanes (sonic-net/sonic-buildimage#19336)', DR4, [{ speed: 100, lanes: 8, firstLane: 1 }], ['LW8303']],
    [
      'the second 100G of 1x400G + 4x100G by width times port number (sonic-net/sonic-buildimage#29317)',
      TWO_DR4,
      [mixed[0], { speed: 100, lanes: 1, firstLane: 2 }],
      ['LW8305'],
    ],
    ['a start lane that is not advertised', TWO_DR4, [{ ...mixed[0], firstLane: 3 }], ['LW8304']],
    ['light that the far end cannot read', DR4, [{ ...whole[0], media: '400GBASE-FR4' }], ['LW8303']],
    ['every part at subport 0 (sonic-net/sonic-buildimage#20430)', DR4, [four[0], four[0]], ['LW8305']],
  ])('%s', (_, options, asks, expected) => {
    const module = emulate(imageOf(options));
    const run = bringUp(module, asks as readonly Ask[]);
    expect(run).toMatchObject({ outcome: 'stopped', writes: 0 });
    expect(codes(run.diagnostics)).toEqual(expected);
  });

  it('is told with what would go', () => {
    const [cause] = bringUp(emulate(imageOf(DR4)), [{ speed: 100, lanes: 8, firstLane: 1 }]).diagnostics;
    if (!cause) throw new Error('it is refused');
    expect(textOf(cause).message).toContain('100G over 8 lanes');
    expect(textOf(cause).fix).toBe('Ask for what it advertises: give the port 2 lanes for 100G.');
  });
});

/** What each fault is to be told as: the true cause, and how the run ends. */
const CAUSES: Readonly<Record<string, readonly [code: string | undefined, outcome: string]>> = {
  'dpdeinit-left-set': ['LW8311', 'stopped'],
  'txdisable-left-set': ['LW8312', 'stopped'],
  'low-power': ['LW8307', 'stopped'],
  'low-power-pin': ['LW8307', 'stopped'],
  'partial-data-path': ['LW8313', 'stopped'],
  'rejects-appsel-0': ['LW8313', 'stopped'],
  'rejects-everything': ['LW8313', 'stopped'],
  'slow-module': ['LW8309', 'stopped'],
  'stuck-in-dpinit': ['LW8310', 'stopped'],
  'config-never-ends': ['LW8314', 'stopped'],
  'apply-ignored': ['LW8315', 'stopped'],
  // no fault of the link: a driver that waits for DPInitPending would stop here
  'appsel-unchanged': [undefined, 'activated'],
  'flags-stolen': ['LW8317', 'activated'],
  'host-silent': ['LW8316', 'stopped'],
  'module-fault': ['LW8308', 'stopped'],
  'no-answer': ['LW8301', 'stopped'],
  'page-select-dead': ['LW8302', 'stopped'],
};

describe('a fault', () => {
  it('is one of a list, and each has its cause', () => {
    expect(MODULE_FAULTS.map(({ name }) => name).sort()).toEqual(Object.keys(CAUSES).sort());
  });

  // two of four parts, so that lanes are left unused too
  it.each(MODULE_FAULTS)('$name: $about', (fault) => {
    const module = emulate(imageOf(DR4), { fault });
    const run = bringUp(module, four.slice(0, 2));
    const [code, outcome] = CAUSES[fault.name] ?? [];
    expect([codes(run.diagnostics), run.outcome]).toEqual([code === undefined ? [] : [code], outcome]);
    for (const diagnostic of run.diagnostics) {
      const { message, fix } = textOf(diagnostic);
      expect(message + fix).not.toMatch(/[{}]|undefined/);
    }
  });

  it('names the status of a refusal, with what it means', () => {
    const fault = MODULE_FAULTS.find(({ name }) => name === 'partial-data-path');
    const [cause] = bringUp(emulate(imageOf(DR4), { fault }), whole).diagnostics;
    expect(cause?.args).toMatchObject({ lanes: 'lanes 1-8', status: 'ConfigRejectedPartialDataPath' });
  });

  it('of an AppSel that was active before does not stop it', () => {
    const fault = MODULE_FAULTS.find(({ name }) => name === 'appsel-unchanged');
    const module = emulate(imageOf(DR4), { fault });
    expect(bringUp(module, whole).outcome).toBe('activated');
    expect(codes(bringUp(module, whole).diagnostics)).toEqual(['LW8318']);
  });
});

describe('laws of the driver', () => {
  const anyAsk = fc.record({
    speed: fc.constantFrom(100, 200, 400),
    lanes: fc.constantFrom(1, 2, 4, 8),
    firstLane: fc.integer({ min: 1, max: 8 }),
  });
  const anyMemory = fc
    .record({
      options: fc.constantFrom(DR4, TWO_DR4),
      registers: fc.dictionary(
        fc.constantFrom('MaxDurationDPInit', 'MaxDurationDPDeinit', 'MaxDurationModulePwrUp', 'MaxDurationDPTxTurnOn'),
        fc.integer({ min: 0, max: 15 }),
      ),
    })
    .map(({ options, registers }) => imageOf({ ...options, registers }));

  it('it ends: with the data paths active, or with a cause; after a bounded number of reads and writes', () => {
    fc.assert(
      fc.property(
        anyMemory,
        fc.array(anyAsk, { maxLength: 6 }),
        fc.option(fc.constantFrom(...MODULE_FAULTS)),
        fc.boolean(),
        (memory, asks, fault, lpModePin) => {
          const module = emulate(memory, { fault: fault ?? undefined, lpModePin });
          const run = bringUp(module, asks);
          if (run.outcome === 'stopped')
            expect(run.diagnostics.some(({ severity }) => severity === 'error')).toBe(true);
          expect(run.reads).toBeLessThan(160);
          expect(run.writes).toBeLessThan(20);
          const longest = run.steps.flatMap(({ waits }) => waits).reduce((sum, { limitMs }) => sum + limitMs, 0);
          expect(run.elapsedMs).toBeLessThanOrEqual(2000 + 3 * longest + 1000);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('it never takes down a data path that stays as it is', () => {
    const halves = [
      [{ speed: 400, lanes: 4, firstLane: 5, channel: 'L' as const }],
      [5, 6, 7, 8].map((firstLane) => ({ speed: 100, lanes: 1, firstLane })),
      [6].map((firstLane) => ({ speed: 100, lanes: 1, firstLane })),
      [],
    ];
    const kept: Ask = { speed: 400, lanes: 4, firstLane: 1, channel: 'L' };
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...halves), { minLength: 2, maxLength: 4 }), (changes) => {
        const module = emulate(imageOf(TWO_DR4));
        bringUp(module, [kept, ...(changes[0] ?? [])]);
        const look = (): void => expect([...(module.read(0, '11', 128, 2) ?? [])]).toEqual([0x44, 0x44]);
        const watched: ModuleAccess = {
          ...module,
          write: (...args) => {
            const done = module.write(...args);
            look();
            return done;
          },
          wait: (ms) => {
            for (let left = ms; left > 0; left -= 10) {
              module.wait(Math.min(10, left));
              look();
            }
          },
        };
        for (const change of changes.slice(1)) expect(bringUp(watched, [kept, ...change]).outcome).not.toBe('stopped');
      }),
      { numRuns: 30 },
    );
  });

  it('it stands in the states that it tells', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...mixed]), (asks) => {
        const module = emulate(imageOf(TWO_DR4));
        const run = bringUp(module, asks);
        if (asks.length === 0) return;
        expect(run.outcome).toBe('activated');
        const lanes = asks.flatMap(({ firstLane, lanes: count }) =>
          Array.from({ length: count }, (_, i) => firstLane + i),
        );
        const states = [...(module.read(0, '11', 128, 4) ?? [])].flatMap((two) => [two & 0xf, two >> 4]);
        expect(states).toEqual(Array.from({ length: 8 }, (_, i) => (lanes.includes(i + 1) ? 4 : 1)));
      }),
    );
  });
});
