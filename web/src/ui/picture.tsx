import { memo } from 'react';
import type { Picture, Shape } from '../../../src/core/draw/index.ts';

const path = (points: readonly (readonly [number, number])[]): string =>
  points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${x} ${y}`).join('');

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

/** A picture of core/draw, the same that the report has. */
export const PictureView = memo(
  ({ picture, onPick }: { readonly picture: Picture; readonly onPick?: (key: string) => void }) => (
    <svg className="picture" role="img" viewBox={`0 0 ${picture.width} ${picture.height}`} aria-label={picture.title}>
      {picture.shapes.map((shape, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: shapes have no names, and are drawn anew as a whole
        <ShapeView key={i} shape={shape} onPick={onPick} />
      ))}
    </svg>
  ),
);
