import { describe, expect, it } from 'vitest';
import { builtinCatalog } from '../catalog/index.ts';
import { dataPathLanes, hostLaneCount } from '../module/data-path.ts';
import { emulate } from '../module/emulated/index.ts';
import { type AdvertisedApplication, encodePart, type ModuleMemory } from '../module/index.ts';
import type { Module } from '../parts/index.ts';
import type { Ask } from './choose-application.ts';
import { bringUp } from './drive.ts';
import { hostRow, profileOf } from './profile.ts';

type Placed = { readonly application: AdvertisedApplication; readonly firstLane: number };

/** Every way to lay data paths side by side from a lane on, of one application for each lane count. */
const layouts = (applications: readonly AdvertisedApplication[], lane = 1): readonly (readonly Placed[])[] => {
  if (lane > 8) return [[]];
  const starting = applications.filter(
    (one) => one.hostStartLanes.includes(lane) && lane + hostLaneCount(one) - 1 <= 8,
  );
  if (starting.length === 0) return layouts(applications, lane + 1);
  return starting.flatMap((application) =>
    layouts(applications, lane + hostLaneCount(application)).map((rest) => [{ application, firstLane: lane }, ...rest]),
  );
};

/** One application for each lane count: the breakouts of each alone, and all mixtures of widths. */
const breakouts = (applications: readonly AdvertisedApplication[]): readonly (readonly Placed[])[] => {
  const alone = applications.map((application) =>
    application.hostStartLanes.map((firstLane) => ({ application, firstLane })),
  );
  const oneEach = applications.filter(
    (one, i) => applications.findIndex((other) => hostLaneCount(other) === hostLaneCount(one)) === i,
  );
  return [...alone, ...layouts(oneEach)].filter((paths) => paths.length > 0);
};

/** What a link would ask: interfaces by the catalogue's ids. */
const asksFor = (part: Module, paths: readonly Placed[]): readonly Ask[] =>
  paths.map(({ application, firstLane }) => {
    const row = hostRow(application);
    return {
      speed: row?.ethernetGbps ?? 0,
      lanes: hostLaneCount(application),
      firstLane,
      host: row?.aui ?? row?.pmd,
      media: part.kind === 'transceiver' ? part.applications[application.appSel - 1]?.media.id : undefined,
    };
  });

const memories = (part: Module): readonly (readonly [string, ModuleMemory])[] => {
  const ends = part.kind === 'transceiver' ? (['a'] as const) : (['a', 'b'] as const);
  return ends.flatMap((end) => {
    const memory = encodePart(part, { end });
    return memory?.model === 'CMIS' ? [[`${part.id} end ${end}`, memory] as const] : [];
  });
};

const all = [...builtinCatalog().modules.values()].flatMap((part) =>
  memories(part).map(([name, memory]) => ({ name, part, memory })),
);
const configured = all.filter(({ memory }) => !profileOf(memory).flat);

describe('every CMIS module of the catalogue, in every breakout that it advertises', () => {
  it('is many', () => {
    expect(configured.length).toBeGreaterThanOrEqual(100);
    const count = configured.reduce((sum, { memory }) => sum + breakouts(profileOf(memory).applications).length, 0);
    expect(count).toBeGreaterThan(600);
  });

  it.each(configured)('$name is brought to DPActivated', ({ part, memory }) => {
    const ways = breakouts(profileOf(memory).applications);
    expect(ways.length).toBeGreaterThan(0);
    for (const paths of ways) {
      const module = emulate(memory);
      const run = bringUp(module, asksFor(part, paths));
      expect(run.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
      expect(run.outcome).toBe('activated');
      // the module itself, not the driver's word
      const states = [...(module.read(0, '11', 128, 4) ?? [])].flatMap((two) => [two & 0xf, two >> 4]);
      const active = [...(module.read(0, '11', 206, 8) ?? [])];
      for (const { application, firstLane } of paths)
        for (const lane of dataPathLanes(application, firstLane).host)
          expect([states[lane - 1], active[lane - 1]]).toEqual([4, (application.appSel << 4) | ((firstLane - 1) << 1)]);
    }
  });

  it.each(all.filter(({ memory }) => profileOf(memory).flat))('$name has flat memory: always ready', ({ memory }) => {
    expect(bringUp(emulate(memory), [{ speed: 400, lanes: 4, firstLane: 1 }])).toMatchObject({ outcome: 'flat' });
  });
});
