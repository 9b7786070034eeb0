import {
  boxOf,
  deviceBox,
  type Label,
  labelsOf,
  litBy,
  type Point,
  type Sight,
  sightOf,
  type Thing,
  thingAt,
} from '../../../../src/core/draw/map/index.ts';
import { type Camera, type Frame, fitted, onMap, panned, showing, windowOf, zoomed } from './camera.ts';
import type { Palette } from './palette.ts';
import { type Drawn, Scene } from './scene.ts';
import { Writing } from './writing.ts';

/** Frames around what a selection leads to: more of them would only hide it. */
const MOST_FRAMES = 2_000;

/** The map as it is looked at: a camera over a scene, with names written over it. Draws once a frame, when something changed. */
export class Stage {
  readonly #scene: Scene;
  readonly #writing: Writing;
  #frame: Frame = { width: 1, height: 1 };
  #camera: Camera = { x: 0, y: 0, scale: 1 };
  #drawn: Drawn | undefined;
  #palette: Palette | undefined;
  #sight: Sight = { bundles: [], links: [], cages: [], lanes: [] };
  #selected: Thing | undefined;
  /** what is to be gone to once there is room to show it in */
  #goal: Thing | undefined;
  #fitted = false;
  #queued = 0;

  private constructor(scene: Scene, writing: Writing) {
    this.#scene = scene;
    this.#writing = writing;
  }

  /** @throws where the browser has no WebGL 2 */
  static async on(shapes: HTMLCanvasElement, words: HTMLCanvasElement): Promise<Stage> {
    return new Stage(await Scene.on(shapes), new Writing(words));
  }

  destroy(): void {
    cancelAnimationFrame(this.#queued);
    this.#scene.destroy();
  }

  /** Shows a fabric in these colours. A new map is shown whole, unless something of it was to be gone to. */
  show(drawn: Drawn, palette: Palette): void {
    const another = this.#drawn?.map !== drawn.map;
    this.#drawn = drawn;
    this.#palette = palette;
    this.#scene.show(drawn);
    this.#scene.colour(palette);
    if (another) {
      this.#shine();
      if (!this.#fitted) this.fit();
    }
    this.#request();
  }

  /** Marks a thing of the map that is shown, and goes to it where it cannot be seen. */
  select(thing: Thing | undefined): void {
    this.#selected = thing;
    this.#goal = thing;
    this.#shine();
    this.#seek();
    this.#request();
  }

  #shine(): void {
    const { fabric, map } = this.#drawn ?? {};
    const thing = this.#selected;
    if (!fabric || !map || !thing) {
      this.#scene.shine(undefined);
      return;
    }
    const lit = litBy(fabric, map, thing);
    const ends = lit.devices.slice(0, MOST_FRAMES).map((device) => deviceBox(map, device));
    this.#scene.shine({ lit, frames: thing.kind === 'links' ? ends : [...ends, boxOf(fabric, map, thing)] });
  }

  #seek(): void {
    if (!this.#goal || !this.#drawn || this.#frame.width <= 1) return;
    const { fabric, map } = this.#drawn;
    // links are what is seen between devices: nothing around them is wanted
    const share = this.#goal.kind === 'links' ? 1 : undefined;
    this.#camera = showing(this.#camera, map, this.#frame, boxOf(fabric, map, this.#goal), share);
    this.#goal = undefined;
  }

  resize(frame: Frame): void {
    if (frame.width < 1 || frame.height < 1) return;
    this.#frame = frame;
    this.#scene.resize(frame);
    this.#writing.resize(frame);
    if (!this.#fitted) this.fit();
    this.#request();
  }

  /** The whole map in the window. */
  fit(): void {
    if (!this.#drawn || this.#frame.width <= 1) return;
    this.#camera = fitted(this.#drawn.map, this.#frame);
    this.#fitted = true;
    this.#seek();
    this.#request();
  }

  /** Moves the window over the map, in pixels. */
  pan(dx: number, dy: number): void {
    if (!this.#drawn) return;
    this.#camera = panned(this.#camera, this.#drawn.map, this.#frame, dx, dy);
    this.#request();
  }

  /** Nearer by a factor, around a pixel or the middle of the window. */
  zoom(factor: number, at?: Point): void {
    if (!this.#drawn) return;
    const { width, height } = this.#frame;
    this.#camera = zoomed(this.#camera, this.#drawn.map, this.#frame, factor, at ?? [width / 2, height / 2]);
    this.#request();
  }

  /** What is at a pixel. */
  at(pixel: Point): Thing | undefined {
    if (!this.#drawn) return undefined;
    return thingAt(
      this.#drawn.fabric,
      this.#drawn.map,
      this.#sight,
      this.#camera,
      onMap(this.#camera, this.#frame, pixel),
    );
  }

  /** The place on the map in the middle of the window. */
  get middle(): Point {
    return [this.#camera.x, this.#camera.y];
  }

  #request(): void {
    if (this.#queued === 0) this.#queued = requestAnimationFrame(() => this.#draw());
  }

  #draw(): void {
    this.#queued = 0;
    if (!this.#drawn || !this.#palette) return;
    const { fabric, map } = this.#drawn;
    const window = windowOf(this.#camera, this.#frame);
    const sight = sightOf(map, window);
    this.#sight = sight;
    if (!this.#scene.draw(window, sight, this.#frame)) this.#request();
    const labels: readonly Label[] = labelsOf(fabric, map, this.#scene.lines, window, sight);
    this.#writing.write(labels, this.#palette);
  }
}
