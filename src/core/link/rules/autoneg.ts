import { type Diagnostic, diagnostic } from '../../diagnostics/index.ts';
import { negotiates, negotiation } from '../autoneg.ts';
import { idle, ofEnds } from '../evidence.ts';
import { bothEnds, type LinkContext, type Rule } from '../question.ts';

const word = (on: boolean): string => (on ? 'on' : 'off');

/** Optics, retimed cables and pre-clause-73 copper: nothing may be negotiated or trained. */
const onSilentMedium = (link: LinkContext): readonly Diagnostic[] => {
  const silent =
    link.medium === 'optics' || link.medium === 'AOC'
      ? 'No optical PMD has clause 73, and a module does not pass its slow pages'
      : link.medium === 'AEC'
        ? 'A retimed cable advertises chip-to-module interfaces: the host neither negotiates nor trains over it'
        : 'This copper PMD has neither clause 73 autonegotiation nor training';
  const ends = bothEnds(link).map((end) => ({ end, ...negotiation(link, end) }));
  const on = ends.find((x) => x.autoneg);
  if (on) return [diagnostic('LW3902', { end: on.end.side, medium: link.medium, why: `${silent}.` })];
  const [a, b] = ends;
  if (!a || !b || (!a.linkTraining && !b.linkTraining)) return [];
  return [diagnostic('LW3903', { a: word(a.linkTraining), b: word(b.linkTraining) })];
};

const onCopper = (link: LinkContext): readonly Diagnostic[] => {
  const a = negotiation(link, link.a);
  const b = negotiation(link, link.b);
  if (a.autoneg !== b.autoneg) {
    return [diagnostic('LW3901', { a: word(a.autoneg), b: word(b.autoneg), medium: link.medium })];
  }
  if (a.linkTraining !== b.linkTraining) {
    return [diagnostic('LW3903', { a: word(a.linkTraining), b: word(b.linkTraining) })];
  }
  if (a.autoneg || a.linkTraining) return [];
  return [diagnostic('LW3907', { laneRate: link.a.setting.speed / link.a.setting.lanesPerLink })];
};

/** Without an application or a cable there is no medium to judge. */
const hasMedium = (link: LinkContext): boolean =>
  link.cable
    ? link.copperPmds.length > 0 || (link.medium !== 'DAC' && link.medium !== 'ACC')
    : link.medium === 'optics';

/** Clause 73 autonegotiation and link training: alike at both ends on copper, off over everything retimed or optical. */
export const autoneg: Rule = {
  id: 'autoneg',
  demands: 'autonegotiation and link training are alike at both ends and belong to the medium',
  source: '802.3 clauses 72, 73, 92, 110, 136, 162',
  check: (link) => {
    if (!hasMedium(link)) return [];
    return negotiates(link) ? onCopper(link) : onSilentMedium(link);
  },
  evidence: (link) => {
    if (!hasMedium(link)) return idle('no application and no cable to judge by');
    return ofEnds(link, (end) => {
      const { autoneg: on, linkTraining } = negotiation(link, end);
      return `autonegotiation ${word(on)}, link training ${word(linkTraining)}; ${link.medium} ${negotiates(link) ? 'carries both' : 'carries neither'}`;
    });
  },
};
