import { type Diagnostic, textOf } from '../../diagnostics/index.ts';
import {
  applicationTable,
  type Decoded,
  type FieldRead,
  fieldPlace,
  fieldText,
  firstByteOf,
  identityFacts,
  kindWords,
  type Page,
  type PageName,
  pageWords,
  readFields,
  sortedPages,
  splitPage,
  stateAndReach,
} from '../../module/index.ts';
import { type Html, html, htmlTable, trusted } from '../html.ts';

/** A module on the page, with what was found about it. */
export type ModuleOnPage = { readonly name: string; readonly decoded: Decoded; readonly found: readonly Diagnostic[] };

const STYLE = `
:root { color-scheme: light dark; --ink: #1b1f24; --quiet: #57606a; --line: #d0d7de; --ground: #fff; --shade: #f6f8fa; --bad: #a40e26; --warn: #7d4e00; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --quiet: #9198a1; --line: #3d444d; --ground: #0d1117; --shade: #151b23; --bad: #ff7b72; --warn: #e3b341; } }
body { font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--ground); max-width: 72rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin-top: 2rem; } h3 { font-size: 1rem; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; padding: .25rem .6rem; border-bottom: 1px solid var(--line); vertical-align: top; }
th { color: var(--quiet); font-weight: 600; } .wide { overflow-x: auto; } code, pre { font: 13px/1.5 ui-monospace, monospace; }
pre { background: var(--shade); padding: .6rem; overflow-x: auto; } .quiet { color: var(--quiet); }
.error { color: var(--bad); } .warning { color: var(--warn); } li { margin: .35rem 0; }
@media print { body { max-width: none; margin: 0; } details { display: block; } }
`;

const applications = (decoded: Decoded): Html | false => {
  const told = applicationTable(decoded);
  return (
    told !== undefined &&
    html`<h2>Applications</h2>${htmlTable(told.heads, told.rows)}
<p class="quiet">Lanes: host to media. Starts: the lanes on which a data path may start.</p>`
  );
};

const findings = (found: readonly Diagnostic[]): Html =>
  found.length === 0
    ? html`<p>Nothing wrong was found.</p>`
    : html`<ul>${found.map((one) => {
        const { message, why, fix } = textOf(one);
        return html`<li><b class="${one.severity}">${one.severity}</b> ${message} <code>${one.code}</code><br><span class="quiet">${why} ${fix}</span></li>`;
      })}</ul>`;

const hexRows = (page: PageName, { bytes, unread }: Page): string => {
  const first = firstByteOf(splitPage(page).page);
  const rows: string[] = [];
  for (let at = 0; at < bytes.length; at += 16) {
    const cells = Array.from(bytes.subarray(at, at + 16), (byte, i) =>
      unread?.has(at + i) ? '??' : byte.toString(16).padStart(2, '0'),
    );
    rows.push(`${String(first + at).padStart(3)}  ${cells.join(' ')}`);
  }
  return rows.join('\n');
};

const fieldRow = (one: FieldRead): readonly string[] => [
  fieldPlace(one.field),
  one.field.name,
  fieldText(one),
  one.field.note ?? '',
];

const pageSection = (name: PageName, page: Page, fields: readonly FieldRead[]): Html =>
  html`<details open><summary><b>${pageWords(name)}</b></summary><pre>${hexRows(name, page)}</pre>${htmlTable(
    ['byte', 'field', 'value', 'note'],
    fields.filter((one) => one.page === name).map(fieldRow),
  )}</details>`;

const section = ({ name, decoded, found }: ModuleOnPage): Html => {
  const { memory } = decoded;
  const fields = readFields(memory);
  const facts = [['module', kindWords(decoded)], ...identityFacts(decoded), ...stateAndReach(decoded)];
  return html`<section><h1>${name}</h1>${htmlTable(['fact', 'value'], facts)}
<h2>Findings</h2>${findings(found)}
${applications(decoded)}
<h2>Memory</h2>${sortedPages(memory.pages.keys()).map((page) => {
    const bytes = memory.pages.get(page);
    return bytes && pageSection(page, bytes, fields);
  })}</section>`;
};

/** One page about modules that needs nothing else: what they say, what is wrong, and every field beside its bytes. */
export const modulePage = (modules: readonly ModuleOnPage[]): string =>
  html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${modules.map(({ name }) => name).join(', ') || 'No module'}</title><style>${trusted(STYLE)}</style></head>
<body>${modules.map(section)}</body></html>`.markup;
