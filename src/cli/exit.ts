/** Exit codes of the command line. */
export const EXIT = { clean: 0, diagnostics: 1, usage: 2, bug: 3 } as const;

/** A mistake in how the program was called; printed in one line, exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
