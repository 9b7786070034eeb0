import { diagnostic } from '../../diagnostics/index.ts';
import type { Application, FormFactor, Receptacle, Transceiver } from '../../parts/index.ts';
import { metres } from '../../units/index.ts';
import type { Decoded } from '../decode.ts';
import { RECEPTACLES } from '../part-codes.ts';
import { codeOf, common, number, power, type Read, type ReadPart, text } from './read.ts';

const FACES: readonly (Receptacle['polish'] | undefined)[] = [undefined, 'PC', 'APC', undefined];

const FIBRES: Readonly<Record<string, number>> = {
  LC: 2,
  CS: 2,
  SN: 2,
  'MPO-12': 12,
  'MPO-16': 16,
  'MPO-24': 24,
  'MPO-32': 32,
};

/** Plugs of two fibres: as many as the links of all applications need. */
const DUPLEX = new Set(['LC', 'CS', 'SN']);

/** The receptacle by its connector code; its face is told from CMIS 5.2 on (lower page byte 61), else the catalogue may know it. */
const receptacleOf = ({ decoded, known }: Read, applications: readonly Application[]): Receptacle | undefined => {
  const code = codeOf(text(decoded.values.connector));
  const found = RECEPTACLES.find((one) => one.connector === code);
  if (known?.kind === 'transceiver') return known.receptacle;
  if (!found) return undefined;
  const lower = decoded.memory.pages.get('lower');
  const polish = decoded.memoryModel === 'CMIS' ? FACES[(lower?.bytes[61] ?? 0) & 3] : undefined;
  const plug = found.plug as Receptacle['plug'];
  const fibres = FIBRES[plug] ?? 2;
  const used = Math.max(...applications.map(({ media, instances }) => media.fibres * instances));
  return { count: DUPLEX.has(plug) ? Math.ceil(used / fibres) : (found.count ?? 1), plug, polish, fibres };
};

const reachOf = ({ values }: Decoded, fibre: 'SMF' | 'MMF'): Transceiver['ratedReach'] => {
  const m = (key: string): number => number(values[key]) ?? 0;
  const reach: Record<string, ReturnType<typeof metres>> = {};
  const smf = m('lengthSmfKm') * 1000 || (values.lengthSmf100m === 255 ? 0 : m('lengthSmf100m') * 100);
  if (fibre === 'SMF' && smf > 0) reach.OS2 = metres(smf);
  if (fibre === 'MMF')
    for (const [grade, key] of [
      ['OM3', 'lengthOm3M'],
      ['OM4', 'lengthOm4M'],
      ['OM5', 'lengthOm5M'],
    ] as const)
      if (m(key) > 0) reach[grade] = metres(m(key));
  // SFF-8636 and SFF-8472 have one byte for cables and for OM4
  const om4 = m('lengthByte146') * 2 || m('lengthCopperOrOm4Byte18') * 10;
  if (fibre === 'MMF' && om4 > 0) reach.OM4 = metres(om4);
  return reach;
};

export const transceiver = (
  read: Read,
  applications: readonly Application[],
  formFactor: string,
  basis: string,
): ReadPart => {
  const { decoded, known } = read;
  const [first] = applications;
  if (!first) return { part: undefined, diagnostics: [diagnostic('LW8025', { id: read.id })] };
  const receptacle = receptacleOf(read, applications);
  if (!receptacle)
    return {
      part: undefined,
      diagnostics: [diagnostic('LW8026', { id: read.id, connector: text(decoded.values.connectorName) || 'unknown' })],
    };
  const fibre = first.media.fibre;
  const rated = reachOf(decoded, fibre);
  return {
    part: {
      ...common(read),
      kind: 'transceiver',
      formFactor: formFactor as FormFactor,
      applications,
      applicationsBasis: basis,
      receptacle,
      fibre,
      ratedReach: known?.kind === 'transceiver' ? { ...known.ratedReach, ...rated } : rated,
      power: power(decoded) ?? (known?.kind === 'transceiver' ? known.power : undefined),
    },
    diagnostics: [],
  };
};
