import { Container } from 'pixi.js';
import { type Look, type MeshMaker, makeLook, type Shapes } from './meshes.ts';
import type { Colour } from './palette.ts';

/** What a mesh is made from: four numbers a shape, the ink of each by its place; lines have a width too, in pixels. */
export type Made = {
  readonly kind: 'boxes' | 'lines';
  readonly places: Float32Array;
  readonly ink: (at: number) => number;
  readonly width?: (at: number) => number;
};

const each = (places: Float32Array, of: (at: number) => number): Float32Array => {
  const numbers = new Float32Array(places.length / 4);
  for (let at = 0; at < numbers.length; at++) numbers[at] = of(at);
  return numbers;
};

/** Meshes of one look, by number. They are made when first wanted and kept. */
export class Layer {
  readonly container = new Container();
  readonly #look: Look = makeLook();
  readonly #maker: MeshMaker;
  readonly #meshes = new Map<number, Shapes & { readonly made: Made }>();

  constructor(maker: MeshMaker) {
    this.#maker = maker;
  }

  get look(): Look['uniforms'] {
    return this.#look.uniforms;
  }

  /** Colours that do not come from the legend: under the inks, and of edges. */
  ground(base: Colour, edge: Colour): void {
    this.look.uBase.set([...base, 1]);
    this.look.uEdge.set([...edge, 1]);
  }

  #add(number: number, made: Made): void {
    const inks = each(made.places, made.ink);
    const { width } = made;
    const shapes =
      made.kind === 'boxes'
        ? this.#maker.boxes(this.#look, made.places, inks)
        : this.#maker.lines(this.#look, made.places, inks, each(made.places, width ?? (() => 1)));
    this.#meshes.set(number, { ...shapes, made });
    this.container.addChild(shapes.mesh);
  }

  /**
   * Shows these meshes and hides the others.
   * @returns whether all of them are there; the missing ones are made until `late` says that the time is up
   */
  show(numbers: readonly number[], make: (number: number) => Made, late: () => boolean = () => false): boolean {
    const wanted = new Set(numbers);
    for (const [number, { mesh }] of this.#meshes) mesh.visible = wanted.has(number);
    for (const number of wanted) {
      if (this.#meshes.has(number)) continue;
      if (late()) return false;
      this.#add(number, make(number));
    }
    return true;
  }

  /** Reads the inks and widths of everything made so far anew. */
  recolour(): void {
    for (const [number, { made, inks }] of this.#meshes) {
      inks.setDataWithSize(each(made.places, made.ink), inks.data.length, true);
      this.rewiden(number);
    }
  }

  /** Reads the widths of a mesh anew. */
  rewiden(number: number): void {
    const { made, widths } = this.#meshes.get(number) ?? {};
    if (made?.width && widths) widths.setDataWithSize(each(made.places, made.width), widths.data.length, true);
  }

  clear(): void {
    for (const { destroy } of this.#meshes.values()) destroy();
    this.#meshes.clear();
  }
}
