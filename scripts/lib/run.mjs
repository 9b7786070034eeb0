import { spawnSync } from 'node:child_process';
import { constants } from 'node:os';
import { root } from './root.mjs';

/** Runs a program to its end with our streams; answers its exit status, or 128 + the signal that ended it. */
export function run(program, args, options = {}) {
  const done = spawnSync(program, args, { cwd: root, stdio: 'inherit', ...options });
  if (done.error) {
    console.error(`lanewright: cannot run ${program}: ${done.error.message}`);
    return 127;
  }
  return done.status ?? 128 + (constants.signals[done.signal] ?? 0);
}
