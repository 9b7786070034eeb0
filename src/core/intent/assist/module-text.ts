import type { Module } from '../../parts/index.ts';
import { formatLength, formatPower } from '../../units/index.ts';

/** A module or cable in a few lines: what it is, what it runs, what it draws. */
export const moduleText = (module: Module): readonly string[] => {
  if (module.kind !== 'transceiver') {
    const { a, b, lengths } = module;
    const made = lengths.length > 0 ? `, ${lengths.map(formatLength).join(', ')}` : '';
    return [`${module.kind}, ${a.formFactor} to ${b.count > 1 ? `${b.count}x ` : ''}${b.formFactor}${made}`];
  }
  const power = module.power ? [`${formatPower(module.power.max)} at most (${module.power.basis})`] : ['power unknown'];
  const runs = module.applications.map(
    ({ host, media, instances }) => `${instances > 1 ? `${instances}x ` : ''}${host.id} to ${media.id}`,
  );
  return [`${module.formFactor}, ${module.receptacle.plug}, ${module.fibre}`, ...runs, ...power];
};
