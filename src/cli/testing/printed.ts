import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, vi } from 'vitest';

/** What a command printed in the test that runs, without colours, and a folder of its own that is gone afterwards. */
export type Printed = { out: string; err: string; folder: string };

/** Catches what commands print, for every test of a file. */
export const catchPrinted = (): Printed => {
  const caught: Printed = { out: '', err: '', folder: '' };
  beforeEach(async () => {
    Object.assign(caught, { out: '', err: '', folder: await mkdtemp(join(tmpdir(), 'lanewright-')) });
    vi.stubEnv('NO_COLOR', '1');
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      caught.out += text;
      return true;
    });
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
      caught.err += text;
      return true;
    });
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
    await rm(caught.folder, { recursive: true });
  });
  return caught;
};
