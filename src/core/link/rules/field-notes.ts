import { type Diagnostic, diagnostic } from '../../diagnostics/index.ts';
import type { EndCondition, FieldNote } from '../../parts/index.ts';
import { negotiation } from '../autoneg.ts';
import { bothEnds, type EndContext, type LinkContext, otherSide, type Rule } from '../question.ts';

const holdsAt = (condition: EndCondition, end: EndContext): boolean =>
  (!condition.devices || (end.device !== undefined && condition.devices.includes(end.device.id))) &&
  (!condition.modules || condition.modules.includes(end.module.id));

const holds = (note: FieldNote, link: LinkContext, end: EndContext): boolean => {
  const { when } = note;
  const laneRate = end.setting.speed / end.setting.lanesPerLink;
  return (
    holdsAt(when, end) &&
    (!when.far || holdsAt(when.far, link[otherSide(end.side)])) &&
    (!when.media || when.media.includes(link.medium)) &&
    (!when.laneRates || when.laneRates.some((rate) => rate === laneRate)) &&
    (!when.speeds || when.speeds.includes(end.setting.speed)) &&
    (!when.modulation || when.modulation === (laneRate >= 50 ? 'PAM4' : 'NRZ')) &&
    (when.autoneg === undefined || when.autoneg === negotiation(link, end).autoneg) &&
    (!when.fec || (end.setting.fec !== undefined && when.fec.includes(end.setting.fec))) &&
    (when.breakout === undefined || when.breakout === link.legs > 1)
  );
};

const report = (note: FieldNote, end: EndContext): Diagnostic => {
  const source = note.source.join(', ');
  const device = end.device?.id ?? end.module.id;
  switch (note.effect.kind) {
    case 'caveat':
      return diagnostic('LW3908', { note: note.fact, source, advice: note.advice });
    case 'platform-setting':
      return diagnostic('LW3906', { end: end.side, device, fact: note.fact, source, advice: note.advice });
    case 'forced-modulation':
      return diagnostic('LW3308', {
        end: end.side,
        device,
        speed: end.setting.speed,
        hostModulation: note.effect.host,
        lanes: end.setting.lanesPerLink,
        modulation: end.setting.speed / end.setting.lanesPerLink >= 50 ? 'PAM4' : 'NRZ',
        reason: note.fact.replace(/\.$/, ''),
        source,
      });
  }
};

/** What the field and the platforms' manuals add to the standards. */
export const fieldNotes: Rule = {
  id: 'field-notes',
  demands: 'no known exception of the platform or the field applies',
  source: 'field notes of the catalogue',
  check: (link) => {
    const seen = new Set<string>();
    return bothEnds(link).flatMap((end) =>
      link.catalog.fieldNotes.flatMap((note) => {
        if (seen.has(note.id) || !holds(note, link, end)) return [];
        seen.add(note.id);
        return [report(note, end)];
      }),
    );
  },
};
