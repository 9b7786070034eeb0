import type { LinkQuestion } from '../link/index.ts';
import { nearestMissOf, worstOfClass } from '../optics/index.ts';
import type { Compilation } from './compile.ts';
import { choosePolicy } from './stages.ts';

/** The link question of a class, and whether its parts were chosen or are only those that come nearest. */
export type ClassLink = { readonly question: LinkQuestion; readonly chosen: boolean };

/**
 * The link question of a class: with the parts chosen for it, on a port where they fail if there is one; for a class without
 * parts with those that come nearest. Undefined where there is no such class or nothing fits its ports.
 * @param key of the class
 */
export const classLink = ({ state }: Compilation, key: string): ClassLink | undefined => {
  const { fabric, chosen, catalog } = state;
  if (!fabric) return undefined;
  for (let row = 0; row < fabric.classes.length; row++) {
    if (fabric.classes.text(row, 'key') !== key) continue;
    const choice = chosen?.byClass.get(row)?.choice;
    if (choice) return { question: worstOfClass(fabric, catalog, row, choice.question), chosen: true };
    const miss = nearestMissOf(fabric, catalog, row, choosePolicy(state));
    return miss && { question: miss.question, chosen: false };
  }
  return undefined;
};
