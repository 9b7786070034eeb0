/** What the spines of one plane must satisfy. */
export type SpineQuestion = {
  readonly leafs: number;
  /** Uplinks that each leaf needs at least, or has to have where pinned. */
  readonly uplinks: number;
  readonly uplinksPinned: boolean;
  readonly spines: number | undefined;
  /** Uplinks that fit on the fullest leaf. */
  readonly room: number;
  /** Logical ports of one spine, without the spare cages. */
  readonly ports: number;
  /** How the lock has it: kept where it still serves. */
  readonly held: { readonly spines: number; readonly perPair: number } | undefined;
};

export type Spines = { readonly spines: number; readonly perPair: number };

/** How many links each leaf–spine pair gets with so many spines; undefined where that does not fit. */
const perPair = (q: SpineQuestion, spines: number): number | undefined => {
  const links = Math.ceil(q.uplinks / spines);
  if (q.uplinksPinned && links * spines !== q.uplinks) return undefined;
  return links * spines <= q.room && q.leafs * links <= q.ports ? links : undefined;
};

const from = (q: SpineQuestion, first: number): Spines | undefined => {
  for (let spines = first; spines <= Math.max(q.uplinks, first); spines++) {
    const links = perPair(q, spines);
    if (links !== undefined) return { spines, perPair: links };
  }
  return undefined;
};

/** The fewest spines that every leaf reaches evenly; those of the lock stay. */
export const chooseSpines = (q: SpineQuestion): Spines | undefined => {
  if (q.spines !== undefined) {
    const links = perPair(q, q.spines);
    const kept = q.held?.spines === q.spines && !q.uplinksPinned ? q.held.perPair : 0;
    if (links === undefined) return undefined;
    return { spines: q.spines, perPair: fits(q, q.spines, Math.max(links, kept)) ? Math.max(links, kept) : links };
  }
  if (q.held) {
    const { spines } = q.held;
    const links = perPair(q, spines);
    const kept = Math.max(links ?? 0, q.uplinksPinned ? 0 : q.held.perPair);
    if (links !== undefined) return { spines, perPair: fits(q, spines, kept) ? kept : links };
    const more = from(q, spines);
    if (more) return more;
  }
  return from(q, 1);
};

const fits = (q: SpineQuestion, spines: number, links: number): boolean =>
  links * spines <= q.room && q.leafs * links <= q.ports;

/** Why pinned counts do not go evenly, and the nearest that do. */
export const unevenAdvice = (q: SpineQuestion): { readonly even: string; readonly advice: string } => {
  const spines = q.spines ?? 1;
  const fewer = Math.floor(q.uplinks / spines);
  const lost = Math.round(((q.uplinks - fewer * spines) / q.uplinks) * 100);
  const more = from({ ...q, spines: undefined }, spines + 1);
  const options: string[] = [];
  if (fewer > 0) options.push(`nearest even ${fewer} x ${spines} = ${fewer * spines} (${lost}% less)`);
  else options.push(`each of them wants a link, ${q.uplinks} are not enough`);
  const above = (fewer + 1) * spines;
  if (q.uplinksPinned && fits(q, spines, fewer + 1)) options.push(`${fewer + 1} x ${spines} = ${above}`);
  if (more) options.push(`${more.spines} spines x ${more.perPair}`);
  const advice = [
    fewer > 0 && `pin ${fewer * spines} uplinks and accept more oversubscription`,
    more && `set the spine count to ${more.spines}`,
    'leave the spine count out',
  ].filter((part) => typeof part === 'string');
  const text = advice.join(', or ');
  return { even: options.join(' or '), advice: `${text.charAt(0).toUpperCase()}${text.slice(1)}.` };
};
