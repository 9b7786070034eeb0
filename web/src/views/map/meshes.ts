import { Buffer, BufferUsage, Geometry, GlProgram, Mesh, Shader, State, UniformGroup } from 'pixi.js';

/*
 * Boxes and lines, drawn in numbers: every instance is four floats of core/draw/map, an ink and, for lines, a width. The
 * camera and the palette are uniforms, so that panning and zooming upload nothing.
 */

/** Legend rows a map may have. */
const MOST_INKS = 16;

/** What all meshes share. */
export const makeView = () =>
  new UniformGroup({
    /** middle of the window on the map, map unit to clip space */
    uCamera: { value: new Float32Array(4), type: 'vec4<f32>' },
    /** size of the window in pixels */
    uFrame: { value: new Float32Array(2), type: 'vec2<f32>' },
    /** red, green and blue of each ink; in the place of alpha, the dash of its lines in pixels, 0 for whole ones */
    uInks: { value: new Float32Array(MOST_INKS * 4), type: 'vec4<f32>', size: MOST_INKS },
  });
export type View = ReturnType<typeof makeView>;

/** How the meshes of a layer look. */
export const makeLook = () =>
  new UniformGroup({
    /** share of the ink in the colour, the rest is the base */
    uTint: { value: 1, type: 'f32' },
    uBase: { value: new Float32Array(4), type: 'vec4<f32>' },
    uAlpha: { value: 1, type: 'f32' },
    /** width in pixels and colour of the edge of boxes that are large enough for one */
    uEdgeWidth: { value: 0, type: 'f32' },
    uEdge: { value: new Float32Array(4), type: 'vec4<f32>' },
    /** 0 where boxes are edges alone */
    uFill: { value: 1, type: 'f32' },
    /** lines are so many times their width */
    uWiden: { value: 1, type: 'f32' },
  });
export type Look = ReturnType<typeof makeLook>;

const SHARED = `#version 300 es
precision highp float;
uniform vec4 uCamera;
uniform vec2 uFrame;
uniform vec4 uInks[${MOST_INKS}];
uniform float uTint;
uniform vec4 uBase;
uniform float uAlpha;
uniform float uEdgeWidth;
uniform vec4 uEdge;
uniform float uFill;
uniform float uWiden;
`;

const BOX_VERTEX = `${SHARED}
in vec2 aCorner;
in vec4 aBox;
in float aInk;
out vec2 vAt;
out vec2 vSize;
out vec3 vColour;
void main() {
  vSize = aBox.zw * abs(uCamera.zw) * uFrame * 0.5;
  vAt = aCorner * vSize;
  vColour = mix(uBase.rgb, uInks[int(aInk)].rgb, uTint);
  gl_Position = vec4((aBox.xy + aCorner * aBox.zw - uCamera.xy) * uCamera.zw, 0.0, 1.0);
}`;

const BOX_FRAGMENT = `${SHARED}
in vec2 vAt;
in vec2 vSize;
in vec3 vColour;
out vec4 colour;
void main() {
  vec2 away = min(vAt, vSize - vAt);
  bool small = min(vSize.x, vSize.y) < 8.0;
  bool edge = small ? uFill < 0.5 : min(away.x, away.y) < uEdgeWidth;
  colour = edge ? vec4(uEdge.rgb, 1.0) * uAlpha : vec4(vColour, 1.0) * uAlpha * uFill;
}`;

const LINE_VERTEX = `${SHARED}
in vec2 aCorner;
in vec4 aLine;
in float aInk;
in float aWidth;
out vec3 vColour;
out float vAlong;
out float vDash;
void main() {
  vec2 pixel = uCamera.zw * uFrame * 0.5;
  vec2 from = (aLine.xy - uCamera.xy) * pixel;
  vec2 to = (aLine.zw - uCamera.xy) * pixel;
  vec2 along = to - from;
  vec2 way = length(along) > 0.0 ? normalize(along) : vec2(1.0, 0.0);
  vec2 at = mix(from, to, aCorner.x) + vec2(-way.y, way.x) * (aCorner.y - 0.5) * aWidth * uWiden;
  vColour = mix(uBase.rgb, uInks[int(aInk)].rgb, uTint);
  vDash = uInks[int(aInk)].a;
  // dashes of lines side by side must not make a pattern
  vAlong = aCorner.x * length(along) + fract(dot(aLine, vec4(0.618, 0.382, 0.271, 0.733))) * vDash * 2.0;
  gl_Position = vec4(at / (uFrame * 0.5), 0.0, 1.0);
}`;

const LINE_FRAGMENT = `${SHARED}
in vec3 vColour;
in float vAlong;
in float vDash;
out vec4 colour;
void main() {
  if (vDash > 0.0 && mod(vAlong, vDash * 2.0) > vDash) discard;
  colour = vec4(vColour, 1.0) * uAlpha;
}`;

const buffer = (data: Float32Array): Buffer => new Buffer({ data, usage: BufferUsage.VERTEX | BufferUsage.COPY_DST });

const named = <From, To>(values: Readonly<Record<string, From>>, of: (value: From) => To): Record<string, To> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, of(value)]));

const CORNERS = new Float32Array([0, 0, 1, 0, 0, 1, 1, 1]);

/** A mesh whose inks and widths can be changed. */
export type Shapes = {
  readonly mesh: Mesh<Geometry, Shader>;
  readonly inks: Buffer;
  /** of lines, in pixels; 0 hides one */
  readonly widths: Buffer | undefined;
  /** gives back what is its own: the corners are shared */
  readonly destroy: () => void;
};

/** Makes meshes of one renderer. */
export class MeshMaker {
  readonly #view: View;
  readonly #corners = buffer(CORNERS);
  readonly #box = GlProgram.from({ vertex: BOX_VERTEX, fragment: BOX_FRAGMENT, name: 'map-box' });
  readonly #line = GlProgram.from({ vertex: LINE_VERTEX, fragment: LINE_FRAGMENT, name: 'map-line' });

  constructor(view: View) {
    this.#view = view;
  }

  /** Boxes of one look; four numbers each. */
  boxes(look: Look, boxes: Float32Array, inks: Float32Array): Shapes {
    return this.#made(this.#box, look, { aBox: boxes }, inks, undefined);
  }

  /** Lines of one look; four numbers each, widths in pixels. */
  lines(look: Look, lines: Float32Array, inks: Float32Array, widths: Float32Array): Shapes {
    return this.#made(this.#line, look, { aLine: lines }, inks, widths);
  }

  #made(
    glProgram: GlProgram,
    look: Look,
    places: Readonly<Record<string, Float32Array>>,
    inkData: Float32Array,
    widthData: Float32Array | undefined,
  ): Shapes {
    const inks = buffer(inkData);
    const widths = widthData && buffer(widthData);
    const numbers = { aInk: inks, ...(widths && { aWidth: widths }) };
    const geometry = new Geometry({
      topology: 'triangle-strip',
      instanceCount: inkData.length,
      attributes: {
        aCorner: { buffer: this.#corners, format: 'float32x2' },
        ...named(places, (data) => ({ buffer: buffer(data), format: 'float32x4' as const, instance: true })),
        ...named(numbers, (data) => ({ buffer: data, format: 'float32' as const, instance: true })),
      },
    });
    const mesh = new Mesh({
      geometry,
      shader: new Shader({ glProgram, resources: { view: this.#view, look } }),
      state: State.for2d(),
    });
    const own = geometry.buffers.filter((one) => one !== this.#corners);
    const destroy = (): void => {
      mesh.destroy();
      geometry.destroy();
      for (const one of own) one.destroy();
    };
    return { mesh, inks, widths, destroy };
  }
}
