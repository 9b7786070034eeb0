import { type Diagnostic, diagnostic } from '../../diagnostics/index.ts';
import { isLaneToLane } from '../../parts/index.ts';
import { lineAutoneg, negotiation } from '../autoneg.ts';
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

/** Twisted pair: without autonegotiation nobody says which end is the clock master. */
const onTwistedPair = (link: LinkContext): readonly Diagnostic[] => {
  const off = bothEnds(link).filter((end) => !negotiation(link, end).autoneg);
  if (off.length === 0) return [];
  const ends = off.length === 2 ? 'both ends' : `end ${off[0]?.side}`;
  return [diagnostic('LW3909', { ends, pmd: link.copperPmds.map((pmd) => pmd.id).join(' or ') })];
};

const BY_LINE = { none: onSilentMedium, 'clause-28': onTwistedPair, 'clause-73': onCopper } as const;

/**
 * Clause 73 autonegotiation and link training: alike at both ends on twinax, off over everything retimed or optical. Clause 28
 * autonegotiation: on at both ends of a twisted pair.
 */
export const autoneg: Rule = {
  id: 'autoneg',
  demands: 'autonegotiation and link training are alike at both ends and belong to the medium',
  source: '802.3 clauses 28, 40, 72, 73, 92, 110, 136, 162',
  check: (link) => {
    // without an application or a cable there is no medium to judge
    const { cable, copperPmds, medium } = link;
    if (cable ? copperPmds.length === 0 && isLaneToLane(cable) : medium !== 'optics') return [];
    return BY_LINE[lineAutoneg(link)](link);
  },
};
