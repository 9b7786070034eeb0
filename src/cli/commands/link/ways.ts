import type { Catalog } from '../../../core/catalog/index.ts';
import { textOf } from '../../../core/diagnostics/index.ts';
import {
  CRITERIA,
  connect,
  MEDIA_KINDS,
  type NamedPort,
  type RankPolicy,
  tellWay,
  type Wish,
} from '../../../core/optics/index.ts';
import { DEFAULT_SITE_FIBRE } from '../../../core/parts/index.ts';
import { formatLength, parseLength, parseSpeed } from '../../../core/units/index.ts';
import { EXIT, UsageError } from '../../exit.ts';
import { resolvePort } from '../../resolve.ts';
import { paint, print, printJson } from '../../terminal.ts';
import { withMemories } from './memories.ts';
import { type LinkOptions, wholeNumber } from './options.ts';
import { missLine, partText, portText, wayLines } from './text.ts';

const oneOf = <T extends string>(what: string, text: string, allowed: readonly T[]): T => {
  const found = allowed.find((item) => item === text.trim());
  if (!found) throw new UsageError(`${what} "${text}" is none of ${allowed.join(', ')}`);
  return found;
};

const list = (text: string | undefined): readonly string[] =>
  text
    ?.split(',')
    .map((item) => item.trim())
    .filter(Boolean) ?? [];

/** Why no parts were even tried: a port is slower than asked, or nothing fits both under the narrowing. */
const untried = (tooSlow: readonly NamedPort[]): readonly string[] =>
  tooSlow.length === 0
    ? ['  no parts fit both ports; see lanewright matrix, or drop --vendor and --media']
    : tooSlow.map(
        ({ device, group }) => `  ${device.id}: its ${group.port.cage} port runs up to ${group.port.maxSpeed}G`,
      );

/** What to look for: the wish and what ranks its answers. */
export const asked = (options: LinkOptions): { readonly wish: Wish; readonly policy: RankPolicy } => {
  const length = parseLength(options.length ?? '');
  if (length === undefined) throw new UsageError(`"${options.length}" is no length (try 30 or "30 m")`);
  const speed = options.speed === undefined ? undefined : parseSpeed(options.speed);
  if (options.speed !== undefined && speed === undefined)
    throw new UsageError(`"${options.speed}" is no speed (try 400 or 400G)`);
  const vendors = list(options.vendor);
  const media = options.media === undefined ? undefined : oneOf('--media', options.media, MEDIA_KINDS);
  return {
    wish: { speed, length, site: DEFAULT_SITE_FIBRE, narrowing: { media, vendors } },
    policy: {
      prefer: list(options.prefer).map((item) => oneOf('--prefer', item, CRITERIA)),
      vendors,
      stock: new Map(),
      prices: new Map(),
    },
  };
};

/** `link --from … --to …`: every way to connect two ports; where there is none, the near misses and what would open one. */
export const ways = async (known: Catalog, options: LinkOptions): Promise<number> => {
  if (!options.from || !options.to || !options.length)
    throw new UsageError('link needs --from, --to and --length, or --batch FILE');
  const { catalog, a: fromPart, b: toPart, left } = await withMemories(known, options);
  const a = resolvePort(catalog, options.from);
  const b = resolvePort(catalog, options.to);
  const top = wholeNumber('--top', options.top, 1);
  const misses = wholeNumber('--misses', options.misses);
  const fixes = wholeNumber('--fixes', options.fixes);
  const { wish: asking, policy } = asked(options);
  const wish = { ...asking, narrowing: { ...asking.narrowing, given: { a: fromPart, b: toPart } } };
  const { length, speed } = wish;
  const most = { misses: Math.max(misses, 5), fixes };
  const { working, nearest, relaxed, tooSlow } = connect(catalog, a, b, wish, policy, most);
  if (options.json) {
    printJson({
      format: 'lanewright-ways',
      version: 1,
      catalog: catalog.hash,
      a: a.device.id,
      b: b.device.id,
      lengthM: length / 1000,
      ways: working.map((way) => tellWay(way, misses)),
      fixes: relaxed.map(({ given, order, choice }) => ({
        kind: given.kind,
        orders: [order],
        a: choice.a.id,
        b: choice.b.id,
        cabling: choice.cabling,
      })),
    });
    return working.length ? EXIT.clean : EXIT.diagnostics;
  }
  print(
    `a  ${portText(a)}`,
    `b  ${portText(b)}`,
    `over ${formatLength(length)}, OS2 or OM4 fibre, ranked by ${options.prefer}`,
  );
  for (const [side, resolved] of [
    ['a', a],
    ['b', b],
  ] as const) {
    if (resolved.others.length)
      print(paint('dim', `   end ${side} could also be ${resolved.others.slice(0, 4).join(', ')}`));
  }
  for (const part of new Set([fromPart, toPart])) if (part !== undefined) print(partText(catalog, part));
  if (left.length > 0) print(...left.map((one) => `   ${paint('cyan', 'note')} ${one.code} ${textOf(one).message}`));
  for (const way of working) print(...wayLines(way, top, misses));
  if (working.length) return EXIT.clean;
  const speeds = speed === undefined ? 'at any speed' : `at ${speed}G`;
  print(
    '',
    `${paint('red', 'No way')} to connect these ports over ${formatLength(length)} ${speeds}.${nearest.length ? ' Nearest misses:' : ''}`,
    ...nearest.map((miss) => `  ${missLine(miss)}`),
    ...(nearest.length ? [] : untried(tooSlow)),
    ...relaxed.map(({ order }) => `  ${paint('green', 'works if')} you ${order}`),
  );
  return EXIT.diagnostics;
};
