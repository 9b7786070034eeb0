import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { Button, Group } from 'react-aria-components';
import { type Point, type Thing, thingName } from '../../../../src/core/draw/map/index.ts';
import { pressKey } from './keys.ts';
import { paletteOf } from './palette.ts';
import { takePointers } from './pointers.ts';
import type { Drawn } from './scene.ts';
import { Stage } from './stage.ts';

type Props = {
  readonly drawn: Drawn;
  readonly selected: Thing | undefined;
  readonly onSelect: (thing: Thing | undefined) => void;
};

/** The stage on the two canvases, as long as they are on the page. */
const useStage = (host: React.RefObject<HTMLDivElement | null>) => {
  const [stage, setStage] = useState<Stage>();
  const [fault, setFault] = useState<string>();
  useEffect(() => {
    const [shapes, words] = host.current?.querySelectorAll('canvas') ?? [];
    if (!shapes || !words) return;
    let gone = false;
    let made: Stage | undefined;
    Stage.on(shapes, words).then(
      (ready) => {
        made = ready;
        if (gone) ready.destroy();
        else setStage(ready);
      },
      (error: unknown) => setFault(error instanceof Error ? error.message : String(error)),
    );
    return () => {
      gone = true;
      setStage(undefined);
      made?.destroy();
    };
  }, [host]);
  return { stage, fault };
};

/** Called at once and whenever the reader's colour scheme changes. */
const useScheme = (): boolean => {
  const [dark, setDark] = useState(() => window.matchMedia('(prefers-color-scheme: dark)').matches);
  useEffect(() => {
    const query = window.matchMedia('(prefers-color-scheme: dark)');
    const changed = (): void => setDark(query.matches);
    query.addEventListener('change', changed);
    return () => query.removeEventListener('change', changed);
  }, []);
  return dark;
};

const Fault = ({ words }: { readonly words: string }) => (
  <div className="empty" role="alert">
    <h2>The map cannot be drawn here</h2>
    <p>It needs WebGL 2, which this browser did not give: {words}</p>
    <p>The Source view has a picture of each network that needs none of it.</p>
  </div>
);

/** The map itself: pointers and keys move it; hovering names what is there. */
export const MapCanvas = ({ drawn, selected, onSelect }: Props) => {
  const host = useRef<HTMLDivElement>(null);
  const hint = useRef<HTMLDivElement>(null);
  const { stage, fault } = useStage(host);
  const dark = useScheme();

  const hover = useEffectEvent((pixel: Point | undefined): void => {
    const thing = pixel && stage?.at(pixel);
    const box = hint.current;
    if (!box) return;
    // written without React: it follows the pointer
    box.hidden = !thing;
    if (!thing || !pixel) return;
    box.textContent = thingName(drawn.fabric, drawn.map, thing);
    box.style.transform = `translate(${Math.round(pixel[0]) + 14}px, ${Math.round(pixel[1]) + 14}px)`;
  });
  const click = useEffectEvent((pixel: Point): void => onSelect(stage?.at(pixel)));

  // biome-ignore lint/correctness/useExhaustiveDependencies: the scheme changes the style sheet that is read
  useEffect(() => {
    if (stage && host.current) stage.show(drawn, paletteOf(host.current, drawn.paint.legend));
  }, [stage, drawn, dark]);
  useEffect(() => stage?.select(selected), [stage, selected]);
  useEffect(() => {
    const element = host.current;
    if (!stage || !element) return;
    const watch = new ResizeObserver(() => stage.resize({ width: element.clientWidth, height: element.clientHeight }));
    watch.observe(element);
    const end = takePointers(element, stage, { onClick: click, onHover: hover });
    return () => {
      watch.disconnect();
      end();
    };
  }, [stage]);

  if (fault !== undefined) return <Fault words={fault} />;
  return (
    <div className="map-frame">
      <div
        ref={host}
        className="map-canvas"
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the map takes keys
        tabIndex={0}
        aria-label={`Map of ${drawn.fabric.name}`}
        aria-describedby="map-keys"
        data-ready={stage !== undefined}
        onKeyDown={(event) => {
          if (stage && pressKey(event, stage, drawn, selected, onSelect)) event.preventDefault();
        }}
      >
        <canvas className="map-shapes" />
        <canvas className="map-words" />
        <div ref={hint} className="map-hint" aria-hidden="true" hidden />
      </div>
      <Group className="map-zoom" aria-label="Zoom">
        <Button aria-label="Nearer" onPress={() => stage?.zoom(1.6)}>
          +
        </Button>
        <Button aria-label="Farther" onPress={() => stage?.zoom(1 / 1.6)}>
          −
        </Button>
        <Button onPress={() => stage?.fit()}>Fit</Button>
      </Group>
    </div>
  );
};
