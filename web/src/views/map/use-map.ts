import { useEffect, useMemo, useState } from 'react';
import type { FabricMap } from '../../../../src/core/draw/map/index.ts';
import type { Fabric } from '../../../../src/core/fabric/index.ts';
import { useProject, useProjectState } from '../../project/use-project.ts';

/** A fabric and its map: their rows are the same. */
export type Mapped = {
  readonly fabric: Fabric;
  readonly map: FabricMap;
  /** the links of the text have errors: some are not proved */
  readonly isDraft: boolean;
};

/** The newest map, of a text with errors in its links too; the last one while the next is made or there is none. */
export const useMap = (): { readonly mapped: Mapped | undefined; readonly fault: string | undefined } => {
  const project = useProject();
  const { text, revision, compiled, fabric, draft } = useProjectState();
  const [mapped, setMapped] = useState<Mapped>();
  const [fault, setFault] = useState<string>();
  // put together here, where it is needed
  const current = useMemo(() => {
    if (compiled?.revision !== revision) return undefined;
    const made = compiled.ok ? fabric() : draft();
    return made && { fabric: made, isDraft: !compiled.ok };
  }, [compiled, revision, fabric, draft]);
  useEffect(() => {
    if (!current) return;
    let stale = false;
    project.desk.ask('map', { text }).then(
      (map) => {
        if (!stale && map) setMapped({ ...current, map });
      },
      (error: unknown) => setFault(error instanceof Error ? error.message : String(error)),
    );
    return () => {
      stale = true;
    };
  }, [project, current, text]);
  return { mapped, fault };
};
