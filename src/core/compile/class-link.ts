import type { LinkQuestion } from '../link/index.ts';
import { nearestMissOf, worstOfClass } from '../optics/index.ts';
import type { Compilation } from './compile.ts';
import { choosePolicy } from './stages.ts';

/**
 * The link question of a class: with the parts chosen for it, on a port where they fail if there is one; for a class without
 * parts with those that come nearest. Undefined where there is no such class or nothing fits its ports.
 * @param key of the class
 */
export const classLink = ({ state }: Compilation, key: string): LinkQuestion | undefined => {
  const { fabric, chosen, catalog, intent } = state;
  if (!fabric || !intent) return undefined;
  for (let row = 0; row < fabric.classes.length; row++) {
    if (fabric.classes.text(row, 'key') !== key) continue;
    const choice = chosen?.byClass.get(row)?.choice;
    return choice
      ? worstOfClass(fabric, catalog, row, choice.question)
      : nearestMissOf(fabric, catalog, row, choosePolicy(intent))?.question;
  }
  return undefined;
};
