import { diagnostic } from '../../diagnostics/index.ts';
import type { Protocol } from '../../parts/index.ts';
import { ofEnds } from '../evidence.ts';
import type { Rule } from '../question.ts';

const NAMES: Readonly<Record<Protocol, string>> = { ethernet: 'Ethernet', infiniband: 'InfiniBand' };

/** A VPI port left in InfiniBand is the named cause of a dark link that is right in everything else. */
export const protocol: Rule = {
  id: 'protocol',
  demands: 'both ports speak Ethernet',
  source: 'NVIDIA VPI port type management (LINK_TYPE_P1/P2)',
  check: ({ a, b }) => {
    const mine = a.setting.protocol ?? 'ethernet';
    const theirs = b.setting.protocol ?? 'ethernet';
    if (mine !== theirs) return [diagnostic('LW3904', { a: NAMES[mine], b: NAMES[theirs] })];
    return mine === 'ethernet' ? [] : [diagnostic('LW3905', { protocol: NAMES[mine] })];
  },
  evidence: (link) => ofEnds(link, ({ setting }) => NAMES[setting.protocol ?? 'ethernet']),
};
