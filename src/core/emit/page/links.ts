import { plural } from '../../diagnostics/index.ts';
import { barsPicture, lanePicture, lossPicture, toSvg } from '../../draw/index.ts';
import type { Fabric } from '../../fabric/index.ts';
import type { EndProof, Proof } from '../../link/index.ts';
import type { ClassProof } from '../../optics/index.ts';
import {
  formatLength,
  formatLoss,
  formatPower,
  formatTime,
  type Milliwatts,
  type Picoseconds,
} from '../../units/index.ts';
import { type Html, html, htmlTable, trusted } from '../html.ts';
import { proofsOf } from '../summary.ts';
import { tierText } from '../words.ts';
import { isUnknown } from './open.ts';

/** mW a link over Gb/s a link is pJ a bit. */
const energy = (power: number | null, speed: number): string =>
  power === null ? 'unknown' : `${formatPower(power as Milliwatts)}, ${Math.round((power / speed) * 10) / 10} pJ/bit`;

const lanesText = ({ setting, application }: EndProof): string =>
  `${plural(setting.lanes, 'electrical lane')} of ${setting.speed / setting.lanes}G${application ? ` (${application.host})` : ''}`;

const endsAlike = ({ a, b }: Proof): boolean =>
  a.setting.lanes === b.setting.lanes && a.application?.host === b.application?.host;

/** Why it works, as one would say it. */
const inWords = (proof: Proof): Html => {
  const { a, b, line, lanes } = proof;
  const optical = a.application && b.application;
  const mediaLanes = lanes[0]?.a.media.length ?? 0;
  const hosts = endsAlike(proof)
    ? `Both hosts drive ${lanesText(a)}`
    : `End a drives ${lanesText(a)}, end b ${lanesText(b)}; the modules convert between electrical lanes and light, so the two may differ`;
  const light = optical
    ? `Both modules send and read ${line.media}: ${plural(mediaLanes, 'optical lane')} a link`
    : `The cable joins them as ${line.media}`;
  const fec =
    line.fec === 'none'
      ? 'No FEC runs on the line.'
      : `The same code, ${line.fec}, runs on the line at both ends${a.setting.fec === b.setting.fec ? '' : `; the hosts are set to ${a.setting.fec} and ${b.setting.fec}, and the module adds the rest`}.`;
  return html`<p>${hosts}. ${light}. ${fec}</p>`;
};

/** A maker's maximum, or a figure that is none. */
const powerOfModule = ({ max, basis }: NonNullable<EndProof['power']>): string =>
  basis === 'source' ? `${formatPower(max)} at most` : `${formatPower(max)}, a ${basis} figure`;

const settings = (proof: Proof): Html => {
  const row = (name: string, of: (end: EndProof) => string) => [html`<b>${name}</b>`, of(proof.a), of(proof.b)];
  const onOff = (on: boolean): string => (on ? 'on' : 'off');
  const verdict = ({ answer, why }: { readonly answer: string; readonly why: string }): string => `${answer}: ${why}`;
  return htmlTable(
    ['', 'end a', 'end b'],
    [
      row('port', ({ device, cage }) => `${device ?? '-'}, ${cage}`),
      row('module', ({ module }) => module),
      row('application', ({ application }) =>
        application
          ? `${application.number}: ${application.host} to ${application.media}`
          : 'none, the cable is the module',
      ),
      row('set the port to', ({ setting }) => `${setting.speed}G on ${plural(setting.lanes, 'lane')}`),
      row('FEC of the port', ({ setting }) => setting.fec),
      row(
        'autonegotiation, link training',
        ({ setting }) => `${onOff(setting.autoneg)}, ${onOff(setting.linkTraining)}`,
      ),
      row('power of the module', ({ power }) => (power ? powerOfModule(power) : 'unknown')),
      row('by the standards', () => verdict(proof.standard)),
      row('does the host accept it', ({ hostAccepts }) => verdict(hostAccepts)),
      row('does the vendor support it', ({ vendorSupports }) => verdict(vendorSupports)),
    ],
  );
};

const budget = (proof: Proof): Html => {
  const { reach, loss, latency } = proof;
  const picture = lossPicture(proof);
  const parts = latency.parts.map(({ what, time }) => `${what} ${formatTime(time)}`).join(', ');
  return html`${reach && html`<p>Reach: ${formatLength(reach.length)} of ${formatLength(reach.limit)} (${reach.of}).${loss?.overloadMargin !== undefined && ` The strongest light allowed stays ${formatLoss(loss.overloadMargin)} below what would overload the receiver.`}</p>`}
${picture && html`<figure>${trusted(toSvg(picture))}<figcaption>${picture.title}, ${loss?.basis}: what the light loses on the way, and what it may. ${loss?.connectors === 0 && loss.basis === 'computed' && 'No patch panel is counted between the modules (fibre.connectors in the fabric file); the plugs in the modules are within the budget.'}</figcaption></figure>`}
<p>One-way latency of the link: ${formatTime(latency.total)} (${parts}). Not counted: ${latency.notCounted.join(', ')}.</p>`;
};

/** Times are floors; where not even the FEC is counted, that is said too. */
const latencyText = (time: number, notCounted: readonly string[]): string =>
  `${formatTime(time as Picoseconds)}${notCounted.some((what) => what.startsWith('FEC')) ? ' + FEC' : ''}`;

const comparison = ({ parts, proof, alternatives }: ClassProof): Html => {
  const { latency } = proof;
  const chosen = { ...parts, latency: latency.total, latencyNotCounted: latency.notCounted };
  const rows = [chosen, ...alternatives].map((x, i) => ({
    label: `${x.media}: ${x.a === x.b ? x.a : `${x.a} + ${x.b}`}`,
    strong: i === 0,
    bars: [
      { value: x.powerPerLinkMw ?? undefined, words: energy(x.powerPerLinkMw, proof.speed) },
      { value: x.latency, words: latencyText(x.latency, x.latencyNotCounted) },
    ],
  }));
  const picture = barsPicture(
    'Energy and latency of what would work',
    ['energy of a link', 'one-way latency, at least'],
    rows,
    400,
  );
  return html`<h4>What else would work here</h4><figure>${trusted(toSvg(picture))}<figcaption>${
    alternatives.length > 0
      ? 'The first line is chosen, by the order of preferences in the fabric file; the others pass the same rules: the next best, and the best of each other medium. What modules and hosts add to the latency has no source and is not in it.'
      : 'Nothing else in the catalogue passes the rules here.'
  }</figcaption></figure>`;
};

const caveats = (warnings: ClassProof['warnings'], assumes: readonly string[]): Html | undefined =>
  assumes.length + warnings.length > 0
    ? html`<h4>What it rests on</h4><ul>${warnings.map(({ code, message, fix }) => html`<li><span class="warn">Caution ${code}:</span> ${message} ${fix}</li>`)}${assumes.map((words) => html`<li>${isUnknown(words) ? 'Not known' : 'Taken as true'}: ${words}.</li>`)}</ul>`
    : undefined;

/** Classes that differ in the devices alone: their proofs read the same. */
type Alike = readonly [Told, ...Told[]];
type Told = { readonly row: number; readonly found: ClassProof };

const alike = (fabric: Fabric): readonly Alike[] => {
  const groups = new Map<string, [Told, ...Told[]]>();
  for (const [row, found] of proofsOf(fabric).entries()) {
    if (!found) continue;
    const { proof, parts, works, warnings, alternatives, rules } = found;
    const bare = (end: EndProof) => ({ ...end, device: undefined, hostAccepts: end.hostAccepts.answer });
    const place = [fabric.classes.text(row, 'network'), fabric.classes.text(row, 'tier')];
    // what a proof assumes names devices too
    const assumes = proof.assumes.length;
    const same = { ...proof, a: bare(proof.a), b: bare(proof.b), assumes };
    const outcomes = rules.map(({ outcome }) => outcome);
    const key = JSON.stringify([place, parts, works, warnings, alternatives, same, outcomes]);
    const group = groups.get(key);
    if (group) group.push({ row, found });
    else groups.set(key, [{ row, found }]);
  }
  return [...groups.values()];
};

const devicesText = (group: Alike, side: 'a' | 'b'): string =>
  [...new Set(group.map(({ found }) => found.proof[side].device ?? 'a host'))].join(', ');

const OUTCOMES: Readonly<Record<ClassProof['rules'][number]['outcome'], string>> = {
  holds: 'holds',
  assumed: 'holds, if',
  caution: 'holds, with care',
  idle: 'not asked',
  moot: 'not judged',
  fails: 'fails',
};

/** What each rule looked at; on screen, since on paper it would be most of the page. */
const ruleByRule = ({
  rules,
}: ClassProof): Html => html`<details><summary>Rule by rule: what was looked at</summary>${htmlTable(
  ['rule', 'outcome', 'seen'],
  rules.map(({ rule, outcome, evidence, restsOn }) => [
    rule,
    outcome === 'holds' || outcome === 'idle'
      ? OUTCOMES[outcome]
      : html`<span class="warn">${OUTCOMES[outcome]}</span>`,
    [...evidence, ...restsOn.map((words) => `rests on: ${words}`)].map(
      (words, i) => html`${i > 0 ? html`<br>` : ''}${words}`,
    ),
  ]),
)}</details>
`;

const classSection = (fabric: Fabric, group: Alike): Html => {
  const [{ row, found }] = group;
  const { proof, works } = found;
  const tier = tierText(fabric.classes.text(row, 'tier'));
  const network = fabric.classes.text(row, 'network');
  const links = group.reduce((sum, one) => sum + one.found.links, 0);
  const legs = proof.lanes.length > 1 ? `, ${proof.lanes.length} links from one module` : '';
  const assumes = [...new Set(group.flatMap((one) => one.found.proof.assumes))];
  return html`<section class="link"><h3>${network}, ${tier}: ${plural(links, 'link')} of ${proof.speed}G${legs}</h3>
<p class="quiet">${devicesText(group, 'a')} to ${devicesText(group, 'b')}; ${works ? html`<span class="good">passes every rule</span>` : html`<span class="warn">fails on some ports</span>`} (${group.map((one, i) => html`${i > 0 ? ', ' : ''}<code>${one.found.class}</code>`)})</p>
${inWords(proof)}
<figure>${trusted(toSvg(lanePicture(proof)))}<figcaption>Every lane of ${proof.lanes.length > 1 ? 'the links of one module' : 'a link'}, from host to host.</figcaption></figure>
${settings(proof)}
${budget(proof)}
${ruleByRule(found)}${comparison(found)}
${caveats(found.warnings, assumes)}</section>
`;
};

/** Why every kind of link works: lanes, settings, loss, alternatives, and what the proof rests on. */
export const linksSection = function* (fabric: Fabric): Iterable<Html> {
  yield html`<h2 id="why">Why it works</h2>
<p>Links of one kind (the same ports, parts, settings and length) share one proof. A link works when four things agree: the module fits the cage, the lanes of both hosts can be driven, both modules speak the same light over that fibre, and both ends run the same FEC.</p>
`;
  for (const group of alike(fabric)) yield classSection(fabric, group);
};
