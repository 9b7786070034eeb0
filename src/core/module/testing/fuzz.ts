import { checksumsOf } from '../checksum.ts';
import { decode } from '../decode.ts';
import { examine } from '../examine.ts';
import { readDump } from '../input/index.ts';
import { linearImage } from '../linear-image.ts';
import { type ModuleMemory, type PageName, pageFrom } from '../memory.ts';
import { hexPages } from '../record.ts';
import { readVdm } from '../vdm.ts';
import { cmisSample, sff8636Sample, sfpSample } from './samples.ts';

/** A repeatable source of numbers (Mulberry32). */
const randomFrom = (seed: number): ((below: number) => number) => {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
};

type Random = (below: number) => number;

const SAMPLES: readonly ModuleMemory[] = [cmisSample(), sff8636Sample(), sfpSample()];
const SOME_PAGES: readonly PageName[] = [
  '03',
  '04',
  '12',
  '13',
  '14',
  '20',
  '24',
  '28',
  '2C',
  '34',
  '35',
  '11@1',
  '9F',
];

const bytesOf = (random: Random, count: number): Uint8Array => Uint8Array.from({ length: count }, () => random(256));

/** A memory with some of its bytes changed, pages lost, pages added, and bytes unread. */
const mutated = (random: Random): ModuleMemory => {
  const sample = SAMPLES[random(SAMPLES.length)] ?? cmisSample();
  const pages = new Map(
    [...sample.pages]
      .filter(() => random(12) > 0)
      .map(([name, { bytes }]) => {
        const copy = Uint8Array.from(bytes);
        for (let i = random(24); i > 0; i--) copy[random(copy.length)] = random(256);
        const holes = random(6) === 0 ? Array.from({ length: random(20) }, () => random(copy.length)) : [];
        return [
          name,
          pageFrom(name, copy.subarray(0, random(10) === 0 ? random(copy.length + 1) : copy.length), holes),
        ];
      }),
  );
  for (let i = random(3); i > 0; i--) {
    const name = SOME_PAGES[random(SOME_PAGES.length)] ?? '03';
    pages.set(name, pageFrom(name, bytesOf(random, 128)));
  }
  return { model: sample.model, pages };
};

const noise = (random: Random): Uint8Array => {
  const bytes = bytesOf(random, random(1200));
  if (random(2) === 0 && bytes.length > 0) bytes[0] = [0x18, 0x19, 0x1e, 0x11, 0x0d, 0x03][random(6)] ?? 0;
  return bytes;
};

/** A dump as text with characters changed, taken out and doubled. */
const text = (random: Random): Uint8Array => {
  const image = linearImage(SAMPLES[random(SAMPLES.length)] ?? cmisSample());
  const pages = hexPages({ model: 'CMIS', pages: new Map([['lower', pageFrom('lower', image.subarray(0, 128))]]) });
  const rows = Array.from(
    { length: 16 },
    (_, i) =>
      `${(16 * i).toString(16).padStart(8, '0')} ${Array.from(image.subarray(16 * i, 16 * i + 16), (byte) => byte.toString(16).padStart(2, '0')).join(' ')}`,
  );
  const whole = random(2) === 0 ? JSON.stringify({ pages }) : ['Lower page 0h', ...rows].join('\n');
  const letters = [...whole];
  for (let i = random(30); i > 0; i--) {
    const at = random(letters.length);
    letters[at] = random(3) === 0 ? '' : String.fromCharCode(32 + random(90));
  }
  return Uint8Array.from(letters.join(''), (letter) => letter.charCodeAt(0));
};

const tryMemory = (memory: ModuleMemory): void => {
  const decoded = decode(memory);
  examine(decoded);
  readVdm(memory);
  checksumsOf(memory);
};

/** One input of the seed: throws what the reader throws, which is a fault of ours. */
export const fuzzOnce = (seed: number): void => {
  const random = randomFrom(seed);
  const kind = random(8);
  if (kind < 5) tryMemory(mutated(random));
  else
    for (const { memory } of readDump('fuzz', kind === 5 ? text(random) : noise(random))) if (memory) tryMemory(memory);
};
