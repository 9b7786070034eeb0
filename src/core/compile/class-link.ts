import { endAt, type Fabric, portKey } from '../fabric/index.ts';
import type { LinkQuestion, Side } from '../link/index.ts';
import { nearestMissOf, onLink, worstOfClass } from '../optics/index.ts';
import type { Compilation } from './compile.ts';
import { choosePolicy } from './stages.ts';

/** The link question of a class, and whether its parts were chosen or are only those that come nearest. */
export type ClassLink = {
  readonly question: LinkQuestion;
  readonly chosen: boolean;
  /** the ports of the link that was asked for: "h100-3 gpu3"; undefined where any of the class stands for all */
  readonly ports: Readonly<Record<Side, string>> | undefined;
};

/** The row of a link of a class by its key; undefined where the class has no such link. */
const linkRow = ({ links }: Fabric, row: number, key: string): number | undefined => {
  for (let link = 0; link < links.length; link++)
    if (links.get(link, 'class') === row && links.text(link, 'key') === key) return link;
  return undefined;
};

/**
 * The link question of a class: with the parts chosen for it, on a port where they fail if there is one; for a class without
 * parts with those that come nearest. Undefined where there is no such class or nothing fits its ports.
 * @param key of the class
 * @param linkKey of one of its links, whose ports are asked about
 */
export const classLink = ({ state }: Compilation, key: string, linkKey?: string): ClassLink | undefined => {
  const { fabric, chosen, catalog } = state;
  if (!fabric) return undefined;
  for (let row = 0; row < fabric.classes.length; row++) {
    if (fabric.classes.text(row, 'key') !== key) continue;
    const link = linkKey === undefined ? undefined : linkRow(fabric, row, linkKey);
    const name = (side: Side, of: number): string => {
      const { deviceName, label, ways, leg } = endAt(fabric, fabric.links.get(of, side));
      return `${deviceName}${portKey('', label, ways, leg).replace(':', ' ')}`;
    };
    const ports = link === undefined ? undefined : { a: name('a', link), b: name('b', link) };
    const on = (question: LinkQuestion): LinkQuestion =>
      link === undefined ? question : onLink(fabric, question, link);
    const choice = chosen?.byClass.get(row)?.choice;
    if (choice) {
      const { question } = choice;
      return { question: ports ? on(question) : worstOfClass(fabric, catalog, row, question), chosen: true, ports };
    }
    const miss = nearestMissOf(fabric, catalog, row, choosePolicy(state));
    return miss && { question: on(miss.question), chosen: false, ports };
  }
  return undefined;
};
