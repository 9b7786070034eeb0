import { memo, type ReactNode } from 'react';
import type { Picture, Shape } from '../../../src/core/draw/index.ts';

const path = (points: readonly (readonly [number, number])[]): string =>
  points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${x} ${y}`).join('');

/** Following lanes: the points whose ways are lit, and what the pointer is on. */
export type Trace = {
  /** undefined: none is followed, all look alike */
  readonly lit: ReadonlySet<string> | undefined;
  readonly onPoint: (lane: string | undefined) => void;
};

const ShapeView = ({
  shape,
  onPick,
}: {
  readonly shape: Shape;
  readonly onPick: ((key: string) => void) | undefined;
}) => {
  switch (shape.kind) {
    case 'rect': {
      const [x, y] = shape.at;
      const { key } = shape;
      const pick = key === undefined || !onPick ? undefined : () => onPick(key);
      return (
        // biome-ignore lint/a11y/noStaticElementInteractions: a picture is looked at; what can be picked in it is also in lists
        <rect
          className={`p-${shape.role}${pick ? ' p-pick' : ''}`}
          x={x}
          y={y}
          width={shape.width}
          height={shape.height}
          rx={2}
          onClick={pick}
        >
          {shape.about !== undefined && <title>{shape.about}</title>}
        </rect>
      );
    }
    case 'line':
      return (
        <path className={`p-${shape.role} p-line`} d={path(shape.points)} strokeWidth={shape.weight}>
          {shape.about !== undefined && <title>{shape.about}</title>}
        </path>
      );
    case 'text':
      return (
        <text
          className={`p-text${shape.tone ? ` p-${shape.tone}` : ''}${shape.halo ? ' p-halo' : ''}`}
          x={shape.at[0]}
          y={shape.at[1]}
          textAnchor={shape.anchor}
          fontSize={shape.size}
        >
          {shape.text}
        </text>
      );
  }
};

/** A shape that may belong to a lane: lit or dimmed as its lane is, and wide enough to be pointed at. */
const Traceable = ({
  shape,
  trace,
  children,
}: {
  readonly shape: Shape;
  readonly trace: Trace | undefined;
  readonly children: ReactNode;
}) => {
  const { lane } = shape;
  if (lane === undefined || trace === undefined) return children;
  const look = trace.lit === undefined ? 'p-trace' : trace.lit.has(lane) ? 'p-trace p-lit' : 'p-trace p-dim';
  // what the pointer can follow here, the list beside the picture follows by keyboard
  return (
    <g className={look} onPointerEnter={() => trace.onPoint(lane)} onPointerLeave={() => trace.onPoint(undefined)}>
      {shape.kind === 'line' && <path className="p-reach" d={path(shape.points)} />}
      {children}
    </g>
  );
};

/** A picture of core/draw, the same that the report has. */
export const PictureView = memo(
  ({
    picture,
    onPick,
    trace,
  }: {
    readonly picture: Picture;
    readonly onPick?: (key: string) => void;
    readonly trace?: Trace;
  }) => (
    <svg className="picture" role="img" viewBox={`0 0 ${picture.width} ${picture.height}`} aria-label={picture.title}>
      {picture.shapes.map((shape, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: shapes have no names, and are drawn anew as a whole
        <Traceable key={i} shape={shape} trace={trace}>
          <ShapeView shape={shape} onPick={onPick} />
        </Traceable>
      ))}
    </svg>
  ),
);
