import { type Diagnostic, diagnostic } from '../../diagnostics/index.ts';
import { idle, ofEnds, saw } from '../evidence.ts';
import { clauseName } from '../plugs.ts';
import { bothEnds, type Rule } from '../question.ts';
import { governingGrade, isSinglemode } from '../reach.ts';

/** Single-mode optics over single-mode fibre, multimode over multimode. */
export const fibre: Rule = {
  id: 'fibre',
  demands: 'the fibre is of the kind the PMD is specified for',
  source: '802.3 fibre characteristics of each PMD clause; ISO/IEC 11801-1 grades',
  check: (link) => {
    const { plant } = link;
    if (plant.kind === 'cable' && link.a.optic && link.b.optic) {
      return [diagnostic('LW3607', { a: link.a.module.id, b: link.b.module.id })];
    }
    if (plant.kind !== 'fibre' || link.cable) return [];
    const laid = isSinglemode(governingGrade(plant)) ? 'SMF' : 'MMF';
    const mixed = plant.runs.some((run) => isSinglemode(run.grade) !== (laid === 'SMF'));
    return bothEnds(link).flatMap((end): Diagnostic[] => {
      if (!end.optic || (end.optic.fibre === laid && !mixed)) return [];
      const pmd = end.application?.media ?? end.optic.applications[0]?.media;
      return [
        diagnostic('LW3601', {
          end: end.side,
          pmd: pmd?.id ?? end.optic.id,
          pmdFibre: end.optic.fibre,
          fibre: [...new Set(plant.runs.map((run) => run.grade))].join(' and '),
          clause: pmd ? clauseName(pmd.clause) : '',
        }),
      ];
    });
  },
  evidence: (link) => {
    const { plant } = link;
    if (link.cable) return idle('an integrated cable: no light leaves it');
    if (plant.kind !== 'fibre') return saw('two transceivers, and a cable with plugs of its own between them');
    const laid = [...new Set(plant.runs.map(({ grade }) => grade))].join(' and ');
    return ofEnds(link, ({ optic }) => `${laid} laid, the module is made for ${optic?.fibre ?? 'no fibre'}`);
  },
};
