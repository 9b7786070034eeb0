import type { Setting } from '../../compiler/answers/buy.ts';

/*
 * The addresses of the view:
 *
 *   /buy                              the open design
 *   /buy/with/optics.prefer=[cost]    against the same file with other settings, by their paths
 *   /buy/file                         against a text that was pasted or opened here: it is in no address
 *   /buy/before/2                     against the text of two changes ago
 */

export type BuyAddress =
  | { readonly page: 'alone' }
  | { readonly page: 'with'; readonly settings: readonly Setting[] }
  | { readonly page: 'file' }
  | { readonly page: 'before'; readonly steps: number };

export const readAddress = (location: string): BuyAddress => {
  const [, , page, rest = ''] = location.split('/');
  switch (page) {
    case 'with':
      return { page, settings: Array.from(new URLSearchParams(rest), ([path, value]) => ({ path, value })) };
    case 'file':
      return { page };
    case 'before':
      return { page, steps: Math.max(1, Math.trunc(Number(rest)) || 1) };
    default:
      return { page: 'alone' };
  }
};

export const withAddress = (settings: readonly Setting[]): string =>
  `/buy/with/${new URLSearchParams(settings.map(({ path, value }) => [path, value]))}`;

/** Some settings with one more; a path that is there already gets the new value. */
export const plusSettings = (settings: readonly Setting[], more: readonly Setting[]): readonly Setting[] => [
  ...settings.filter(({ path }) => !more.some((other) => other.path === path)),
  ...more,
];
