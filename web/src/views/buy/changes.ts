import type { Summary } from '../../../../src/core/emit/summary.ts';
import { MEDIA_KINDS } from '../../../../src/core/optics/cost-class.ts';
import type { Setting } from '../../compiler/answers/buy.ts';
import type { PickerItem } from '../../ui/picker.tsx';

/** A change of the fabric file that can be tried: what it is called, the values it may have, and the settings of a value. */
export type Change = {
  readonly id: string;
  readonly words: string;
  /** `switch`: any switch of the catalogue */
  readonly values: readonly PickerItem<string>[] | 'switch';
  readonly settings: (value: string) => readonly Setting[];
};

const items = (values: readonly string[], words: (value: string) => string = (value) => value) =>
  values.map((id) => ({ id, words: words(id) }));

const one =
  (path: string, typed: (value: string) => string = (value) => value) =>
  (value: string): readonly Setting[] => [{ path, value: typed(value) }];

/** The language has no twisted pair to ask for: it follows from the ports. */
const MEDIA = ['auto', ...MEDIA_KINDS.filter((kind) => kind !== 'twisted-pair')];
const PREFER = ['power', 'cost', 'latency', 'reach-margin'];
const RATIOS = ['1:1', '2:1', '3:1', '4:1'];
const SPARES = ['0', '1', '2', '4', '8'];

/** Switch roles of every network that was designed. */
const rolesOf = ({ devices }: Summary): ReadonlyMap<string, readonly string[]> => {
  const networks = new Map<string, string[]>();
  for (const { role, network } of devices) {
    if (role === 'server' || network === '') continue;
    const roles = networks.get(network) ?? [];
    if (!roles.includes(role)) networks.set(network, [...roles, role]);
  }
  return networks;
};

/** What can be changed in a design with a pick: the policy of parts, and of each network its switches and its bandwidth. */
export const changesOf = (summary: Summary): readonly Change[] => [
  {
    id: 'prefer',
    words: 'parts: prefer',
    values: items(PREFER),
    settings: one('optics.prefer', (value) => `[${value}]`),
  },
  { id: 'media', words: 'parts: medium', values: items(MEDIA), settings: one('optics.media') },
  ...[...rolesOf(summary)].flatMap(([network, roles]): readonly Change[] => {
    const path = `networks.${network}`;
    const swap = (role: string) => `${path}.${role}.switch`;
    return [
      ...(roles.length > 1
        ? [
            {
              id: `${network} all`,
              words: `${network}: all switches`,
              values: 'switch' as const,
              settings: (value: string) => roles.map((role) => ({ path: swap(role), value })),
            },
          ]
        : []),
      ...roles.map((role) => ({
        id: `${network} ${role}`,
        words: `${network}: ${role} switch`,
        values: 'switch' as const,
        settings: one(swap(role)),
      })),
      ...(roles.includes('spine')
        ? [
            {
              id: `${network} ratio`,
              words: `${network}: oversubscription`,
              values: items(RATIOS),
              settings: one(`${path}.oversubscription`),
            },
          ]
        : []),
      {
        id: `${network} spare`,
        words: `${network}: spare ports a leaf`,
        values: items(SPARES),
        settings: one(`${path}.leaf.spare-ports`),
      },
    ];
  }),
];
