import { bothEnds, type EndContext, type Evidence, type LinkContext } from './question.ts';

export const saw = (...lines: readonly (string | undefined)[]): Evidence => ({
  saw: lines.filter((line) => line !== undefined),
});

export const idle = (why: string): Evidence => ({ idle: why });

/** A line for each end. */
export const ofEnds = (link: LinkContext, tell: (end: EndContext) => string): Evidence =>
  saw(...bothEnds(link).map((end) => `end ${end.side}: ${tell(end)}`));

/** Why the rules of light and glass have nothing to ask; undefined where they have. */
export const notFibre = (link: LinkContext): Evidence | undefined => {
  if (link.cable) return idle('an integrated cable: no light leaves it');
  return link.plant.kind === 'fibre' ? undefined : idle('no fibre lies between the modules');
};

/** Why the rules of the chosen applications have nothing to ask; undefined where both ends run one. */
export const notRun = (link: LinkContext): Evidence | undefined => {
  const silent = bothEnds(link).filter(({ application, candidates }) => !application || candidates.length === 0);
  if (silent.length === 0) return undefined;
  const ends = silent.map(({ side }) => `end ${side}`).join(' and ');
  return idle(`${ends} ${silent.length > 1 ? 'run' : 'runs'} no application of the module: see driven`);
};

/** "8 lanes of 50G" */
export const lanesText = ({ setting }: Pick<EndContext, 'setting'>): string =>
  setting.lanesPerLink === 1
    ? `1 lane of ${setting.speed}G`
    : `${setting.lanesPerLink} lanes of ${setting.speed / setting.lanesPerLink}G`;
