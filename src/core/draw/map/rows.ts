/**
 * Rows listed by what they belong to, in order of their number: those of owner o are `list[start[o] … start[o + 1] − 1]`.
 * @param owners for each row its owner; more than one column where a row belongs to several (an owner named twice by a row
 * has it twice)
 */
export const listBy = (
  owned: number,
  rows: number,
  owners: readonly Int32Array[],
): readonly [start: Int32Array, list: Int32Array] => {
  const start = new Int32Array(owned + 1);
  for (const column of owners) for (let row = 0; row < rows; row++) (start[(column[row] as number) + 1] as number)++;
  for (let owner = 0; owner < owned; owner++) (start[owner + 1] as number) += start[owner] as number;
  const list = new Int32Array(start[owned] as number);
  const next = start.slice(0, owned);
  for (let row = 0; row < rows; row++)
    for (const column of owners) list[(next[column[row] as number] as number)++] = row;
  return [start, list];
};
