import type { Commands, OperatingSystem, PortToSet } from './system.ts';
import { fecChoice, fecNote, range } from './words.ts';

const FEC = {
  rs: 'error-correction encoding reed-solomon',
  'base-r': 'error-correction encoding fire-code',
  off: 'no error-correction encoding',
} as const;

/** PAM4 speeds name their lanes (`400g-8`), NRZ ones are full by name (`100gfull`, four lanes; `25gfull`, one). */
const speedWord = ({ setting }: PortToSet): string | undefined => {
  const { speed, lanes } = setting;
  if (speed / lanes >= 50) return `${speed}g-${lanes}`;
  return lanes === 4 || lanes === 1 ? `${speed}gfull` : undefined;
};

const commands = (to: PortToSet): Commands => {
  const { setting, port, ways, number } = to;
  const fec = fecChoice(to);
  const word = speedWord(to);
  const cage = `Ethernet${number ?? 'N'}`;
  const lane = (way: number): string => (port.lanes > 1 ? `${cage}/${(way * port.lanes) / ways + 1}` : cage);
  const pam4 = setting.speed / setting.lanes >= 50;
  const speed = word && `   speed ${setting.autoneg ? 'auto ' : pam4 ? '' : 'forced '}${word}`;
  return {
    lines: range(ways).flatMap((way) => [
      `interface ${lane(way)}`,
      ...(speed ? [speed] : []),
      ...(fec ? [`   ${FEC[fec]}`] : []),
    ]),
    notes: [
      ...(number === undefined ? ['N is the number on the front panel'] : []),
      ...(word ? [] : [`run the port at ${setting.speed}G on ${setting.lanes} lanes: follow the platform's manual`]),
      ...(fec ? [] : [fecNote(to)]),
    ],
  };
};

/** Arista EOS. */
export const eos: OperatingSystem = {
  id: 'eos',
  name: 'Arista EOS',
  runsOn: ({ kind, vendor }) => kind === 'switch' && vendor === 'Arista',
  source: 'Arista EOS user manual, Ethernet ports; configurations of Arista AVD',
  commands,
};
