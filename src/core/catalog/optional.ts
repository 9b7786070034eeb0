/** A figure converted where it is given; what is absent stays absent. */
export const optional = <T>(value: number | undefined, convert: (value: number) => T): T | undefined =>
  value === undefined ? undefined : convert(value);
