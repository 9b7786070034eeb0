/** How much a diagnostic weighs: an error stops at the end of its stage, a warning asks for care, a note informs. */
export type Severity = 'error' | 'warning' | 'note';

/** The nine reasons a link fails, then the areas of the compiler outside the link rules. */
export type Family =
  | 'CAGE'
  | 'POWER'
  | 'ELECTRICAL'
  | 'OPTICAL'
  | 'BREAKOUT'
  | 'FIBER'
  | 'REACH'
  | 'FEC'
  | 'SETTINGS'
  | 'LANGUAGE'
  | 'CATALOG'
  | 'DESIGN'
  | 'OUTPUT'
  | 'MODULE'
  | 'ROOM';

/** One row of the table of codes. Texts hold `{name}` places that the diagnostic's args fill. */
export type CodeEntry = {
  readonly severity: Severity;
  readonly family: Family;
  /** Stable short name, the `reasonCode` of batch answers. */
  readonly reason: string;
  /** One line: what is wrong. */
  readonly message: string;
  /** The rule behind it and where the rule comes from (clause, table, document). */
  readonly why: string;
  /** What the user can do. */
  readonly fix: string;
};
