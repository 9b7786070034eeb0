import type { Label } from '../../../../src/core/draw/map/index.ts';
import type { Frame } from './camera.ts';
import type { Palette } from './palette.ts';

const FONT = 'system-ui, sans-serif';

/** Names and counts over the map: a canvas of its own, so that text is as sharp as the screen. */
export class Writing {
  readonly #canvas: HTMLCanvasElement;
  readonly #context: CanvasRenderingContext2D | null;

  constructor(canvas: HTMLCanvasElement) {
    this.#canvas = canvas;
    this.#context = canvas.getContext('2d');
  }

  resize({ width, height }: Frame): void {
    const ratio = Math.min(2, window.devicePixelRatio);
    this.#canvas.width = Math.round(width * ratio);
    this.#canvas.height = Math.round(height * ratio);
    this.#context?.setTransform(ratio, 0, 0, ratio, 0, 0);
  }

  write(labels: readonly Label[], palette: Palette): void {
    const context = this.#context;
    if (!context) return;
    context.clearRect(0, 0, this.#canvas.width, this.#canvas.height);
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.lineJoin = 'round';
    context.lineWidth = 3;
    context.strokeStyle = palette.halo;
    let font = '';
    for (const { x, y, words, size, tone, halo } of labels) {
      const wanted = `${tone === 'strong' ? '600 ' : ''}${Math.round(size * 2) / 2}px ${FONT}`;
      if (wanted !== font) {
        context.font = wanted;
        font = wanted;
      }
      if (halo) context.strokeText(words, x, y);
      context.fillStyle = tone === 'quiet' ? palette.quiet : palette.text;
      context.fillText(words, x, y);
    }
  }
}
