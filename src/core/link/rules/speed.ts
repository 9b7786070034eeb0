import { diagnostic } from '../../diagnostics/index.ts';
import { formatSpeed } from '../../units/index.ts';
import { ofEnds } from '../evidence.ts';
import type { Rule } from '../question.ts';

/** Both ends run one speed. */
export const speed: Rule = {
  id: 'speed',
  demands: 'both ends are configured for one speed a link',
  source: '802.3: one MAC rate a link',
  check: ({ a, b }) =>
    a.setting.speed === b.setting.speed
      ? []
      : [diagnostic('LW3304', { aSpeed: a.setting.speed, bSpeed: b.setting.speed })],
  evidence: (link) => ofEnds(link, ({ setting }) => formatSpeed(setting.speed)),
};
