/// <reference lib="webworker" />
import { mapOf } from '../../src/core/draw/map/index.ts';
import { LARGEST, threeTierFabric } from '../../src/core/draw/testing/three-tier.ts';
import { packFabric } from '../../src/core/fabric/index.ts';

declare const self: DedicatedWorkerGlobalScope;

// made and laid out away from the page, as the compiler's worker does it
const fabric = threeTierFabric(LARGEST);
const map = mapOf(fabric);
self.postMessage({ packed: packFabric(fabric), map });
