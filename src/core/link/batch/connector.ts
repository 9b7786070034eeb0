import type { Plug, PlugType, Polish } from '../../parts/index.ts';

export type PlugPair = { readonly a: Plug; readonly b: Plug };

const END = /^(?:(\d+)x|dual-)?(MPO-12|MPO-16|MPO-24|MPO-32|LC|CS|SN)(?:-duplex)?(?:-(APC|UPC|PC))?$/i;
const SPLITTER = /^(.+?) 1:(\d+) splitter$/i;

const parseEnd = (text: string): Plug | undefined => {
  const trimmed = text.trim();
  const match = END.exec(trimmed);
  if (!match) return undefined;
  const polish = match[3]?.toUpperCase();
  const dual = /^dual-/i.test(trimmed);
  return {
    type: (match[2] ?? '').toUpperCase() as PlugType,
    polish: polish === undefined ? undefined : ((polish === 'APC' ? 'APC' : 'PC') satisfies Polish),
    count: dual ? 2 : Number(match[1] ?? 1),
  };
};

/**
 * Reads how cabling ends: "LC-duplex", "MPO-12-APC", "MPO-12-APC to 4xLC", "2xMPO-12-APC to 8xLC", "MPO-12-APC 1:2 splitter",
 * "dual-CS". Undefined where the text is none of these.
 */
export const parseConnector = (text: string): PlugPair | undefined => {
  const splitter = SPLITTER.exec(text.trim());
  if (splitter) {
    const trunk = parseEnd(splitter[1] ?? '');
    return trunk && { a: trunk, b: { ...trunk, count: trunk.count * Number(splitter[2]) } };
  }
  const [near, far, ...rest] = text.split(/ to /i);
  const a = parseEnd(near ?? '');
  const b = far === undefined ? a : parseEnd(far);
  return a && b && rest.length === 0 ? { a, b } : undefined;
};
