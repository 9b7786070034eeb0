/** A fact that no device type of NetBox states. */
export type Gap = { readonly fact: string; readonly inDraft: string; readonly where: string };

/** What the format has no field for, what a draft holds in its place and where the fact is found. */
export const GAPS: readonly Gap[] = [
  {
    fact: 'lanes wired to a cage and their rates',
    inDraft: 'lanes and laneRatesGbps are "unknown"',
    where: 'hardware guide; "lanes" in platform.json of the model in SONiC',
  },
  {
    fact: 'breakout modes',
    inDraft: 'modes are "unknown"',
    where: 'configuration guide; "breakout_modes" in platform.json',
  },
  {
    fact: 'ports that alone may split or darken a neighbour, the most logical ports',
    inDraft: 'left out, and the rules then know of no such limit: add splitRules and logicalPortLimits',
    where: 'configuration guide, release notes',
  },
  {
    fact: 'power a cage feeds to a module',
    inDraft: 'maxModulePowerW is left out, every proof says so',
    where: 'hardware guide',
  },
  {
    fact: 'FEC, autonegotiation, link training',
    inDraft: 'no field: the link rules derive them from lanes and module',
    where: 'configuration guide, where the operating system offers less than the standards',
  },
  {
    fact: 'ASIC, capacity, buffer, latency, power of the whole device',
    inDraft: 'left out; draws of power inlets are taken over one by one, not added up',
    where: 'data sheet',
  },
];
