import { VERDICTS, type Verdict } from '../../../../src/core/asbuilt/finding.ts';
import type { FaultKind } from '../../../../src/core/asbuilt/index.ts';
import { type Fabric, portKey } from '../../../../src/core/fabric/index.ts';

/** What a rehearsal can put into a room, and the kinds of a first one. */
export const FAULT_WORDS: Readonly<Record<FaultKind, string>> = {
  swap: 'two plugs exchanged',
  shift: 'plugs one port too far',
  names: 'two devices with each other’s names',
  'nic-order': 'ports of a server named in another order',
  legs: 'legs of a split cage turned round',
  trunks: 'trunk plugs in each other’s cage',
  part: 'another module than planned',
  dirty: 'a lane that receives too little light',
  missing: 'a module missing',
  speed: 'half the speed',
  fec: 'another FEC',
};
export const FAULTS = Object.keys(FAULT_WORDS) as readonly FaultKind[];
export const FIRST_FAULTS: readonly FaultKind[] = ['swap', 'names', 'dirty', 'missing', 'fec'];

/** What is said of a cable, or of one too many. */
export type Said = Verdict | 'extra';
export const SAID: readonly Said[] = [...VERDICTS.slice(0, -2), 'extra', ...VERDICTS.slice(-2)];
export const SAID_WORDS: Readonly<Record<Said, string>> = {
  ...(Object.fromEntries(VERDICTS.map((verdict) => [verdict, verdict])) as Record<Verdict, string>),
  extra: 'cable too many',
};

/** How a verdict looks: its colour of the map, and a sign that needs none. */
export const LOOKS: Readonly<
  Record<Said, { readonly tone: 'bad' | 'poor' | 'unknown' | 'good'; readonly sign: string }>
> = {
  'wrong end': { tone: 'bad', sign: '✕' },
  missing: { tone: 'bad', sign: '✕' },
  contradictory: { tone: 'bad', sign: '✕' },
  'wrong name': { tone: 'bad', sign: '✕' },
  extra: { tone: 'bad', sign: '✕' },
  'wrong module': { tone: 'poor', sign: '!' },
  'wrong setting': { tone: 'poor', sign: '!' },
  degraded: { tone: 'poor', sign: '!' },
  unknown: { tone: 'unknown', sign: '?' },
  right: { tone: 'good', sign: '✓' },
};

/** "h100-1 port gpu1 to backend-leaf-1 port 1" */
export const linkName = ({ links, ports, cages, devices }: Fabric, link: number): string => {
  // column by column: lists name every link there is
  const end = (port: number): string => {
    const cage = ports.get(port, 'cage');
    const label = portKey('', cages.text(cage, 'label'), cages.get(cage, 'ways'), ports.get(port, 'leg')).slice(1);
    return `${devices.text(cages.get(cage, 'device'), 'name')} port ${label}`;
  };
  return `${end(links.get(link, 'a'))} to ${end(links.get(link, 'b'))}`;
};
