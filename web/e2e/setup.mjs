import { buildIfStale } from '../../scripts/lib/build.mjs';
import { chromiumPath } from './browser.ts';

/** The app is tested as it is built; without a browser nothing is. */
export async function setup() {
  if (chromiumPath() === undefined) {
    console.warn(
      'The tests of the web app are skipped: no Chromium. Install it (Debian: apt-get install chromium) or name it in LANEWRIGHT_CHROMIUM.',
    );
    return;
  }
  await buildIfStale();
}
