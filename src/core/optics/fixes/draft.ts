import type { LinkQuestion, Side } from '../../link/index.ts';
import type { Module, SiteFibre } from '../../parts/index.ts';
import { DEFAULT_SITE_FIBRE } from '../../parts/index.ts';
import { gbps } from '../../units/index.ts';
import type { Cabling } from '../cabling.ts';
import type { PortEnd, PortPair } from '../ports.ts';

/** What a change touches, the smallest intervention first: nobody moves for a setting, everything is bought anew for parts. */
export const FIX_KINDS = ['setting', 'port', 'cable', 'length', 'module', 'breakout', 'parts'] as const;
export type FixKind = (typeof FIX_KINDS)[number];

/** A change of a link question, not judged yet. */
export type Draft = {
  readonly kind: FixKind;
  /** What to do, one order to a person each. */
  readonly orders: readonly string[];
  readonly question: LinkQuestion;
};

/** "end a (NV-SN4700)" */
export const endName = (question: LinkQuestion, side: Side): string => {
  const { device } = question[side];
  return device ? `end ${side} (${device.id})` : `end ${side}`;
};

const withEnd = (question: LinkQuestion, side: Side, change: Partial<LinkQuestion[Side]>): LinkQuestion => ({
  ...question,
  [side]: { ...question[side], ...change },
});

/** The question with some settings of one end changed. */
export const withSetting = (
  question: LinkQuestion,
  side: Side,
  setting: Partial<LinkQuestion[Side]['setting']>,
): LinkQuestion => withEnd(question, side, { setting: { ...question[side].setting, ...setting } });

export { withEnd };

/** The two ports of a question without their modules: what parts are searched for. */
export const pairOf = ({ a, b }: LinkQuestion): PortPair => {
  const legs = Math.max(1, Math.ceil(Math.max(a.count, b.count) / Math.min(a.count, b.count)));
  const end = (side: LinkQuestion[Side], ways: number): PortEnd => ({
    device: side.device,
    port: side.port,
    ways,
    lanesPerLink: side.setting.lanesPerLink,
    number: side.portNumber,
  });
  // a link runs at one speed: the slower end's, where the two were set unlike
  const speed = gbps(Math.min(a.setting.speed, b.setting.speed));
  return { a: end(a, b.count > a.count ? legs : 1), b: end(b, a.count > b.count ? legs : 1), speed };
};

/** A part by name; where its maker is another than that of the host it goes into, both makers. */
export const partIn = ({ id, vendor }: Module, { device }: Pick<LinkQuestion[Side], 'device'>): string =>
  !device || vendor === 'generic' || device.vendor === 'generic' || vendor === device.vendor
    ? id
    : `${id} (${vendor}, in a host of ${device.vendor})`;

/** What is laid between two transceivers, as one order. */
export const cableOrder = ({ part, far }: Cabling): string =>
  `cable it with ${far ? `${part}, then ${far.part}` : part}`;

/** The fibre a site has, as far as the question tells: the grade that is laid, and the patch panels between. */
export const siteOf = ({ plant }: LinkQuestion): SiteFibre => {
  if (plant.kind !== 'fibre') return DEFAULT_SITE_FIBRE;
  const grades = plant.runs.map(({ grade }) => grade);
  return {
    singlemode: grades.find((grade) => grade.startsWith('OS')) ?? DEFAULT_SITE_FIBRE.singlemode,
    multimode: grades.find((grade) => grade.startsWith('OM')) ?? DEFAULT_SITE_FIBRE.multimode,
    connectors: plant.connectors ?? Math.max(0, plant.path.length - 1),
  };
};
