import { type Diagnostic, diagnostic } from '../../diagnostics/index.ts';
import { idle, ofEnds } from '../evidence.ts';
import { effectiveFec, type FecNeed, fecNeed, linkFec } from '../fec.ts';
import { type EndContext, type LinkContext, otherSide, type Rule } from '../question.ts';

const settingFault = (link: LinkContext, end: EndContext, need: FecNeed): readonly Diagnostic[] => {
  const { fec } = end.setting;
  if (fec === undefined || need.accepted.includes(fec)) return [];
  const rate = end.setting.speed / end.setting.lanesPerLink;
  const args = {
    end: end.side,
    fec,
    interface: end.application?.host.id ?? `${end.setting.lanesPerLink}x${rate}G`,
    pmd: end.application?.media.id ?? link.copperPmds.map((pmd) => pmd.id).join(' or ') ?? link.medium,
    needed: need.accepted.join(' or '),
    why: need.why,
  };
  return [fec === 'none' ? diagnostic('LW3801', args) : diagnostic('LW3802', args)];
};

const lineCode = (link: LinkContext, end: EndContext, need: FecNeed): string =>
  need.line ?? effectiveFec(need, end.setting.fec, link[otherSide(end.side)].setting.fec);

const check = (link: LinkContext): readonly Diagnostic[] => {
  const needs = { a: fecNeed(link, link.a), b: fecNeed(link, link.b) };
  const faults: Diagnostic[] = [];
  if (needs.a) faults.push(...settingFault(link, link.a, needs.a));
  if (needs.b) faults.push(...settingFault(link, link.b, needs.b));
  if (faults.length || !needs.a || !needs.b || needs.a.vendorDefined || needs.b.vendorDefined) return faults;
  const aFec = lineCode(link, link.a, needs.a);
  const bFec = lineCode(link, link.b, needs.b);
  if (aFec === bFec) return [];
  const common = needs.a.accepted.filter((fec) => needs.b?.accepted.includes(fec));
  const advice = common.length
    ? `Set ${common.join(' or ')} at both ends.`
    : 'Use modules that run the same code on the line.';
  return [diagnostic('LW3803', { aFec, bFec, advice })];
};

/** The same FEC on the line, and at each host what its interface and its module need. */
export const fec: Rule = {
  id: 'fec',
  demands: 'one FEC on the line, and the host setting that each module needs',
  source: '802.3 clauses 74, 91, 108, 119, 134, 161, 172; SFF-8024 host interface codes',
  check,
  evidence: (link) => {
    const needs = { a: fecNeed(link, link.a), b: fecNeed(link, link.b) };
    const { a, b } = needs;
    if (!a || !b) return idle('no application runs, so no code is needed yet: see driven');
    const right = linkFec(link);
    return ofEnds(
      link,
      ({ side, setting }) =>
        `${setting.fec ?? right[side]} on the host${setting.fec === undefined ? '' : ' as set'}; ${needs[side]?.why}`,
    );
  },
};
