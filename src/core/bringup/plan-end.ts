import type { Diagnostic } from '../diagnostics/index.ts';
import type { EndModule } from './both-ends.ts';
import { chooseAll, type WantedPath } from './choose-application.ts';
import { changeOf, planOf } from './plan.ts';
import { type Profile, profileOf } from './profile.ts';
import { sffPlan } from './sff-plan.ts';
import type { Step } from './step.ts';

/** How the modules of one end are brought up. */
export type EndPlan = EndModule & {
  /** `flat`: CMIS with flat memory, always ready. `none`: no memory, or none that is known. */
  readonly kind: 'cmis' | 'flat' | 'sff' | 'none';
  /** Of a CMIS module. */
  readonly profile?: Profile;
  readonly paths: readonly WantedPath[];
  readonly steps: readonly Step[];
  readonly diagnostics: readonly Diagnostic[];
};

const NOTHING = { paths: [], steps: [], diagnostics: [] };

/** The steps for the modules of an end, from power-on; or why there are none. */
export const planEnd = (end: EndModule): EndPlan => {
  const { memory, asks } = end;
  if (!memory) return { ...end, ...NOTHING, kind: 'none' };
  if (memory.model !== 'CMIS') return { ...end, ...NOTHING, kind: 'sff', steps: sffPlan(memory) };
  const profile = profileOf(memory);
  if (profile.flat) return { ...end, ...NOTHING, kind: 'flat', profile };
  const { paths, diagnostics } = chooseAll(profile, asks);
  const failed = diagnostics.some(({ severity }) => severity === 'error');
  const steps = failed ? [] : planOf(profile, changeOf(profile, paths, undefined));
  return { ...end, kind: 'cmis', profile, paths, steps, diagnostics };
};
