import { csvRecord } from '../../core/emit/csv.ts';
import { type Html, html, trusted } from '../../core/emit/html.ts';
import { allCages, type Matrix, type MatrixCell, matrixOf } from '../../core/optics/index.ts';
import { type Cage, DEFAULT_SITE_FIBRE, type ModuleId, type Transceiver } from '../../core/parts/index.ts';
import { parseLength } from '../../core/units/index.ts';
import { EXIT, UsageError } from '../exit.ts';
import { type CatalogOption, loadCatalog } from '../load-catalog.ts';
import { print, printJson, table } from '../terminal.ts';

export type MatrixOptions = CatalogOption & {
  readonly cage?: string;
  readonly module?: string;
  readonly far?: string;
  readonly length: string;
  readonly format?: 'text' | 'csv' | 'html';
  readonly json?: boolean;
};

const speedText = (cell: MatrixCell): string =>
  cell.works
    ? `${cell.links > 1 ? `${cell.links}x` : ''}${cell.speed}G (${cell.lanes}x${cell.laneRate}G${cell.links > 1 ? ' each' : ''})`
    : '';

const cellText = (cell: MatrixCell): string => (cell.works ? speedText(cell) : `${cell.reason}: ${cell.text}`);

/** Reasons are too long for columns: cells show a number, the reasons follow. */
const textLines = ({ cages, rows }: Matrix): readonly string[] => {
  const reasons: string[] = [];
  const short = (cell: MatrixCell): string => {
    if (cell.works) return speedText(cell);
    const text = cellText(cell);
    if (!reasons.includes(text)) reasons.push(text);
    return `- [${reasons.indexOf(text) + 1}]`;
  };
  const body = rows.map(({ module, cells }) => [module.id, ...cells.map(short)]);
  return [...table([['module', ...cages], ...body]), '', ...reasons.map((reason, i) => `[${i + 1}] ${reason}`)];
};

const csvText = ({ cages, rows }: Matrix): string =>
  [['module', ...cages], ...rows.map(({ module, cells }) => [module.id, ...cells.map(cellText)])]
    .map(csvRecord)
    .join('');

const STYLE = `
:root{color-scheme:light dark}body{font:14px/1.4 system-ui,sans-serif;margin:2rem}
table{border-collapse:collapse}th,td{border:1px solid #8886;padding:.35rem .5rem;text-align:left;vertical-align:top;max-width:16rem}
thead th{position:sticky;top:0;background:Canvas;z-index:1}tbody th{position:sticky;left:0;background:Canvas;white-space:nowrap;max-width:none;font-weight:600}td b{display:block;font-weight:600}td.yes{background:#2a93}td.no{color:GrayText;font-size:12px}caption{text-align:left;padding-bottom:1rem}`;

const htmlCell = (cell: MatrixCell): Html =>
  cell.works
    ? html`<td class="yes">${speedText(cell)}</td>`
    : html`<td class="no"><b>${cell.reason}</b>${cell.text}</td>`;

const htmlText = ({ cages, rows, far }: Matrix): string => {
  const title = far ? `Modules by cage, against ${far.id}` : 'Modules by cage';
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${trusted(STYLE)}</style></head>
<body><table><caption>${title}. Cages at the best their form factor defines; a given host may offer less.</caption>
<thead><tr>${['module', ...cages].map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>
${rows.map(({ module, cells }) => html`<tr><th scope="row">${module.id}</th>${cells.map(htmlCell)}</tr>\n`)}</tbody></table></body></html>
`.markup;
};

/** `matrix`: which module runs at what speed in which cage, and against which far end; the reason in every other cell. */
export const matrix = async (options: MatrixOptions): Promise<number> => {
  const catalog = await loadCatalog(options);
  const isOptic = (module: { readonly kind: string } | undefined): module is Transceiver =>
    module?.kind === 'transceiver';
  const words = (options.module ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const modules = [...catalog.modules.values()].filter(isOptic).filter((module) => {
    const text = `${module.id} ${module.vendor} ${module.partNumber ?? ''} ${module.applications.map((x) => x.media.id).join(' ')}`;
    return words.every((word) => text.toLowerCase().includes(word));
  });
  if (modules.length === 0) throw new UsageError(`no transceiver matches "${options.module}"`);
  const known = allCages(catalog);
  const cages = options.cage === undefined ? known : options.cage.split(',').map((name) => name.trim() as Cage);
  const unknown = cages.find((cage) => !known.includes(cage));
  if (unknown !== undefined) throw new UsageError(`no cage "${unknown}"; cages: ${known.join(', ')}`);
  const far = options.far === undefined ? undefined : catalog.modules.get(options.far as ModuleId);
  if (options.far !== undefined && !isOptic(far))
    throw new UsageError(`--far wants the id of a transceiver, not "${options.far}"`);
  const length = parseLength(options.length);
  if (length === undefined) throw new UsageError(`"${options.length}" is no length`);
  const result = matrixOf(catalog, modules, cages, isOptic(far) ? far : undefined, length, DEFAULT_SITE_FIBRE);
  if (options.json) {
    printJson({
      format: 'lanewright-matrix',
      version: 1,
      catalog: catalog.hash,
      cages,
      far: far?.id ?? null,
      rows: result.rows.map(({ module, cells }) => ({ module: module.id, cells })),
    });
  } else if (options.format === 'csv') process.stdout.write(csvText(result));
  else if (options.format === 'html') process.stdout.write(htmlText(result));
  else print(...textLines(result));
  return EXIT.clean;
};
