import type { DeviceDraft, DeviceModel, Module } from '../parts/index.ts';
import { naturalCompare } from '../units/index.ts';
import type { SearchHit } from './catalog.ts';

/** The texts of a thing, the most telling first; lower case. */
type Entry = { readonly hit: SearchHit; readonly fields: readonly string[] };

const lower = (texts: readonly (string | undefined)[]): string[] => texts.map((text) => (text ?? '').toLowerCase());

const applicationsOf = (module: Module): string =>
  module.kind === 'transceiver'
    ? module.applications.map((a) => `${a.host.id} ${a.media.id}`).join(' ')
    : `${module.kind} ${module.pmds.map((pmd) => pmd.id).join(' ')} ${module.modes.map((m) => `${m.instances}x${m.speed}g`).join(' ')}`;

const moduleEntry = (module: Module): Entry => ({
  hit: { kind: 'module', id: module.id },
  fields: lower([
    module.id,
    module.partNumber,
    module.vendor,
    module.kind === 'transceiver' ? module.formFactor : `${module.a.formFactor} ${module.b.formFactor}`,
    applicationsOf(module),
  ]),
});

const deviceEntry = (device: DeviceModel): Entry => ({
  hit: { kind: 'device', id: device.id },
  fields: lower([
    device.id,
    device.model,
    device.vendor,
    device.groups.map((group) => group.port.cage).join(' '),
    `${device.kind} ${device.asic ?? ''}`,
  ]),
});

const draftEntry = (draft: DeviceDraft): Entry => ({
  hit: { kind: 'draft', id: draft.id },
  fields: lower([
    draft.id,
    draft.model,
    draft.vendor,
    draft.groups.map((group) => group.cage).join(' '),
    `${draft.kind} draft`,
  ]),
});

/** How well a word matches: 0 not at all; whole fields before beginnings before the middle, earlier fields before later. */
const score = (fields: readonly string[], word: string): number => {
  let best = 0;
  fields.forEach((field, at) => {
    const where = field.indexOf(word);
    if (where < 0) return;
    const quality = field === word ? 3 : where === 0 ? 2 : 1;
    best = Math.max(best, quality * 10 + (fields.length - at));
  });
  return best;
};

/** Makes the search function; its index is built with the first search. */
export const searcher = (
  modules: Iterable<Module>,
  devices: Iterable<DeviceModel>,
  drafts: Iterable<DeviceDraft>,
): ((text: string) => SearchHit[]) => {
  let entries: readonly Entry[] | undefined;
  return (text) => {
    const words = text
      .toLowerCase()
      .split(' ')
      .filter((word) => word !== '');
    if (words.length === 0) return [];
    entries ??= [
      ...Array.from(modules, moduleEntry),
      ...Array.from(devices, deviceEntry),
      ...Array.from(drafts, draftEntry),
    ];
    const found: { hit: SearchHit; total: number }[] = [];
    for (const { hit, fields } of entries) {
      const scores = words.map((word) => score(fields, word));
      if (scores.every((s) => s > 0)) found.push({ hit, total: scores.reduce((sum, s) => sum + s, 0) });
    }
    return found.sort((a, b) => b.total - a.total || naturalCompare(a.hit.id, b.hit.id)).map(({ hit }) => hit);
  };
};
