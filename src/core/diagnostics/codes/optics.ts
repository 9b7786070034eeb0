import type { CodeEntry } from '../entry.ts';

/** LW6xxx: choosing and proving parts for a fabric. */
export const OPTICS_CODES = {
  LW6001: {
    severity: 'error',
    family: 'DESIGN',
    reason: 'NO_PARTS',
    message:
      'nothing in the catalogue connects {a} to {b} at {speed}G over {length} m with {allowed} ({tried} ways tried)',
    why: 'Every combination of parts that fits these ports was judged by the link rules and failed; nearest: {nearest}.',
    fix: 'Change the length, the speed or the breakout, widen `optics` (media, vendors, avoid), or add parts to the catalogue.',
  },
  LW6002: {
    severity: 'error',
    family: 'DESIGN',
    reason: 'MODULE_CONFLICT',
    message: 'cage {cage} would need both {first} and {second}',
    why: 'One cage holds one module; the legs of a breakout share it.',
    fix: 'Keep servers that need different parts on different leaf cages (`legs-within`, or separate port lists).',
  },
  LW6003: {
    severity: 'error',
    family: 'DESIGN',
    reason: 'PROOF_FAILED',
    message: '{links} link(s) of class {class} fail on port {port}: {cause}',
    why: 'The class was proved on another port; this port has a limit of its own.',
    fix: 'Move the links to other ports, or choose parts for the stricter port.',
  },
  LW6004: {
    severity: 'note',
    family: 'DESIGN',
    reason: 'RESTS_ON_ASSUMPTIONS',
    message: '{classes} of {all} link classes rest on facts that are unsure or unknown',
    why: 'A fact without a sure source is listed among the assumptions of every proof that uses it.',
    fix: 'Read `assumes` in proofs.json and check those figures in the data sheets of what you buy.',
  },
  LW6005: {
    severity: 'error',
    family: 'DESIGN',
    reason: 'LENGTHS_TOO_FEW',
    message: 'at most {most} length(s) were asked of each type; {part} takes {fewest}',
    why: 'Shorter cables are ordered longer to save lengths, and the links are proved with what is ordered: with fewer lengths some of them would fail.',
    fix: 'Raise `lengths-per-type` under `order` to {fewest}, or bring the routed lengths nearer to each other.',
  },
} as const satisfies Record<string, CodeEntry>;
