import { useMemo, useState } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import type { Picture } from '../../../../src/core/draw/index.ts';
import type { LinkSketch } from '../../../../src/core/link/index.ts';
import { pointKey, pointOf, wayOf, wayWords } from '../../../../src/core/link/trace.ts';
import { PictureView } from '../../ui/picture.tsx';

type Lanes = LinkSketch['lanes'];

/** The way through a point: what it lights, and how it is told. */
const wayThrough = (lanes: Lanes, key: string): { readonly lit: ReadonlySet<string>; readonly words: string } => {
  const point = pointOf(key);
  const map = lanes.find(({ leg }) => leg === point?.leg);
  const way = point && map ? wayOf(map, point) : [];
  return { lit: new Set(way.map(pointKey)), words: map ? wayWords(map, way).join(' → ') : '' };
};

const EndLanes = ({
  side,
  lanes,
  picked,
  onPick,
}: {
  readonly side: 'a' | 'b';
  readonly lanes: Lanes;
  readonly picked: string | undefined;
  readonly onPick: (key: string | undefined) => void;
}) => {
  const several = lanes.length > 1;
  const items = lanes.flatMap((leg) =>
    leg[side].host.map((number, at) => ({
      id: pointKey({ leg: leg.leg, stop: `${side}-host`, at }),
      words: several ? `${leg.leg}.${number}` : String(number),
      name: `${several ? `link ${leg.leg}, ` : ''}host lane ${number} of end ${side}`,
    })),
  );
  return (
    <div className="lk-pick">
      <span id={`lk-lanes-${side}`}>Follow a lane of end {side}</span>
      <ListBox
        aria-labelledby={`lk-lanes-${side}`}
        layout="grid"
        orientation="horizontal"
        items={items}
        selectionMode="single"
        selectionBehavior="replace"
        selectedKeys={picked === undefined ? [] : [picked]}
        onSelectionChange={(keys) => onPick(keys === 'all' ? undefined : (([...keys][0] as string) ?? undefined))}
        className="lk-lane-list"
      >
        {({ id, words, name }) => (
          <ListBoxItem id={id} textValue={name} aria-label={name} className="lk-lane">
            {words}
          </ListBoxItem>
        )}
      </ListBox>
    </div>
  );
};

/** The lanes of a link from host to host: the pointer or the lists follow one, and its whole way lights up. */
export const LaneView = ({ picture, lanes }: { readonly picture: Picture; readonly lanes: Lanes }) => {
  const [pointed, setPointed] = useState<string>();
  const [picked, setPicked] = useState<string>();
  const followed = pointed ?? picked;
  const way = useMemo(() => (followed === undefined ? undefined : wayThrough(lanes, followed)), [lanes, followed]);
  const trace = useMemo(() => ({ lit: way?.lit, onPoint: setPointed }), [way]);
  return (
    <figure className="lk-lanes">
      <PictureView picture={picture} trace={trace} />
      <figcaption>
        <div className="lk-picks">
          <EndLanes side="a" lanes={lanes} picked={picked} onPick={setPicked} />
          <EndLanes side="b" lanes={lanes} picked={picked} onPick={setPicked} />
        </div>
        <p className="lk-way" aria-live="polite">
          {way?.words || 'Point at a lane, or choose one here with the arrow keys: its whole way lights up.'}
        </p>
      </figcaption>
    </figure>
  );
};
