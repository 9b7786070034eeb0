import { useMemo, useState } from 'react';
import { roomPaint } from '../../../../src/core/asbuilt/paint.ts';
import { type Thing, thingOf } from '../../../../src/core/draw/map/index.ts';
import { type Fabric, NONE } from '../../../../src/core/fabric/index.ts';
import { MapCanvas } from '../map/canvas.tsx';
import { MapKeys } from '../map/help.tsx';
import { LegendRows } from '../map/legend.tsx';
import type { Mapped } from '../map/use-map.ts';
import type { Picked } from './address.ts';
import '../map/map.css';

/** The link of a port; NONE where there is none. */
const linkAt = ({ links }: Fabric, port: number): number => {
  for (const end of ['a', 'b'] as const) {
    const row = links.column(end).indexOf(port);
    if (row >= 0) return row;
  }
  return NONE;
};

/** What a click on the map picks; blocks and areas are no cables. */
const pickedBy = (fabric: Fabric, thing: Thing | undefined): Picked | undefined => {
  if (thing?.kind === 'device') return { kind: 'device', key: fabric.devices.text(thing.device, 'key') };
  const link = thing?.kind === 'port' ? linkAt(fabric, thing.port) : NONE;
  return link === NONE ? undefined : { kind: 'link', key: fabric.links.text(link, 'key') };
};

/** The fabric coloured by what was found; what is picked is lit and gone to. */
export const RoomMap = ({
  mapped: { fabric, map },
  verdicts,
  picked,
  links,
  onPick,
}: {
  readonly mapped: Mapped;
  readonly verdicts: Uint8Array;
  readonly picked: Picked | undefined;
  /** the links of what is picked */
  readonly links: readonly number[];
  readonly onPick: (picked: Picked | undefined) => void;
}) => {
  const paint = useMemo(() => roomPaint(fabric, map, verdicts), [fabric, map, verdicts]);
  const drawn = useMemo(() => ({ fabric, map, paint }), [fabric, map, paint]);
  // what was clicked is in view already: going to both ends of its cable would lose the place
  const [clicked, setClicked] = useState<{ readonly thing: Thing; readonly picked: Picked }>();
  const isClicked = clicked !== undefined && picked?.kind === clicked.picked.kind && picked.key === clicked.picked.key;
  const numbers = links.join();
  const kind = picked?.kind;
  const key = picked?.key;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the numbers say what the links are
  const thing = useMemo((): Thing | undefined => {
    if (isClicked) return clicked.thing;
    if (kind === 'device' && key !== undefined) return thingOf(fabric, map, key);
    return links.length > 0 ? { kind: 'links', links } : undefined;
  }, [fabric, map, isClicked, clicked, kind, key, numbers]);
  return (
    <section className="map room-map" aria-label="Map of the room">
      <MapCanvas
        drawn={drawn}
        selected={thing}
        onSelect={(one) => {
          const next = pickedBy(fabric, one);
          setClicked(one && next && { thing: one, picked: next });
          onPick(next);
        }}
      />
      <div className="room-legend map-legend">
        <LegendRows rows={paint.legend} />
        <MapKeys />
      </div>
    </section>
  );
};
