import type { JsonDiagnostic } from '../../../src/core/diagnostics/index.ts';
import type { Picture } from '../../../src/core/draw/index.ts';
import type { FabricMap } from '../../../src/core/draw/map/index.ts';
import type { SizingRow } from '../../../src/core/emit/emitter.ts';
import type { Summary } from '../../../src/core/emit/summary.ts';
import type { PackedFabric } from '../../../src/core/fabric/index.ts';
import type { Completions, Meaning } from '../../../src/core/intent/assist/assist.ts';
import type { LinkRow } from '../../../src/core/link/batch/row.ts';
import type { ClassProof, Swap } from '../../../src/core/optics/index.ts';
import type { BuyQuestions } from './answers/buy.ts';
import type { ExplorerQuestions } from './answers/explorer.ts';
import type { LinkAnswer, LinkAsk, LinkListed } from './answers/link.ts';
import type { ModuleQuestions } from './answers/module.ts';
import type { RoomQuestions } from './answers/room.ts';

/*
 * What the page and its workers say to each other. Two workers run the same program: one compiles what is typed, the other
 * answers what takes longer (fixes, searches), so that the first is never late.
 */

/** A fabric as the page was given it: the source, and the files it stands beside. */
export type ProjectFiles = {
  readonly file: string;
  readonly text: string;
  /** text of fabric.lock, where there is one */
  readonly lock?: string | undefined;
  /** the user's own parts */
  readonly catalog?: readonly { readonly file: string; readonly text: string }[] | undefined;
};

/** A class of links with all that is known of it. */
export type LinkClass = {
  readonly row: number;
  readonly key: string;
  readonly network: string;
  readonly tier: string;
  readonly speedGbps: number;
  readonly links: number;
  /** undefined: no parts were found */
  readonly proof: ClassProof | undefined;
};

/** The result of compiling one revision of the text. */
export type Compiled = {
  readonly revision: number;
  readonly ok: boolean;
  readonly stoppedAt: string | undefined;
  readonly diagnostics: readonly JsonDiagnostic[];
  readonly summary: Summary | undefined;
  /** of the draft where there is no fabric */
  readonly networks: readonly { readonly name: string; readonly picture: Picture }[];
  readonly classes: readonly LinkClass[];
  readonly sizing: readonly SizingRow[];
  readonly fabric: PackedFabric | undefined;
  /** of a text with errors in its links: the fabric as far as it was made, with those links unproved */
  readonly draft: PackedFabric | undefined;
  /** time in the worker, ms */
  readonly took: number;
};

/** What each question asks and what it is answered with. */
export type Questions = BuyQuestions &
  ExplorerQuestions &
  ModuleQuestions &
  RoomQuestions & {
    readonly open: {
      readonly ask: ProjectFiles;
      readonly answer: { readonly problem: string | undefined; readonly hash: string };
    };
    readonly compile: { readonly ask: { readonly text: string; readonly revision: number }; readonly answer: Compiled };
    readonly fixes: { readonly ask: { readonly text: string }; readonly answer: readonly JsonDiagnostic[] };
    readonly complete: {
      readonly ask: { readonly text: string; readonly offset: number };
      readonly answer: Completions | undefined;
    };
    readonly meaning: {
      readonly ask: { readonly text: string; readonly offset: number };
      readonly answer: Meaning | undefined;
    };
    /** every kind of link, those that fail too */
    readonly links: { readonly ask: { readonly text: string }; readonly answer: readonly LinkListed[] };
    readonly link: { readonly ask: LinkAsk; readonly answer: LinkAnswer };
    /** one thing of a link changed: the row as it then is */
    readonly swap: {
      readonly ask: { readonly row: unknown; readonly swap: Swap };
      readonly answer: LinkRow | undefined;
    };
    readonly map: { readonly ask: { readonly text: string }; readonly answer: FabricMap | undefined };
  };

export type QuestionName = keyof Questions;
export type Ask = {
  readonly [N in QuestionName]: { readonly id: number; readonly name: N; readonly ask: Questions[N]['ask'] };
}[QuestionName];
export type Answer = { readonly id: number } & ({ readonly answer: unknown } | { readonly bug: string });
