import { facingPlugs } from './plugs.ts';
import { bothEnds, type EndContext, type LinkContext } from './question.ts';
import { governingGrade, lossBudget } from './reach.ts';
import { powerOf } from './rules/powered.ts';
import { channelTwins } from './select.ts';

const ofEnd = (link: LinkContext, end: EndContext): readonly string[] => {
  const found: string[] = [];
  const at = `end ${end.side}`;
  const power = powerOf(link, end);
  if (!power) found.push(`${at}: the power of ${end.module.id} is unknown; ${end.port.cage} port power not checked`);
  else if (power.basis !== 'source') found.push(`${at}: the power of ${end.module.id} is ${power.basis}, not sourced`);
  if (end.port.maxModulePower === undefined && power?.max !== 0)
    found.push(`${at}: the module power limit of the ${end.port.cage} port is unknown`);
  if (end.module.confidence !== 'high')
    found.push(`${at}: the facts of ${end.module.id} are of ${end.module.confidence} confidence`);
  if (end.device && end.device.confidence !== 'high') {
    found.push(`${at}: the facts of ${end.device.id} are of ${end.device.confidence} confidence`);
  }
  const media = end.application?.media;
  if (media && media.confidence !== 'high')
    found.push(`${at}: the facts of ${media.id} are of ${media.confidence} confidence`);
  for (const twin of media && end.application ? channelTwins(end, end.candidates, end.application) : []) {
    found.push(
      `${at}: the host channel is of class ${end.application?.host.channel}; on a host of class ${twin.host.channel} select application ${(end.optic?.applications.indexOf(twin) ?? 0) + 1} (${twin.host.id})`,
    );
  }
  if (end.links > 1 && !end.device) found.push(`${at}: the platform offers a ${end.links}-way split of this port`);
  return found;
};

/** One PMD at both ends cannot overload itself within its own limits; two of a group can, where a figure is missing. */
const overloadUnchecked = (link: LinkContext): readonly string[] => {
  const a = link.a.application?.media;
  const b = link.b.application?.media;
  if (!a || !b || a.id === b.id) return [];
  const missing = [a, b].filter((media) => media.txMax === undefined || media.rxMax === undefined);
  return missing.map((media) => `receiver overload not checked: power limits of ${media.id} are incomplete`);
};

const ofFibre = (link: LinkContext): readonly string[] => {
  const { plant } = link;
  if (plant.kind !== 'fibre' || link.cable) return [];
  const found: string[] = [];
  const plugs = facingPlugs(link, plant);
  if (!plugs) found.push('the plugs of the cabling match the receptacles (not stated)');
  else {
    for (const end of bothEnds(link)) {
      if (plugs[end.side].polish === undefined && end.optic?.receptacle.polish === 'APC') {
        found.push(`end ${end.side}: the plug is APC like the receptacle (polish not stated)`);
      }
    }
  }
  if (plant.path.some((segment) => segment.polarity === undefined))
    found.push('the polarity of the path is right (not stated)');
  if (governingGrade(plant) === 'OS1') found.push('OS1 fibre is taken for OS2 at 1.0 dB/km');
  for (const { application } of bothEnds(link)) {
    const media = application?.media;
    if (!media) continue;
    if (lossBudget(media, plant) === undefined)
      found.push(`the loss budget of ${media.id} on ${governingGrade(plant)} is unknown`);
  }
  found.push(...overloadUnchecked(link));
  return found;
};

/** Everything a "works" rests on that is not a sourced, certain fact. Sorted by end, without repeats. */
export const assumptionsOf = (link: LinkContext): readonly string[] => {
  const found = [...ofEnd(link, link.a), ...ofEnd(link, link.b), ...ofFibre(link)];
  if (link.medium === 'ACC') found.push('a linear redriver passes autonegotiation and training (no vendor text found)');
  if (link.medium === 'AEC') found.push('the cable neither passes nor answers autonegotiation (follow its data sheet)');
  return [...new Set(found)];
};
