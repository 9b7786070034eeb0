import type { Diagnostic } from '../diagnostics/index.ts';
import { type FileRead, readState, type StateFile } from './evidence/read.ts';
import { readInterfaces, readLedger, tableKind } from './ledger.ts';
import type { Plan } from './plan.ts';
import { type Verification, verify } from './verify.ts';

/** A state folder as it is read file by file; the tables that people write are known among its files by their headings. */
export class RoomFolder {
  readonly #files: FileRead[] = [];
  readonly #interfaces: StateFile[] = [];
  readonly #ledgers: StateFile[] = [];

  /** Evidence is understood at once and its text dropped: a room has many files. */
  add(file: StateFile): void {
    const kind = tableKind(file.file, file.text);
    if (kind === 'interfaces') this.#interfaces.push(file);
    else if (kind === 'ledger') this.#ledgers.push(file);
    else this.#files.push(readState(file));
  }

  /** Paths of the tables that were taken for names of interfaces and for ledgers. */
  get tables(): { readonly interfaces: readonly string[]; readonly ledgers: readonly string[] } {
    const paths = (files: readonly StateFile[]): readonly string[] => files.map(({ file }) => file);
    return { interfaces: paths(this.#interfaces), ledgers: paths(this.#ledgers) };
  }

  /** Holds the folder against a plan; with what is wrong in the tables. */
  verify(plan: Plan): { readonly room: Verification; readonly diagnostics: readonly Diagnostic[] } {
    const interfaces = this.#interfaces.map(({ file, text }) => readInterfaces(file, text));
    const ledgers = this.#ledgers.map(({ file, text }) => readLedger(plan, file, text));
    const diagnostics = [...interfaces, ...ledgers].flatMap((table) => table.diagnostics);
    const ledger = ledgers.length > 0 ? { rows: ledgers.flatMap(({ rows }) => rows), diagnostics } : undefined;
    const room = verify({ plan, files: this.#files, names: interfaces.flatMap(({ names }) => names), ledger });
    return { room, diagnostics };
  }
}
