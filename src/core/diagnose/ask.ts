import type { EndFacts } from './facts.ts';

/** What to run on the device to learn something: on SONiC, on Linux. PORT stands for the port. */
const COMMANDS = {
  link: ['show interfaces status PORT', 'ethtool PORT'],
  fec: ['show interfaces fec status PORT', 'ethtool --show-fec PORT'],
  module: ['sfputil show eeprom -d -p PORT', 'ethtool -m PORT'],
  dump: ['sfputil show eeprom-hexdump -p PORT', 'ethtool -m PORT hex on'],
  status: ['show interfaces transceiver status PORT', 'ethtool -m PORT'],
  counters: ['show interfaces counters fec-stats', 'ethtool -I --show-fec PORT'],
  autoneg: ['show interfaces autoneg status PORT', 'ethtool PORT'],
  training: ['show interfaces link-training status PORT', 'ethtool PORT'],
  neighbour: ['show lldp table', 'lldpctl -f json'],
} as const;

export type Topic = keyof typeof COMMANDS;

/** The command that would tell, for the system that the end runs; both where that is not known. */
export const commandFor = (facts: EndFacts, topic: Topic): string => {
  const [sonic, linux] = COMMANDS[topic].map((text) => text.replace('PORT', facts.port ?? 'PORT'));
  const system = facts.one('system')?.value;
  if (system === undefined) return `at ${facts.name}: ${linux} (Linux) or ${sonic} (SONiC)`;
  return `at ${facts.name}: ${/sonic/i.test(system) ? sonic : linux}`;
};
