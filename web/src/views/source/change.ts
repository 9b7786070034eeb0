/** The one replacement that turns a text into another: what they share at both ends stays, and the cursor with it. */
export const change = (
  from: string,
  to: string,
): { readonly from: number; readonly to: number; readonly insert: string } | undefined => {
  if (from === to) return undefined;
  let start = 0;
  const shorter = Math.min(from.length, to.length);
  while (start < shorter && from[start] === to[start]) start++;
  let end = 0;
  while (end < shorter - start && from[from.length - 1 - end] === to[to.length - 1 - end]) end++;
  return { from: start, to: from.length - end, insert: to.slice(start, to.length - end) };
};
