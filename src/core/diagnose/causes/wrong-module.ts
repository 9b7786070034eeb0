import { SeenParts } from '../../asbuilt/judge/parts-seen.ts';
import type { ModuleId } from '../../parts/index.ts';
import { commandFor } from '../ask.ts';
import { excluded, IDLE, type Kind, supported, unknown } from '../cause.ts';

export const wrongModule: Kind = {
  id: 'wrong-module',
  name: 'another module than the proof has',
  why: 'The proof holds for the parts that it names. (part number of the memory against the catalogue)',
  refuted: 'a proof with this module (lanewright link --from-eeprom …) that works',
  explains: ['down', 'dark', 'far dark'],
  follows: [],
  of: 'end',
  judge: ({ own, wanted, catalog }) => {
    // without a plan the proof is of what was read: nothing says what ought to be there
    if (wanted?.place === undefined || !catalog.modules.has(wanted.module as ModuleId)) return IDLE;
    const seen = own.module;
    if (!seen) return unknown('which module this is', commandFor(own, 'module'));
    const { answer, why } = new SeenParts(catalog).judge(wanted.module ?? '', wanted.media, seen.value);
    const named =
      [seen.value.vendor, seen.value.partNumber ?? seen.value.formFactor].filter(Boolean).join(' ') || 'a module';
    const said = { says: `${own.name}: ${named}`, where: seen.where };
    if (answer === 'wrong')
      return supported(
        'shown',
        `${own.name} has ${named} where the proof has ${wanted.module}: ${why}`,
        [said],
        `put ${wanted.module} in, or prove the link anew with what is there (lanewright link --from-eeprom)`,
      );
    if (answer === 'right') return excluded(`${named}, as in the proof (${why})`, said);
    return unknown(`whether ${named} is ${wanted.module} (${why})`, commandFor(own, 'module'));
  },
};
