import type { Picture, Point, Shape } from './picture.ts';

/** Text made safe for markup, in content and in attributes. */
export const escapeMarkup = (words: string): string =>
  words
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');

/** A coordinate, to the tenth. */
const n = (value: number): string => String(Math.round(value * 10) / 10);

const about = (words: string | undefined): string =>
  words === undefined ? '' : `<title>${escapeMarkup(words)}</title>`;
const element = (name: string, attributes: string, inside: string): string =>
  inside === '' ? `<${name} ${attributes}/>` : `<${name} ${attributes}>${inside}</${name}>`;

const path = (points: readonly Point[]): string =>
  points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${n(x)} ${n(y)}`).join('');

const shapeText = (shape: Shape): string => {
  switch (shape.kind) {
    case 'rect': {
      const key = shape.key === undefined ? '' : ` data-key="${escapeMarkup(shape.key)}"`;
      const [x, y] = shape.at;
      const box = `x="${n(x)}" y="${n(y)}" width="${n(Math.max(0, shape.width))}" height="${n(shape.height)}" rx="2"`;
      return element('rect', `class="p-${shape.role}" ${box}${key}`, about(shape.about));
    }
    case 'line': {
      const weight = shape.weight === undefined ? '' : ` stroke-width="${n(shape.weight)}"`;
      return element('path', `class="p-${shape.role} p-line" d="${path(shape.points)}"${weight}`, about(shape.about));
    }
    case 'text': {
      const [x, y] = shape.at;
      const anchor = shape.anchor && shape.anchor !== 'start' ? ` text-anchor="${shape.anchor}"` : '';
      const size = shape.size === undefined ? '' : ` font-size="${n(shape.size)}"`;
      const tone = `${shape.tone === undefined ? '' : ` p-${shape.tone}`}${shape.halo ? ' p-halo' : ''}`;
      return element('text', `class="p-text${tone}" x="${n(x)}" y="${n(y)}"${anchor}${size}`, escapeMarkup(shape.text));
    }
  }
};

/** A picture as SVG: scales to the width of its place, keeps its text as text, has its title for screen readers. */
export const toSvg = ({ width, height, title, shapes }: Picture): string =>
  `<svg class="picture" role="img" viewBox="0 0 ${n(width)} ${n(height)}" aria-label="${escapeMarkup(title)}">${shapes
    .map(shapeText)
    .join('\n')}</svg>`;

/**
 * The look of every role, light and dark, for pages that hold pictures. Colours follow Okabe and Ito, who chose them for all
 * kinds of colour vision; active cables are dashed too.
 */
export const PICTURE_STYLE = `
.picture{display:block;width:100%;height:auto;font:12px system-ui,sans-serif}
.p-text{fill:var(--ink)}.p-strong{font-weight:600}.p-quiet{fill:var(--quiet)}
.p-halo{paint-order:stroke;stroke:var(--paper,#fff);stroke-width:4px;stroke-linejoin:round}.p-line{fill:none}
.p-device{fill:var(--device);stroke:var(--edge)}
.p-module{fill:var(--module);stroke:var(--edge)}
.p-lane{fill:var(--lane);stroke:var(--lane)}
.p-fibre{stroke:var(--fibre);fill:none}
.p-frame{fill:none;stroke:var(--edge)}
.p-axis{stroke:var(--edge)}
.p-broken{fill:none;stroke:var(--fault);stroke-dasharray:4 3}
.p-bar,.p-spent{fill:var(--bar)}
.p-margin{fill:var(--margin)}
.p-track{fill:var(--track)}
.p-limit{stroke:var(--ink)}
.p-unknown{fill:none;stroke:var(--quiet);stroke-dasharray:3 3}
.p-note{fill:none;stroke:var(--quiet)}
.p-twisted-pair{stroke:var(--twisted-pair)}.p-copper{stroke:var(--copper)}.p-active-copper{stroke:var(--active-copper);stroke-dasharray:8 3}
.p-aoc{stroke:var(--aoc);stroke-dasharray:2 2}.p-multimode{stroke:var(--multimode)}.p-singlemode{stroke:var(--singlemode)}
:root{--fault:#a3261f;--ink:#1a1f24;--quiet:#59636e;--edge:#8a949e;--device:#eef1f4;--module:#dfe9f3;--lane:#0072b2;--fibre:#8a949e;--bar:#0072b2;--margin:#7fc8a9;--track:#eef1f4;
--twisted-pair:#59636e;--copper:#d55e00;--active-copper:#b07400;--aoc:#007f5f;--multimode:#0072b2;--singlemode:#a0559b}
@media (prefers-color-scheme:dark){:root{--fault:#ff8a80;--ink:#e6eaee;--quiet:#a3adb8;--edge:#68727d;--device:#242b33;--module:#24384a;--lane:#56b4e9;--fibre:#7d8791;--bar:#56b4e9;--margin:#2f7d5d;--track:#242b33;
--twisted-pair:#a3adb8;--copper:#ff8a3d;--active-copper:#f0b23e;--aoc:#2fc79a;--multimode:#56b4e9;--singlemode:#d8a0d4}}
@media print{:root{--fault:#000;--ink:#000;--quiet:#444;--edge:#777;--device:#f2f2f2;--module:#e6edf5;--lane:#0072b2;--fibre:#777;--bar:#0072b2;--margin:#7fc8a9;--track:#f2f2f2;
--twisted-pair:#59636e;--copper:#d55e00;--active-copper:#b07400;--aoc:#007f5f;--multimode:#0072b2;--singlemode:#a0559b}}
`;
