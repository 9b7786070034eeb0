import { facingPlugs } from './plugs.ts';
import { bothEnds, type EndContext, type LinkContext } from './question.ts';
import { governingGrade, lossBudget } from './reach.ts';
import { powerOf } from './rules/powered.ts';
import { channelTwins } from './select.ts';

/** Something a link rests on that is not a sourced, certain fact, and the rule that would have checked it. */
export type Assumption = {
  /** id of the rule; undefined where every rule reads the fact */
  readonly rule: string | undefined;
  readonly words: string;
};

const of = (rule: string | undefined, words: string): Assumption => ({ rule, words });

const ofEnd = (link: LinkContext, end: EndContext): readonly Assumption[] => {
  const found: Assumption[] = [];
  const at = `end ${end.side}`;
  const power = powerOf(link, end);
  const known = (what: string, confidence: string): void => {
    if (confidence !== 'high') found.push(of(undefined, `${at}: the facts of ${what} are of ${confidence} confidence`));
  };
  if (!power)
    found.push(
      of('powered', `${at}: the power of ${end.module.id} is unknown; ${end.port.cage} port power not checked`),
    );
  else if (power.basis !== 'source')
    found.push(of('powered', `${at}: the power of ${end.module.id} is ${power.basis}, not sourced`));
  if (end.port.maxModulePower === undefined && power?.max !== 0)
    found.push(of('powered', `${at}: the module power limit of the ${end.port.cage} port is unknown`));
  known(end.module.id, end.module.confidence);
  if (end.device) known(end.device.id, end.device.confidence);
  const media = end.application?.media;
  if (media) known(media.id, media.confidence);
  for (const twin of media && end.application ? channelTwins(end, end.candidates, end.application) : []) {
    found.push(
      of(
        'driven',
        `${at}: the host channel is of class ${end.application?.host.channel}; on a host of class ${twin.host.channel} select application ${(end.optic?.applications.indexOf(twin) ?? 0) + 1} (${twin.host.id})`,
      ),
    );
  }
  if (end.links > 1 && !end.device)
    found.push(of('breakout', `${at}: the platform offers a ${end.links}-way split of this port`));
  return found;
};

/** One PMD at both ends cannot overload itself within its own limits; two of a group can, where a figure is missing. */
const overloadUnchecked = (link: LinkContext): readonly Assumption[] => {
  const a = link.a.application?.media;
  const b = link.b.application?.media;
  if (!a || !b || a.id === b.id) return [];
  const missing = [a, b].filter((media) => media.txMax === undefined || media.rxMax === undefined);
  return missing.map((media) =>
    of('overload', `receiver overload not checked: power limits of ${media.id} are incomplete`),
  );
};

const ofFibre = (link: LinkContext): readonly Assumption[] => {
  const { plant } = link;
  if (plant.kind !== 'fibre' || link.cable) return [];
  const found: Assumption[] = [];
  const plugs = facingPlugs(link, plant);
  for (const end of bothEnds(link)) {
    const receptacle = end.optic?.receptacle;
    if (receptacle && receptacle.polish === undefined)
      found.push(
        of('connectors', `end ${end.side}: the plug has the face of the receptacle (UPC or APC is not known of it)`),
      );
  }
  if (!plugs) found.push(of('connectors', 'the plugs of the cabling match the receptacles (not stated)'));
  else {
    for (const end of bothEnds(link)) {
      if (plugs[end.side].polish === undefined && end.optic?.receptacle.polish === 'APC') {
        found.push(of('connectors', `end ${end.side}: the plug is APC like the receptacle (polish not stated)`));
      }
    }
  }
  if (plant.path.some((segment) => segment.polarity === undefined))
    found.push(of('polarity', 'the polarity of the path is right (not stated)'));
  if (governingGrade(plant) === 'OS1') found.push(of('loss', 'OS1 fibre is taken for OS2 at 1.0 dB/km'));
  for (const { application } of bothEnds(link)) {
    const media = application?.media;
    if (!media) continue;
    if (lossBudget(media, plant) === undefined)
      found.push(of('loss', `the loss budget of ${media.id} on ${governingGrade(plant)} is unknown`));
  }
  found.push(...overloadUnchecked(link));
  return found;
};

/** Everything a link rests on that is not a sourced, certain fact, by end, without repeats. */
export const assumptionsOf = (link: LinkContext): readonly Assumption[] => {
  const found = [...ofEnd(link, link.a), ...ofEnd(link, link.b), ...ofFibre(link)];
  if (link.medium === 'ACC')
    found.push(of('autoneg', 'a linear redriver passes autonegotiation and training (no vendor text found)'));
  if (link.medium === 'AEC')
    found.push(of('autoneg', 'the cable neither passes nor answers autonegotiation (follow its data sheet)'));
  return [...new Map(found.map((assumption) => [assumption.words, assumption])).values()];
};
