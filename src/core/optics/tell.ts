import { type ToldDiagnostic, told } from '../diagnostics/index.ts';
import type { Proof } from '../link/index.ts';
import type { ModuleId } from '../parts/index.ts';
import type { Gbps } from '../units/index.ts';
import type { MediaKind } from './cost-class.ts';
import type { Choice } from './rank.ts';
import { type NearMiss, nearMisses, type Way } from './ways.ts';

/** Parts that join two ports and why they do, as plain data. */
export type ToldChoice = {
  readonly a: ModuleId;
  readonly b: ModuleId;
  readonly media: MediaKind;
  readonly cabling: string;
  readonly orderedLengthM: number;
  readonly powerPerLinkW: number | null;
  readonly proof: Proof;
  readonly warnings: readonly ToldDiagnostic[];
};

/** Parts that fit and fail, with every cause, the first one first. */
export type ToldMiss = {
  readonly a: ModuleId;
  readonly b: ModuleId;
  readonly cabling: string;
  readonly causes: readonly ToldDiagnostic[];
};

type ToldEnd = { readonly ways: number; readonly lanesPerLink: number };

/** A speed and split with what works and what nearly does. */
export type ToldWay = {
  readonly speedGbps: Gbps;
  readonly a: ToldEnd;
  readonly b: ToldEnd;
  readonly choices: readonly ToldChoice[];
  readonly nearMisses: readonly ToldMiss[];
};

/** Parts that work as plain data. */
export const tellChoice = (choice: Choice): ToldChoice => ({
  a: choice.a.id,
  b: choice.b.id,
  media: choice.media,
  cabling: choice.cabling,
  orderedLengthM: choice.length / 1000,
  powerPerLinkW: choice.powerPerLink === undefined ? null : choice.powerPerLink / 1000,
  proof: choice.verdict.proof,
  warnings: choice.verdict.warnings.map(told),
});

/** A near miss as plain data. */
export const tellMiss = ({ candidate, causes }: NearMiss): ToldMiss => ({
  a: candidate.a.id,
  b: candidate.b.id,
  cabling: candidate.cabling,
  causes: causes.map(told),
});

/** A way as plain data: its best parts (all of them, where no number is given) and its near misses. */
export const tellWay = (way: Way, misses: number, top?: number): ToldWay => ({
  speedGbps: way.pair.speed,
  a: { ways: way.pair.a.ways, lanesPerLink: way.pair.a.lanesPerLink },
  b: { ways: way.pair.b.ways, lanesPerLink: way.pair.b.lanesPerLink },
  choices: way.choices.slice(0, top).map(tellChoice),
  nearMisses: nearMisses([way], misses).map(tellMiss),
});
