import 'pixi.js/unsafe-eval';
import { Container, WebGLRenderer } from 'pixi.js';
import {
  boxesOf,
  bundleLines,
  cageBoxes,
  deviceBox,
  devicesOfTile,
  type FabricMap,
  type Lit,
  laneBoxes,
  linkLines,
  linksOfBundle,
  type MapBox,
  type Paint,
  type PortBoxes,
  type Sight,
  type Window,
} from '../../../../src/core/draw/map/index.ts';
import { type Fabric, NONE } from '../../../../src/core/fabric/index.ts';
import type { Frame } from './camera.ts';
import { Layer, type Made } from './layer.ts';
import { MeshMaker, makeView } from './meshes.ts';
import type { Palette } from './palette.ts';

/** A fabric as it is drawn: laid out and coloured. */
export type Drawn = { readonly fabric: Fabric; readonly map: FabricMap; readonly paint: Paint };

/** What is lit, and the boxes framed: the selection and what it leads to. */
export type Shining = { readonly lit: Lit; readonly frames: readonly MapBox[] };

/** Script time a frame may spend on shapes that come into view, in ms; what is left comes in the next frame. */
const BUILDING_MS = 2;
const ALL = 0;

/** Pixels: a bundle is as wide as it has links, by powers of two. */
const bundleWidth = (links: number): number => 1 + Math.log2(Math.max(1, links)) / 4;

/** By port row: its link. */
const linkOfPorts = ({ links, ports }: Fabric): Int32Array => {
  const found = new Int32Array(ports.length).fill(NONE);
  for (const end of ['a', 'b'] as const) for (const [link, port] of links.column(end).entries()) found[port] = link;
  return found;
};

/** The map on the graphics card: layers from the ground up. Shapes are made when they first come into view. */
export class Scene {
  readonly #renderer: WebGLRenderer;
  readonly #view = makeView();
  readonly #stage = new Container();
  readonly #layers: Readonly<
    Record<'areas' | 'bundles' | 'links' | 'apart' | 'devices' | 'cages' | 'lanes' | 'litLinks' | 'frames', Layer>
  >;
  #drawn: Drawn | undefined;
  #shining: Shining | undefined;
  #lines: Float32Array = new Float32Array(0);
  #portLinks: Int32Array = new Int32Array(0);
  #whole: ReadonlySet<number> = new Set();

  private constructor(renderer: WebGLRenderer) {
    this.#renderer = renderer;
    const maker = new MeshMaker(this.#view);
    const layer = (): Layer => {
      const made = new Layer(maker);
      this.#stage.addChild(made.container);
      return made;
    };
    this.#layers = {
      areas: layer(),
      bundles: layer(),
      links: layer(),
      apart: layer(),
      litLinks: layer(),
      devices: layer(),
      cages: layer(),
      lanes: layer(),
      frames: layer(),
    };
    Object.assign(this.#layers.areas.look, { uTint: 0, uEdgeWidth: 1 });
    Object.assign(this.#layers.devices.look, { uEdgeWidth: 1 });
    Object.assign(this.#layers.cages.look, { uTint: 0.45, uEdgeWidth: 1 });
    Object.assign(this.#layers.frames.look, { uFill: 0, uEdgeWidth: 2 });
  }

  /** @throws where the browser has no WebGL 2 */
  static async on(canvas: HTMLCanvasElement): Promise<Scene> {
    const renderer = new WebGLRenderer();
    const resolution = Math.min(2, window.devicePixelRatio);
    // the map takes pointers itself, and needs no plug-in of the library
    await renderer.init({ canvas, resolution, antialias: true, backgroundAlpha: 0, skipExtensionImports: true });
    return new Scene(renderer);
  }

  destroy(): void {
    this.#clear();
    this.#renderer.destroy();
  }

  #clear(): void {
    for (const layer of Object.values(this.#layers)) layer.clear();
  }

  /** The lines of bundles, as of core/draw/map. */
  get lines(): Float32Array {
    return this.#lines;
  }

  /** Shows a fabric, or the same one in other colours. */
  show(drawn: Drawn): void {
    const same = this.#drawn?.map === drawn.map;
    this.#drawn = drawn;
    if (same) {
      this.#layers.apart.clear();
      for (const layer of Object.values(this.#layers)) layer.recolour();
      return;
    }
    this.#clear();
    this.#shining = undefined;
    this.#portLinks = linkOfPorts(drawn.fabric);
    this.#lines = bundleLines(drawn.map);
  }

  /** Lights what a selection leads to, and dims the rest; undefined lights nothing. */
  shine(shining: Shining | undefined): void {
    this.#shining = shining;
    this.#layers.litLinks.clear();
    this.#layers.frames.clear();
  }

  colour(palette: Palette): void {
    for (const layer of Object.values(this.#layers)) layer.ground(palette.paper, palette.edge);
    this.#layers.areas.ground(palette.shade, palette.rule);
    this.#layers.frames.ground(palette.paper, palette.lit);
    const { uInks } = this.#view.uniforms;
    for (const [i, ink] of palette.inks.entries()) uInks.set([...ink, palette.dashes[i] ?? 0], i * 4);
  }

  resize({ width, height }: Frame): void {
    this.#renderer.resize(width, height);
  }

  /**
   * Draws what is in sight.
   * @returns whether all of it was drawn; the rest wants another frame
   */
  draw(window: Window, sight: Sight, frame: Frame): boolean {
    if (!this.#drawn) return true;
    const { uCamera, uFrame } = this.#view.uniforms;
    const [sx, sy] = [(2 * window.scale) / frame.width, (-2 * window.scale) / frame.height];
    uCamera.set([window.x + window.width / 2, window.y + window.height / 2, sx, sy]);
    uFrame.set([frame.width, frame.height]);
    this.#weigh(window.scale);
    this.#raise(sight.cages.length > 0);
    const complete = this.#fill(this.#drawn, sight);
    this.#renderer.render(this.#stage);
    return complete;
  }

  /** What is lit stays behind the devices, whose names it would cross; where cages are seen it goes on to its own. */
  #raise(near: boolean): void {
    const { litLinks, devices, lanes } = this.#layers;
    const top = this.#stage.getChildIndex(litLinks.container) > this.#stage.getChildIndex(devices.container);
    if (near === top) return;
    this.#stage.setChildIndex(litLinks.container, this.#stage.getChildIndex((near ? lanes : devices).container));
  }

  /** Colours are strong where boxes are small, and leave names readable where they are large; what is not lit stands back. */
  #weigh(scale: number): void {
    const { devices, bundles, links, apart } = this.#layers;
    devices.look.uTint = Math.min(0.8, Math.max(0.2, 0.8 - (scale - 0.45) * 2.4));
    const back = this.#shining ? 0.2 : 1;
    bundles.look.uAlpha = 0.75 * back;
    // many thin lines from afar
    bundles.look.uWiden = Math.min(1, Math.max(0.35, scale * 2));
    links.look.uAlpha = 0.5 * back;
    apart.look.uAlpha = this.#shining ? 0.35 : 1;
  }

  #fill({ fabric, map }: Drawn, sight: Sight): boolean {
    const { areas, bundles, devices, links, apart, cages, lanes } = this.#layers;
    const until = performance.now() + BUILDING_MS;
    const late = (): boolean => performance.now() > until;
    const paint = (): Paint => (this.#drawn as Drawn).paint;
    const inkOfLink = (link: number | undefined): number =>
      link === undefined || link === NONE ? paint().legend.length - 1 : (paint().link[link] as number);
    areas.show([ALL], () => ({ kind: 'boxes', places: boxesOf(map.areas), ink: () => 0 }));
    devices.show([ALL], () => ({
      kind: 'boxes',
      places: boxesOf(Array.from({ length: map.x.length }, (_, device) => deviceBox(map, device))),
      ink: (device) => paint().device[device] as number,
    }));
    this.#showBundles(bundles, map, sight, paint);
    const widthOf = (ink: number): number => paint().legend[ink]?.line?.width ?? 1;
    const ofLinks = (rows: ArrayLike<number>): Made => {
      const ink = (at: number): number => inkOfLink(rows[at]);
      return { kind: 'lines', places: linkLines(fabric, map, rows), ink, width: (at) => widthOf(ink(at)) };
    };
    if (paint().apart.length > 0) apart.show([ALL], () => ofLinks(paint().apart));
    this.#showLit(fabric, map, paint, inkOfLink);
    const ofPorts = ({ boxes, ports }: PortBoxes): Made => ({
      kind: 'boxes',
      places: boxes,
      ink: (at) => inkOfLink(this.#portLinks[ports[at] as number]),
    });
    return (
      cages.show(sight.cages, (tile) => ofPorts(cageBoxes(fabric, map, devicesOfTile(map, tile))), late) &&
      lanes.show(sight.lanes, (device) => ofPorts(laneBoxes(fabric, map, device)), late) &&
      links.show(sight.links, (number) => ofLinks(linksOfBundle(map, number)), late)
    );
  }

  /** All bundles are one mesh; those that are told apart into links have no width. */
  #showBundles(bundles: Layer, map: FabricMap, sight: Sight, paint: () => Paint): void {
    const whole = new Set(sight.bundles);
    const changed = whole.size !== this.#whole.size || sight.bundles.some((number) => !this.#whole.has(number));
    this.#whole = whole;
    bundles.show([ALL], () => ({
      kind: 'lines',
      places: this.#lines,
      ink: (number) => paint().bundle[number] as number,
      width: (number) => (this.#whole.has(number) ? bundleWidth(map.bundles[number]?.count ?? 0) : 0),
    }));
    if (changed) bundles.rewiden(ALL);
  }

  #showLit(fabric: Fabric, map: FabricMap, paint: () => Paint, inkOfLink: (link: number | undefined) => number): void {
    const { litLinks, frames } = this.#layers;
    if (!this.#shining) return;
    const { lit, frames: boxes } = this.#shining;
    const parts = [lit.links, lit.bundles].flatMap((some, part) => (some.length > 0 ? [part] : []));
    litLinks.show(parts, (part) => {
      if (part === 0)
        return {
          kind: 'lines',
          places: linkLines(fabric, map, lit.links),
          ink: (at) => inkOfLink(lit.links[at]),
          width: () => 2,
        };
      const places = new Float32Array(lit.bundles.length * 4);
      for (const [at, number] of lit.bundles.entries())
        places.set(this.#lines.subarray(number * 4, number * 4 + 4), at * 4);
      const width = (at: number): number => 1 + bundleWidth(map.bundles[lit.bundles[at] ?? 0]?.count ?? 0);
      return { kind: 'lines', places, ink: (at) => paint().bundle[lit.bundles[at] ?? 0] as number, width };
    });
    frames.show([ALL], () => ({ kind: 'boxes', places: boxesOf(boxes), ink: () => 0 }));
  }
}
