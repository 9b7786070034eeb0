import { type Diagnostic, diagnostic, plural } from '../../diagnostics/index.ts';
import type { Application, OpticalPmd } from '../../parts/index.ts';
import { idle, notRun, saw } from '../evidence.ts';
import { clauseName } from '../plugs.ts';
import type { EndContext, LinkContext, Rule } from '../question.ts';
import { lightAgrees } from '../select.ts';

const grid = (pmd: OpticalPmd): string => pmd.wavelengthsNm.join('/');

/** Multimode and BiDi windows, one wavelength or a grid: how a PMD lays out its light. */
const sameGrid = (a: OpticalPmd, b: OpticalPmd): boolean => grid(a) === grid(b);

const isGrid = (pmd: OpticalPmd): boolean => pmd.wavelengthsNm.length > 1;

/** Why light of one plan is lost on a receiver of the other. */
const planWords = (a: OpticalPmd, b: OpticalPmd): string => {
  if (a.fibre !== b.fibre) {
    const words = (pmd: OpticalPmd): string =>
      `${pmd.id} is made for ${pmd.fibre === 'MMF' ? 'multimode' : 'single-mode'} fibre`;
    return `${words(a)}, ${words(b)}`;
  }
  if (isGrid(a) && isGrid(b)) return 'behind a demultiplexer each end sees its own grid alone';
  const [one, many] = isGrid(b) ? [a, b] : [b, a];
  return isGrid(many)
    ? `${many.id} parts several wavelengths of one fibre, ${one.id} uses one`
    : 'these are in two bands of wavelengths';
};

/** Every way in which the light of two PMDs differs, the one that explains most first. */
const lightFaults = (a: OpticalPmd, b: OpticalPmd): readonly Diagnostic[] => {
  const clauses = { aPmd: a.id, bPmd: b.id, aClause: clauseName(a.clause), bClause: clauseName(b.clause) };
  const lanes = diagnostic('LW3404', { ...clauses, aLanes: a.lanes, bLanes: b.lanes });
  const faults: Diagnostic[] = [];
  if (!sameGrid(a, b)) {
    // a grid against one wavelength shows as a lane count first; multimode pairs of windows (BiDi, SWDM) are a plan of their own
    const oneAgainstMany = isGrid(a) !== isGrid(b) && a.fibre === 'SMF' && b.fibre === 'SMF';
    if (oneAgainstMany && a.lanes !== b.lanes) faults.push(lanes);
    faults.push(
      diagnostic('LW3401', { ...clauses, aWavelengths: grid(a), bWavelengths: grid(b), how: planWords(a, b) }),
    );
  }
  if (a.modulation !== b.modulation) {
    const { modulation: aModulation, baudGBd: aBaud } = a;
    const { modulation: bModulation, baudGBd: bBaud } = b;
    faults.push(diagnostic('LW3402', { ...clauses, aModulation, bModulation, aBaud, bBaud }));
  } else if (a.baudGBd !== b.baudGBd) {
    faults.push(diagnostic('LW3403', { ...clauses, aBaud: a.baudGBd, bBaud: b.baudGBd }));
  }
  if (a.lanes !== b.lanes && !faults.includes(lanes)) faults.push(lanes);
  if (faults.length === 0 && a.opticalGroup !== b.opticalGroup) {
    faults.push(diagnostic('LW3405', { aPmd: a.id, bPmd: b.id }));
  }
  return faults;
};

/**
 * The applications to compare: those the ports are set to; where an end has none, all that its module could ever run, so
 * that an optical fault is named only if no setting would cure it.
 */
const options = (end: EndContext): readonly Application[] =>
  end.candidates.length ? end.candidates : (end.optic?.applications ?? []);

const check = (link: LinkContext): readonly Diagnostic[] => {
  const a = options(link.a);
  const b = options(link.b);
  const [firstA] = a;
  const [firstB] = b;
  if (!firstA || !firstB) return [];
  const asConfigured = link.a.candidates.length > 0 && link.b.candidates.length > 0;
  const agree = (x: Application, y: Application): boolean =>
    asConfigured ? lightAgrees(x, y) : x.media.opticalGroup === y.media.opticalGroup;
  if (a.some((x) => b.some((y) => agree(x, y)))) return [];
  return lightFaults((link.a.application ?? firstA).media, (link.b.application ?? firstB).media);
};

/** Do the lights of the chosen applications meet? The rules of loss and overload compare only such. */
export const lightsMeet = (link: LinkContext): boolean =>
  link.a.application !== undefined &&
  link.b.application !== undefined &&
  link.a.application.media.opticalGroup === link.b.application.media.opticalGroup;

/** Does the rule of light fail? How much of it arrives is no question then. */
export const lightsDiffer = (link: LinkContext): boolean => check(link).length > 0;

/** "4 lanes at 1310 nm, PAM4 at 53.125 GBd" */
const lightText = ({ lanes, wavelengthsNm, modulation, baudGBd }: OpticalPmd): string =>
  `${plural(lanes, 'lane')} at ${wavelengthsNm.join('/')} nm, ${modulation} at ${baudGBd} GBd`;

/** Wavelengths, modulation, symbol rate and lane count of the light must agree: one optical group, equal lanes a link. */
export const optics: Rule = {
  id: 'optics',
  demands: 'both lights agree in wavelength plan, modulation, symbol rate and lanes a link',
  source: '802.3 PMD clauses and MSAs as named by each PMD row',
  check,
  evidence: (link) => {
    const { a, b } = link;
    if (!a.optic || !b.optic) return idle('an integrated cable: no light to compare');
    const silent = notRun(link);
    if (silent || !a.application || !b.application) return silent ?? idle('no light to compare');
    const [mine, theirs] = [a.application.media, b.application.media];
    return mine.id === theirs.id
      ? saw(`${mine.id} at both ends: ${lightText(mine)}`)
      : saw(`end a: ${mine.id}, ${lightText(mine)}`, `end b: ${theirs.id}, ${lightText(theirs)}`);
  },
};
