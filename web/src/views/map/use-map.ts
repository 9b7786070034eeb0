import { useEffect, useMemo, useState } from 'react';
import type { FabricMap } from '../../../../src/core/draw/map/index.ts';
import type { Fabric } from '../../../../src/core/fabric/index.ts';
import { useProject, useProjectState } from '../../project/use-project.ts';

/** A fabric and its map: their rows are the same. */
export type Mapped = { readonly fabric: Fabric; readonly map: FabricMap };

/** The newest map; the last one while the next is made or the text is faulty. */
export const useMap = (): { readonly mapped: Mapped | undefined; readonly fault: string | undefined } => {
  const project = useProject();
  const { text, revision, last, fabric } = useProjectState();
  const [mapped, setMapped] = useState<Mapped>();
  const [fault, setFault] = useState<string>();
  // put together here, where it is needed
  const current = useMemo(() => (last?.revision === revision ? fabric() : undefined), [fabric, last, revision]);
  useEffect(() => {
    if (!current) return;
    let stale = false;
    project.desk.ask('map', { text }).then(
      (map) => {
        if (!stale && map) setMapped({ fabric: current, map });
      },
      (error: unknown) => setFault(error instanceof Error ? error.message : String(error)),
    );
    return () => {
      stale = true;
    };
  }, [project, current, text]);
  return { mapped, fault };
};
