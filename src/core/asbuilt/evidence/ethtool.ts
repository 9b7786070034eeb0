import type { FecSeen, Reader } from './sighting.ts';
import { fecOf, numberOf, speedOf } from './words.ts';

/** `ethtool DEV`. */
export const readEthtool: Reader = ({ file, line, text, head }) => {
  const match = /^Settings for (\S+):/m.exec(head);
  if (!match) return undefined;
  const link = /^\s*Link detected: (yes|no)/m.exec(text)?.[1];
  return [
    {
      kind: 'setting',
      place: { file, line },
      port: match[1] ?? '',
      speed: speedOf(/^\s*Speed: (\S+)/m.exec(text)?.[1]),
      lanes: numberOf(/^\s*Lanes: (\d+)/m.exec(text)?.[1]),
      up: link === undefined ? undefined : link === 'yes',
    },
  ];
};

/** FEC words of ethtool: "RS", "BaseR", "Off"; several at once are a choice left to the host. */
const activeFec = (text: string): FecSeen | undefined => {
  const words = /^Active FEC encodings?:[ \t]*(.*)$/im.exec(text)?.[1]?.trim();
  if (!words) return undefined;
  return /\s/.test(words) ? 'unclear' : fecOf(words);
};

/** `ethtool --show-fec DEV`, with `-I` its counters too. */
export const readEthtoolFec: Reader = ({ file, line, text, head }) => {
  const match = /^FEC parameters for (\S+):/m.exec(head);
  if (!match) return undefined;
  const [place, port] = [{ file, line }, match[1] ?? ''];
  const uncorrectable = numberOf(/^\s*uncorrectable_blocks:\s*(\d+)/m.exec(text)?.[1]);
  const correctedBits = numberOf(/^\s*corrected_bits:\s*(\d+)/m.exec(text)?.[1]);
  return [
    { kind: 'setting', place, port, fec: activeFec(text) },
    ...(uncorrectable === undefined && correctedBits === undefined
      ? []
      : [{ kind: 'codewords' as const, place, port, uncorrectable, correctedBits }]),
  ];
};

/**
 * Counters of uncorrectable blocks by driver: mlx5 ("symbol errors that were not corrected by FEC", NVIDIA ethtool counters),
 * bnxt, ice and the names of ethtool's own FEC statistics.
 */
const UNCORRECTABLE = [
  'rx_pcs_symbol_err_phy',
  'rx_fec_uncorrectable_blocks',
  'rx_fec_uncorr_blocks',
  'fec_uncorrectable_errors',
  'fec_uncorr_blocks_count.nic',
];
const CORRECTED_BITS = ['rx_corrected_bits_phy', 'rx_fec_corrected_bits'];

/** `ethtool -S DEV`. It names no port. */
export const readEthtoolStatistics: Reader = ({ file, line, text, head, port }) => {
  if (!/^NIC statistics:/m.test(head) || port === undefined) return undefined;
  const counters = new Map(
    [...text.matchAll(/^\s+(\S+):\s+(\d+)\s*$/gm)].map(([, name, count]) => [name, Number(count)]),
  );
  const first = (names: readonly string[]): number | undefined =>
    names.map((name) => counters.get(name)).find((count) => count !== undefined);
  return [
    {
      kind: 'codewords',
      place: { file, line },
      port,
      uncorrectable: first(UNCORRECTABLE),
      correctedBits: first(CORRECTED_BITS),
    },
  ];
};

/** What `collect` notes of the device itself. */
export const readCollected: Reader = ({ file, line, text, head }) => {
  if (!/^lanewright-collect 1$/m.test(head)) return undefined;
  const time = numberOf(/^time (\d+)$/m.exec(text)?.[1]);
  const name = /^host (\S+)$/m.exec(text)?.[1];
  return [{ kind: 'device', place: { file, line }, name, time }];
};
