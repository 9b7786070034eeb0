import { COLOURINGS, type Colouring } from '../../../../src/core/draw/map/index.ts';

/** What of the map is in its address: `/map/KEY/COLOURING`, both may be left out; `-` is no key. */
export type MapAddress = {
  readonly key: string | undefined;
  /** undefined: what suits the fabric */
  readonly colouring: Colouring | undefined;
};

const NO_KEY = '-';

const decoded = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch {
    // typed by hand, with a lone %
    return part;
  }
};

export const readAddress = (location: string): MapAddress => {
  const [, , key = NO_KEY, wanted] = location.split('/');
  const colouring = COLOURINGS.find((one) => one === wanted);
  return { key: key === NO_KEY || key === '' ? undefined : decoded(key), colouring };
};

export const writeAddress = ({ key, colouring }: MapAddress): string => {
  const tail = colouring === undefined ? [] : [colouring];
  const head = key === undefined ? (tail.length > 0 ? [NO_KEY] : []) : [encodeURIComponent(key)];
  return ['/map', ...head, ...tail].join('/');
};
