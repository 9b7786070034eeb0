import { diagnostic } from '../../diagnostics/index.ts';
import type { ModuleSeen, Place } from '../evidence/sighting.ts';
import type { Finding } from '../finding.ts';
import type { Observed } from '../observe.ts';
import { cageName, cageOf, type Plan } from '../plan.ts';
import { DIM_LANE } from '../thresholds.ts';
import { type Wanted, wantedOf } from '../wanted.ts';
import { type Aspect, portFinding } from './aspect.ts';
import { SeenParts } from './parts-seen.ts';
import { judgeSettings } from './settings.ts';
import { judgeCodewords, judgeLight, type Light } from './signal.ts';

export const ASPECTS = ['module', 'speed', 'lanes', 'fec', 'light', 'codewords'] as const;
export type AspectName = (typeof ASPECTS)[number];
export type PortJudgement = {
  readonly aspects: Readonly<Record<AspectName, Aspect>>;
  readonly findings: readonly Finding[];
};

const NOTHING: PortJudgement = {
  aspects: {
    module: 'unknown',
    speed: 'unknown',
    lanes: 'unknown',
    fec: 'unknown',
    light: 'unknown',
    codewords: 'unknown',
  },
  findings: [],
};

/** Pieces of one module from several sources: what one leaves out another may tell. */
const together = (one: ModuleSeen, other: ModuleSeen): ModuleSeen => ({
  vendor: one.vendor ?? other.vendor,
  partNumber: one.partNumber ?? other.partNumber,
  serial: one.serial ?? other.serial,
  formFactor: one.formFactor ?? other.formFactor,
  media: one.media ?? other.media,
  firmware: one.firmware ?? other.firmware,
});

const named = ({ vendor, partNumber, formFactor }: ModuleSeen): string =>
  [vendor, partNumber ?? formFactor].filter(Boolean).join(' ') || 'a module';

/** Judges what ports say of themselves against the plan: part, settings, light and codewords. */
export class PortJudge {
  readonly #plan: Plan;
  readonly #observed: Observed;
  readonly #parts: SeenParts;
  readonly wanted: (port: number) => Wanted | undefined;

  constructor(plan: Plan, observed: Observed) {
    this.#plan = plan;
    this.#observed = observed;
    this.#parts = new SeenParts(plan.catalog);
    this.wanted = wantedOf(plan);
  }

  /** Everything about one port of a planned link. */
  judge(port: number): PortJudgement {
    const wanted = this.wanted(port);
    if (!wanted) return NOTHING;
    const findings: Finding[] = [];
    const { settings, codewords } = this.#observed;
    const { speed, lanes, fec } = judgeSettings(this.#plan, port, settings.get(port) ?? [], wanted, findings);
    const module = this.#module(port, wanted, findings);
    const dispute = this.#disputedLight(port);
    if (dispute) findings.push(dispute);
    const light = dispute ? 'unknown' : judgeLight(this.#plan, port, this.lightAt(port), wanted, findings);
    const words = judgeCodewords(this.#plan, port, codewords.get(port) ?? [], wanted, findings);
    return { aspects: { module, speed, lanes, fec, light, codewords: words }, findings };
  }

  /** The module that was read in a port's cage, put together from all sources. */
  modulesAt(port: number): { readonly seen: ModuleSeen; readonly place: Place } | undefined {
    let seen: ModuleSeen | undefined;
    let at: Place | undefined;
    for (const { module, place } of this.#observed.modules.get(cageOf(this.#plan, port)) ?? []) {
      if (module === 'absent') continue;
      seen = seen ? together(seen, module) : module;
      at ??= place;
    }
    return seen && at && { seen, place: at };
  }

  /** Light of each lane and the module's own limits, from all sources that tell of either. */
  lightAt(port: number): Light | undefined {
    const seen = this.#observed.lights.get(cageOf(this.#plan, port));
    const reading = seen?.find(({ rx }) => rx.length > 0);
    if (!seen || !reading) return undefined;
    if (seen.length === 1) return reading;
    const limits = seen.find(({ low, high }) => low !== undefined || high !== undefined);
    return { rx: reading.rx, low: limits?.low, high: limits?.high, place: reading.place };
  }

  #module(port: number, wanted: Wanted, findings: Finding[]): Aspect {
    const found = this.modulesAt(port);
    if (!found) return 'unknown';
    // a module with several links is one part: told at its first
    const first = this.#plan.cagePorts[this.#plan.cageStart[cageOf(this.#plan, port)] as number] === port;
    if (this.#disagree(port)) {
      if (first) findings.push(this.#contradiction(port));
      return 'unknown';
    }
    const { answer, why } = this.#parts.judge(wanted.module, wanted.pmd?.id ?? wanted.media, found.seen);
    if (answer === 'wrong' && first) {
      const [seen, where] = [named(found.seen), cageName(this.#plan, port)];
      const args = { where, seen, why, planned: wanted.module };
      const words = `put ${wanted.module} into ${where}, in place of ${seen}`;
      const said = [{ says: `${where}: ${seen}`, place: found.place }];
      findings.push(portFinding(this.#plan, port, diagnostic('LW9012', args), 'wrong module', words, said));
    }
    return answer;
  }

  /** Do two sources read different parts, or different pieces of one, in one cage? */
  #disagree(port: number): boolean {
    const seen = this.#observed.modules.get(cageOf(this.#plan, port)) ?? [];
    if (seen.length < 2) return false;
    if (seen.some(({ module }) => module === 'absent') && seen.some(({ module }) => module !== 'absent')) return true;
    return (['partNumber', 'serial'] as const).some((key) => {
      const told = new Set(seen.map(({ module }) => (module === 'absent' ? undefined : module[key])));
      told.delete(undefined);
      return told.size > 1;
    });
  }

  /** Sources that read one lane so unlike that no drift between two looks explains it: both are shown, none is chosen. */
  #disputedLight(port: number): Finding | undefined {
    const seen = this.#observed.lights.get(cageOf(this.#plan, port)) ?? [];
    if (seen.length < 2) return undefined;
    const where = cageName(this.#plan, port);
    const lanes = Math.max(...seen.map(({ rx }) => rx.length));
    for (let i = 0; i < lanes; i++) {
      const told = seen.flatMap(({ rx, place }) => (rx[i] === undefined ? [] : [{ power: rx[i] as number, place }]));
      const powers = told.map(({ power }) => power);
      if (told.length < 2 || Math.max(...powers) - Math.min(...powers) < DIM_LANE.below) continue;
      const said = told.map(({ power, place }) => ({
        says: `${where}: lane ${i + 1} receives ${(power / 1000).toFixed(2)} dBm`,
        place,
      }));
      const what = said.map(({ says }) => says).join('; but ');
      const words = `collect ${where} anew: its sources do not agree`;
      return portFinding(this.#plan, port, diagnostic('LW9009', { what }), 'contradictory', words, said);
    }
    return undefined;
  }

  #contradiction(port: number): Finding {
    const where = cageName(this.#plan, port);
    const said = (this.#observed.modules.get(cageOf(this.#plan, port)) ?? []).map(({ module, place }) => ({
      says: `${where}: ${module === 'absent' ? 'no module' : `${named(module)} ${module.serial ?? ''}`.trim()}`,
      place,
    }));
    const what = said.map(({ says }) => says).join('; but ');
    const words = `collect ${where} anew: its sources do not agree`;
    return portFinding(this.#plan, port, diagnostic('LW9009', { what }), 'contradictory', words, said);
  }
}
