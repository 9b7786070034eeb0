import { type Diagnostic, diagnostic } from '../diagnostics/index.ts';
import type { Network, SpanIndex } from '../intent/index.ts';
import type { FixedMedium } from '../parts/index.ts';
import { type Gbps, gbps } from '../units/index.ts';
import type { CageSplit, Faceplate } from './faceplate.ts';
import { deviceModes, findSplit, modesOf } from './split.ts';

/** How leaf and spine cages run the links between them. */
export type Uplink = {
  readonly speed: Gbps;
  readonly leaf: CageSplit;
  readonly spineFace: Faceplate;
  readonly spine: CageSplit;
};

/** Pluggables first: what both ends could also do over jacks is the slower way. */
const MEDIA: readonly (FixedMedium | undefined)[] = [undefined, 'twisted-pair'];

/** The speed asked for, or the fastest that both cages run. */
export const findUplink = (
  network: Network,
  leaf: Faceplate,
  spineFace: Faceplate,
  spans: SpanIndex | undefined,
): Uplink | { readonly fault: Diagnostic } => {
  const offered = [leaf, spineFace].flatMap((face) =>
    face.model.groups.flatMap(({ port }) => modesOf(port).map((mode) => mode.speed as number)),
  );
  const wanted = network.linkSpeed;
  for (const speed of wanted === undefined ? [...new Set(offered)].sort((x, y) => y - x) : [wanted]) {
    for (const fixed of MEDIA) {
      const down = findSplit(leaf, gbps(speed), undefined, fixed);
      const up = findSplit(spineFace, gbps(speed), undefined, fixed);
      if (down && up) return { speed: gbps(speed), leaf: down, spineFace, spine: up };
    }
  }
  const args = {
    leaf: leaf.model.id,
    spine: spineFace.model.id,
    speed: wanted === undefined ? 'speed' : `${wanted}G mode`,
    leafModes: deviceModes(leaf.model),
    spineModes: deviceModes(spineFace.model),
  };
  const path = ['networks', network.key, ...(wanted === undefined ? ['spine', 'switch'] : ['link-speed'])];
  return { fault: diagnostic('LW4201', args, { source: spans?.(path), subject: network.key }) };
};
