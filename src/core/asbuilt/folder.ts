import type { Diagnostic } from '../diagnostics/index.ts';
import { type FileRead, readState, type StateFile } from './evidence/read.ts';
import { readInterfaces, readLedger, tableKind } from './ledger.ts';
import type { Plan } from './plan.ts';
import { type Verification, verify } from './verify.ts';

/** A state folder as it is read file by file; the tables that people write are known among its files by their headings. */
export class RoomFolder {
  readonly #files = new Map<string, FileRead>();
  readonly #interfaces = new Map<string, StateFile>();
  readonly #ledgers = new Map<string, StateFile>();
  readonly #named = new Map<'interfaces' | 'ledger', StateFile>();

  /** Evidence is understood at once and its text dropped: a room has many files. A path read again takes the place of the first. */
  add(file: StateFile): void {
    const kind = tableKind(file.file, file.text);
    if (kind === 'interfaces') this.#interfaces.set(file.file, file);
    else if (kind === 'ledger') this.#ledgers.set(file.file, file);
    else this.#files.set(file.file, readState(file));
  }

  /** A table that was named for what it is, whatever its headings; with one of a kind those found in the folder do not count. */
  name(kind: 'interfaces' | 'ledger', file: StateFile): void {
    this.#named.set(kind, file);
  }

  #tables(kind: 'interfaces' | 'ledger'): readonly StateFile[] {
    const named = this.#named.get(kind);
    return named ? [named] : [...(kind === 'interfaces' ? this.#interfaces : this.#ledgers).values()];
  }

  /** The texts of the tables that count, by their paths. */
  get sources(): ReadonlyMap<string, string> {
    return new Map(
      [...this.#tables('interfaces'), ...this.#tables('ledger')].map(({ file, text }) => [file, text] as const),
    );
  }

  /** Paths of the tables that were taken for names of interfaces and for ledgers. */
  get tables(): { readonly interfaces: readonly string[]; readonly ledgers: readonly string[] } {
    return { interfaces: [...this.#interfaces.keys()], ledgers: [...this.#ledgers.keys()] };
  }

  /** Holds the folder against a plan; with what is wrong in the tables. */
  verify(plan: Plan): { readonly room: Verification; readonly diagnostics: readonly Diagnostic[] } {
    const interfaces = this.#tables('interfaces').map(({ file, text }) => readInterfaces(file, text));
    const ledgers = this.#tables('ledger').map(({ file, text }) => readLedger(plan, file, text));
    const diagnostics = [...interfaces, ...ledgers].flatMap((table) => table.diagnostics);
    const ledger = ledgers.length > 0 ? { rows: ledgers.flatMap(({ rows }) => rows), diagnostics } : undefined;
    const room = verify({
      plan,
      files: [...this.#files.values()],
      names: interfaces.flatMap(({ names }) => names),
      ledger,
    });
    return { room, diagnostics };
  }
}
