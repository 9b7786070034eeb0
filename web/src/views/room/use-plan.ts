import { useState } from 'react';
import { useAnswer } from '../../project/use-answer.ts';
import { useProjectState } from '../../project/use-project.ts';
import type { Mapped } from '../map/use-map.ts';

/** The plan that a room is held against: the newest text that compiled, its fabric and its map. */
export type RoomPlan = { readonly text: string; readonly mapped: Mapped };

/** @returns undefined while it is laid out, or where no text compiled yet */
export const usePlan = (): RoomPlan | undefined => {
  const { lastText: text, fabric } = useProjectState();
  const { answer: map, stale } = useAnswer('map', text === undefined ? undefined : { text });
  const [plan, setPlan] = useState<RoomPlan>();
  const made = fabric();
  const isNew = plan?.text !== text || plan?.mapped.fabric !== made;
  if (text !== undefined && made && map && !stale && isNew)
    setPlan({ text, mapped: { fabric: made, map, isDraft: false } });
  return plan;
};
