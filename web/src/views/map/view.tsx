import { useCallback, useMemo } from 'react';
import { Link, useLocation } from 'wouter';
import { keyOf, paintOf, type Thing, thingOf } from '../../../../src/core/draw/map/index.ts';
import { useProjectState } from '../../project/use-project.ts';
import { type MapAddress, readAddress, writeAddress } from './address.ts';
import { MapCanvas } from './canvas.tsx';
import { Legend } from './legend.tsx';
import { Panel } from './panel.tsx';
import { type Mapped, useMap } from './use-map.ts';
import './map.css';

const Shown = ({ fabric, map, isDraft }: Mapped) => {
  const [location, go] = useLocation();
  const { stale, compiled } = useProjectState();
  const { key, colouring: wanted } = readAddress(location);
  // what fails is looked for first where something does
  const colouring = wanted ?? (isDraft ? 'verdict' : 'media');
  const paint = useMemo(() => paintOf(fabric, map, colouring), [fabric, map, colouring]);
  const drawn = useMemo(() => ({ fabric, map, paint }), [fabric, map, paint]);
  const thing = useMemo(() => (key === undefined ? undefined : thingOf(fabric, map, key)), [fabric, map, key]);
  const to = useCallback(
    (change: Partial<MapAddress>) => go(writeAddress({ key, colouring: wanted, ...change })),
    [go, key, wanted],
  );
  const select = (one: Thing | undefined): void => to({ key: one && keyOf(fabric, map, one) });
  return (
    <div className="map">
      <MapCanvas drawn={drawn} selected={thing} onSelect={select} />
      <aside className="map-side" aria-label="About the map">
        {!stale && compiled?.ok === false && (
          <p className="note">
            {isDraft
              ? 'The file has errors: links that are not proved are no design to build.'
              : 'The file has errors: this is the last design that compiled.'}{' '}
            <Link href="/source">See the errors</Link>
          </p>
        )}
        {key !== undefined && !thing && (
          <p className="note">
            There is no <code>{key}</code> in this fabric.
          </p>
        )}
        <Legend rows={paint.legend} colouring={colouring} onColour={(one) => to({ colouring: one })} />
        <Panel fabric={fabric} map={map} thing={thing} onGo={(one) => to({ key: one })} />
      </aside>
    </div>
  );
};

/** The fabric from afar and from near: units, tiers and links, down to the lanes of a cage. */
const MapView = () => {
  const { mapped, fault } = useMap();
  const { compiled, stale } = useProjectState();
  if (fault !== undefined)
    return (
      <div className="empty" role="alert">
        <h2>The map could not be laid out</h2>
        <p>{fault}</p>
      </div>
    );
  if (mapped) return <Shown {...mapped} />;
  const faulty = !stale && compiled?.ok === false;
  return (
    <p className={faulty ? 'empty quiet' : 'loading'}>
      {faulty
        ? 'The file has errors before there are devices to draw: mend them in Source first.'
        : 'Laying out the fabric…'}
    </p>
  );
};

export default MapView;
