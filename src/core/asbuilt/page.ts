import { textOf } from '../diagnostics/index.ts';
import { csvRecord } from '../emit/csv.ts';
import { type Html, html, htmlTable, trusted } from '../emit/html.ts';
import { PAGE_STYLE } from '../emit/page/style.ts';
import { VERDICTS } from './finding.ts';
import { countCables, type Verification } from './verify.ts';
import { type Task, workList } from './work-list.ts';

const HEADS = ['rack', 'device', 'port', 'order', 'code', 'why', 'open'];

const cells = (task: Task): readonly string[] => [
  task.place,
  task.device,
  task.port,
  task.order,
  task.code,
  task.why,
  task.ambiguous ? 'yes' : '',
];

/** The work list as CSV, one order a row. */
export const csvReport = (room: Verification): string =>
  [HEADS, ...workList(room.plan, room.findings).map(cells)].map(csvRecord).join('');

const BOX = '\u2610';

/** The orders of one rack, to tick off. */
const rackTable = (place: string, tasks: readonly Task[]): Html =>
  html`<h3>${place}</h3>${htmlTable(
    ['Done', 'Device', 'Port', 'What to do', 'Why'],
    tasks.map(({ device, port, order, code, why }) => [BOX, device, port, order, `${code}: ${why}`]),
  )}`;

/** A page that needs nothing beside itself: the count, the work list by rack, every finding with who says so. */
export const htmlReport = (room: Verification): string => {
  const { plan, findings } = room;
  const tasks = workList(plan, findings);
  const places = [...new Set(tasks.map(({ place }) => place))];
  const counts = countCables(room);
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${plan.fabric.name}: the room as it was built</title>
<style>:root{--ink:#1c2126;--quiet:#56616c}@media (prefers-color-scheme:dark){:root{--ink:#e6eaee;--quiet:#9aa6b2}}${trusted(PAGE_STYLE)}</style></head>
<body><main>
<h1>${plan.fabric.name}: the room as it was built</h1>
${htmlTable(
  ['Cables', ''],
  VERDICTS.map((verdict) => [verdict, counts.get(verdict) ?? 0]),
  new Set([1]),
)}
<h2>Work list</h2>
${
  tasks.length === 0
    ? html`<p>Nothing to do.</p>`
    : places.map((place) =>
        rackTable(
          place,
          tasks.filter((task) => task.place === place),
        ),
      )
}
<h2>Findings</h2>
${htmlTable(
  ['Code', 'What', 'Or', 'Seen'],
  findings.map(({ diagnostic, candidates, evidence }) => [
    diagnostic.code,
    textOf(diagnostic).message,
    candidates.slice(1).map(({ words }) => html`<div>${words}</div>`),
    evidence.slice(0, 6).map(({ says, place }) => html`<div>${says} <code>${place.file}:${place.line}</code></div>`),
  ]),
)}
</main></body></html>
`.markup;
};
