/** Exit codes of the command line. */
export const EXIT = { clean: 0, diagnostics: 1, usage: 2, bug: 3 } as const;

/** The user's catalogue folder has faults or is not complete, already told; exit code 1. */
export class CatalogError extends Error {
  override readonly name = 'CatalogError';
}

/** A mistake in how the program was called; printed in one line, exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
