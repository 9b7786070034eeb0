import type { Point } from '../../../../src/core/draw/map/index.ts';
import type { Stage } from './stage.ts';

/** A press that moves less, in pixels, is a click. */
const STILL = 4;
const WHEEL = 0.0016;
/** How much nearer a double click goes. */
const DOUBLE = 2;
/** Pixels of a line and of a page, where a wheel counts in those. */
const WHEEL_UNITS = [1, 16, 400];

/** What pointers tell the page. */
export type Told = {
  readonly onClick: (pixel: Point) => void;
  /** undefined: over nothing, or moving the map */
  readonly onHover: (pixel: Point | undefined) => void;
};

const distance = ([a, b]: readonly Point[]): number => (a && b ? Math.hypot(a[0] - b[0], a[1] - b[1]) : 0);
const middleOf = (points: readonly Point[]): Point => [
  points.reduce((sum, [x]) => sum + x, 0) / points.length,
  points.reduce((sum, [, y]) => sum + y, 0) / points.length,
];

/** Drag moves the map, wheel, two fingers and a double click zoom it, a click is told. @returns what ends it */
export const takePointers = (element: HTMLElement, stage: Stage, { onClick, onHover }: Told): (() => void) => {
  const down = new Map<number, Point>();
  let moved = 0;
  const at = (event: MouseEvent): Point => {
    const { left, top } = element.getBoundingClientRect();
    return [event.clientX - left, event.clientY - top];
  };
  const end = new AbortController();
  const on = <K extends keyof HTMLElementEventMap>(
    name: K,
    listener: (event: HTMLElementEventMap[K]) => void,
    passive = true,
  ): void => element.addEventListener(name, listener, { signal: end.signal, passive });

  on('pointerdown', (event) => {
    if (event.button !== 0) return;
    if (down.size === 0) moved = 0;
    down.set(event.pointerId, at(event));
    element.setPointerCapture(event.pointerId);
  });
  on('pointermove', (event) => {
    const before = [...down.values()];
    if (!down.has(event.pointerId)) {
      onHover(at(event));
      return;
    }
    down.set(event.pointerId, at(event));
    const after = [...down.values()];
    const [from, to] = [middleOf(before), middleOf(after)];
    moved += Math.hypot(to[0] - from[0], to[1] - from[1]) + Math.abs(distance(after) - distance(before));
    if (moved < STILL) return;
    onHover(undefined);
    stage.pan(from[0] - to[0], from[1] - to[1]);
    if (after.length > 1 && distance(before) > 0) stage.zoom(distance(after) / distance(before), to);
  });
  on('pointerup', (event) => {
    if (!down.delete(event.pointerId)) return;
    if (down.size === 0 && moved < STILL) onClick(at(event));
  });
  on('pointercancel', (event) => down.delete(event.pointerId));
  on('pointerleave', () => onHover(undefined));
  on('dblclick', (event) => stage.zoom(DOUBLE, at(event)));
  on(
    'wheel',
    (event) => {
      event.preventDefault();
      stage.zoom(Math.exp(-event.deltaY * (WHEEL_UNITS[event.deltaMode] ?? 1) * WHEEL), at(event));
    },
    false,
  );
  return () => end.abort();
};
