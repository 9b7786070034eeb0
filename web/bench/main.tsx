import { useMemo, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { PICTURE_STYLE } from '../../src/core/draw/index.ts';
import { type FabricMap, paintOf, type Thing } from '../../src/core/draw/map/index.ts';
import { type PackedFabric, unpackFabric } from '../../src/core/fabric/index.ts';
import { MapCanvas } from '../src/views/map/canvas.tsx';
import '../src/style/index.css';
import '../src/views/map/map.css';

/*
 * The map of the app with a fabric of 131,072 GPUs in it, for bench/web-map.mjs: no compiler, no side panel.
 */

type Made = { readonly packed: PackedFabric; readonly map: FabricMap };

const Page = ({ packed, map }: Made) => {
  const [selected, select] = useState<Thing>();
  const drawn = useMemo(() => {
    const fabric = unpackFabric(packed);
    return { fabric, map, paint: paintOf(fabric, map, 'rail') };
  }, [packed, map]);
  return (
    <div className="view-map" style={{ height: '100vh' }}>
      <style>{PICTURE_STYLE}</style>
      <div className="map" style={{ gridTemplateColumns: '1fr' }}>
        <MapCanvas drawn={drawn} selected={selected} onSelect={select} />
      </div>
    </div>
  );
};

const root = createRoot(document.getElementById('root') as HTMLElement);
const worker = new Worker(new URL('./made.ts', import.meta.url), { type: 'module' });
worker.onmessage = ({ data }: MessageEvent<Made>) => {
  performance.mark('fabric');
  root.render(<Page {...data} />);
  worker.terminate();
};
