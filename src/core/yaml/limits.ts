/** Bounds of a YAML file, above any that people write: hostile input must not fill memory or time. */
export const YAML_LIMITS = {
  /** bytes of a file */
  bytes: 2 * 1024 * 1024,
  /** lexical tokens of a file */
  tokens: 100_000,
  /** values, aliases counted as often as they are used */
  values: 50_000,
  depth: 64,
} as const;
