import { useSyncExternalStore } from 'react';
import type { ToldDiagnostic } from '../../../../src/core/diagnostics/index.ts';
import type { PackedMemory } from '../../../../src/core/module/index.ts';
import type { Desk } from '../../compiler/client.ts';
import { fileTooLarge } from '../../project/open-file.ts';
import { plainName } from './address.ts';

/** A module that is open in this tab. */
export type OpenedModule = {
  /** `part:ID`, `part:ID@b`, `dump:NAME` */
  readonly key: string;
  readonly name: string;
  /** what its memory says it is */
  readonly title: string;
  readonly memory: PackedMemory;
  /** warnings and errors found in it */
  readonly faults: number;
  /** what is wrong with the dump that it was read from */
  readonly problems: readonly ToldDiagnostic[];
};

/** What `readDump` looks at, at most. */
const MOST_BYTES = 8 * 1024 * 1024;
/** A switch with all its ports. */
const MOST_OPEN = 256;

type State = { readonly modules: readonly OpenedModule[]; readonly notices: readonly string[] };

/** The modules that are open: kept while the tab is, whatever view is looked at. Nothing of them leaves the page. */
class Opened {
  #state: State = { modules: [], notices: [] };
  readonly #listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  readonly state = (): State => this.#state;

  #set(change: Partial<State>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }

  tell(...notices: readonly string[]): void {
    this.#set({ notices });
  }

  close(key: string): void {
    this.#set({ modules: this.#state.modules.filter((one) => one.key !== key) });
  }

  #add(added: readonly OpenedModule[]): void {
    const { modules } = this.#state;
    const known = new Set(modules.map(({ key }) => key));
    this.#set({ modules: [...modules, ...added.filter(({ key }) => !known.has(key))].slice(0, MOST_OPEN) });
  }

  /** A key that no open module has. */
  #free(name: string, taken: ReadonlySet<string>): string {
    const plain = plainName(name);
    for (let i = 1; ; i++) {
      const key = `dump:${plain}${i === 1 ? '' : ` (${i})`}`;
      if (!taken.has(key) && !this.#state.modules.some((one) => one.key === key)) return key;
    }
  }

  async #read(desk: Desk, file: string, bytes: Uint8Array, added: OpenedModule[]): Promise<readonly string[]> {
    const found = await desk.ask('moduleDump', { file, bytes });
    const notices: string[] = [];
    for (const { name, memory, problems, title, faults } of found) {
      const words = name === undefined || found.length === 1 ? file : `${file}, ${name}`;
      if (memory) {
        const key = this.#free(words, new Set(added.map((one) => one.key)));
        added.push({ key, name: key.slice('dump:'.length), title, memory, faults, problems });
      } else notices.push(...problems.map(({ message, fix }) => `${message}. ${fix}`));
    }
    return notices;
  }

  /**
   * Reads files, or a text that was pasted; what is no dump is told, and the rest opened.
   * @returns key of the first module that was opened
   */
  async open(
    desk: Desk,
    dumps: readonly (File | { readonly name: string; readonly text: string })[],
  ): Promise<string | undefined> {
    const added: OpenedModule[] = [];
    const notices: string[] = [];
    for (const dump of dumps) {
      try {
        const tooLarge = 'size' in dump ? fileTooLarge(dump, MOST_BYTES, 'the dump of a module') : undefined;
        if (tooLarge !== undefined) notices.push(tooLarge);
        else {
          const bytes = 'size' in dump ? new Uint8Array(await dump.arrayBuffer()) : new TextEncoder().encode(dump.text);
          notices.push(...(await this.#read(desk, dump.name, bytes, added)));
        }
      } catch (error) {
        notices.push(`${dump.name} could not be read: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
    const room = MOST_OPEN - this.#state.modules.length;
    if (added.length > room)
      notices.push(`${MOST_OPEN} modules are open at most: ${added.length - room} were left out.`);
    this.#add(added);
    this.tell(...notices);
    return added[0]?.key;
  }

  /**
   * The memory that a part of the catalogue would have; both ends of a cable.
   * @param key of the end that is wanted
   * @returns whether there is one
   */
  async openPart(desk: Desk, part: string, key: string): Promise<boolean> {
    const opened = await desk.ask('modulePart', { part });
    if (!opened) return false;
    const { a, b, about } = opened;
    const one = (memory: PackedMemory, end: '' | '@b', name: string): OpenedModule => ({
      key: `part:${part}${end}`,
      name,
      title: about,
      memory,
      faults: 0,
      problems: [],
    });
    this.#add(b ? [one(a, '', `${part}, end a`), one(b, '@b', `${part}, end b`)] : [one(a, '', part)]);
    return this.#state.modules.some((one) => one.key === key);
  }
}

export const opened = new Opened();
export const useOpened = (): State => useSyncExternalStore(opened.subscribe, opened.state);

/** The other end of a cable of the catalogue, where it is open. */
export const otherEnd = (modules: readonly OpenedModule[], key: string): string | undefined => {
  if (!key.startsWith('part:')) return undefined;
  const other = key.endsWith('@b') ? key.slice(0, -2) : `${key}@b`;
  return modules.some((one) => one.key === other) ? other : undefined;
};
