import type { Diagnosis } from './diagnose.ts';
import type { Said } from './facts.ts';
import { lanesText } from './light.ts';
import type { View } from './view.ts';

/** Lines of one list of evidence that are shown as text; all of it is in JSON. */
const MOST_SAID = 10;

const endText = ({ side, own }: View): string => {
  const [up, speed, lanes, fec, module, state] = [
    own.one('up'),
    own.one('speed'),
    own.one('lanes'),
    own.one('fec'),
    own.module,
    own.one('moduleState'),
  ];
  const rate =
    speed &&
    `${speed.value >= 1000 ? `${speed.value / 1000}G` : `${speed.value}M`}${lanes ? ` on ${lanes.value} lanes` : ''}`;
  const part = module && [module.value.vendor, module.value.partNumber, module.value.serial].filter(Boolean).join(' ');
  const known = [
    up && (up.value ? 'up' : 'down'),
    rate,
    fec && `FEC ${fec.value}`,
    part || (own.one('present')?.value === false ? 'no module' : undefined),
    state?.value,
  ].filter(Boolean);
  const name = own.name === side ? '' : `${own.name}: `;
  return `${side}  ${name}${known.length > 0 ? known.join(', ') : 'nothing is known'}`;
};

/** The same said of several lanes at one place is one line. */
const folded = (evidence: readonly Said[]): readonly Said[] => {
  const lanes = new Map<string, { says: string; where: string; lanes: number[] }>();
  for (const { says, where } of evidence) {
    const [, number, rest] = /^lane (\d+) of (.*)$/.exec(says) ?? [];
    const key = `${rest ?? says}\n${where}`;
    const line = lanes.get(key) ?? { says: rest ?? says, where, lanes: [] };
    if (number !== undefined) line.lanes.push(Number(number));
    lanes.set(key, line);
  }
  return [...lanes.values()].map(({ says, where, lanes: of }) => ({
    says: of.length > 0 ? `${lanesText(of)} of ${says}` : says,
    where,
  }));
};

const saidLines = (evidence: readonly Said[]): readonly string[] => {
  const lines = folded(evidence).map(({ says, where }) => `   seen: ${says}${where ? `  (${where})` : ''}`);
  const more = lines.length - MOST_SAID;
  return more > 0 ? [...lines.slice(0, MOST_SAID), `   seen: … ${more} more (--json)`] : lines;
};

/** What is excluded; both ends of which the same is said are one line. */
const excludedLines = (list: Diagnosis['excluded']): readonly string[] => {
  const lines = new Map<string, { readonly ends: string[]; readonly evidence: Said[] }>();
  for (const { kind, end, says, evidence } of list) {
    const key = `${kind.name}: ${says}`;
    const line = lines.get(key) ?? { ends: [], evidence: [] };
    if (end !== undefined) line.ends.push(end);
    line.evidence.push(...evidence.slice(0, 1));
    lines.set(key, line);
  }
  return [...lines].map(
    ([text, { ends, evidence }]) => `  ${ends.length > 0 ? `${ends.join(' and ')}: ` : ''}${text}${where(evidence)}`,
  );
};

const where = (evidence: readonly Said[]): string => {
  const places = [...new Set(evidence.map((one) => one.where).filter(Boolean))];
  return places.length > 0 ? `  (${places.slice(0, 2).join(', ')})` : '';
};

/** What is not known, by the command or look that would tell it. */
const askLines = (list: Diagnosis['unknown']): readonly string[] => {
  const asks = new Map<string, string[]>();
  for (const { says, ask } of list) {
    const held = asks.get(ask) ?? [];
    if (!held.includes(says)) held.push(says);
    asks.set(ask, held);
  }
  return [...asks].flatMap(([ask, says]) => [`  ${ask}`, `      tells ${says.join('; ')}`]);
};

const VERDICTS = {
  healthy: 'No cause found, and what a link needs is shown at both ends: it is healthy by this evidence.',
  unknown: 'No cause found in what is known; what is not known may hold one.',
} as const;

/** A diagnosis as a technician reads it. */
export const diagnosisText = ({
  verdict,
  views,
  symptoms,
  causes,
  excluded,
  unknown,
  missing,
}: Diagnosis): readonly string[] => {
  const [a, b] = views;
  const { expected } = a;
  const lines: string[] = [
    endText(a),
    endText(b),
    expected
      ? `held against: ${expected.source}`
      : 'held against: no proof (give --from, --to and --length, or --plan)',
    `wrong as seen from outside: ${symptoms.map(({ says }) => says).join('; ') || 'nothing'}`,
    '',
  ];
  if (verdict !== 'causes') lines.push(VERDICTS[verdict]);
  else lines.push('causes, the most likely first');
  const roots = causes.filter(({ followsFrom }) => followsFrom === undefined);
  const accounts = (explains: readonly string[]): string => {
    if (symptoms.length === 0) return '';
    if (explains.length === 0) return '; accounts for nothing of that';
    return `; accounts for ${explains.length === symptoms.length ? 'all of that' : explains.join(', ')}`;
  };
  roots.forEach(({ cause, explains }, i) => {
    lines.push(
      `${i + 1}. ${cause.says}`,
      `   ${cause.strength}: ${cause.kind.name}${accounts(explains)}`,
      ...saidLines(cause.evidence),
      `   why: ${cause.kind.why}`,
      `   next: ${cause.next}`,
      `   it is not this if: ${cause.kind.refuted}`,
    );
  });
  const following = causes.filter(({ followsFrom }) => followsFrom !== undefined);
  if (following.length > 0)
    lines.push(
      '',
      'follows from those',
      ...following.map(
        ({ cause, followsFrom = 0 }) => `  from ${followsFrom + 1}: ${cause.says}${where(cause.evidence)}`,
      ),
    );
  if (excluded.length > 0) lines.push('', 'excluded', ...excludedLines(excluded));
  if (unknown.length > 0) lines.push('', 'not known, and what would tell', ...askLines(unknown));
  if (verdict === 'unknown' && missing.length > 0)
    lines.push('', 'to be healthy it would have to show', ...missing.map((one) => `  ${one}`));
  return lines;
};

/** A diagnosis with everything it rests on. */
export const diagnosisJson = ({ verdict, views, symptoms, causes, excluded, unknown, missing }: Diagnosis): object => ({
  format: 'lanewright-diagnosis',
  version: 1,
  verdict,
  ends: views.map(({ side, own }) => ({ end: side, name: own.name, port: own.port ?? null })),
  heldAgainst: views[0].expected?.source ?? null,
  symptoms: symptoms.map(({ symptom, end, says }) => ({ symptom, end, says })),
  causes: causes.map(({ cause, explains, followsFrom }) => ({
    kind: cause.kind.id,
    end: cause.end ?? null,
    strength: cause.strength,
    says: cause.says,
    evidence: cause.evidence,
    why: cause.kind.why,
    next: cause.next,
    refutedBy: cause.kind.refuted,
    accountsFor: explains,
    followsFrom: followsFrom === undefined ? null : followsFrom + 1,
  })),
  excluded: excluded.map(({ kind, end, says, evidence }) => ({ kind: kind.id, end: end ?? null, says, evidence })),
  unknown: unknown.map(({ kind, end, says, ask }) => ({ kind: kind.id, end: end ?? null, says, ask })),
  missing,
});
