import { strToU8, Zip, ZipDeflate } from 'fflate';
import { rangeIn, sheetXml, tableRange } from './sheet.ts';
import { stylesXml } from './styles.ts';
import type { Workbook } from './workbook.ts';
import { escapeXml, XML_HEAD } from './xml.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPES = 'http://schemas.openxmlformats.org/package/2006/content-types';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** A part of the package: its path and its text in pieces. */
type Part = { readonly path: string; readonly text: Iterable<string> };

const contentTypes = ({ sheets }: Workbook): string => {
  const override = (path: string, kind: string): string =>
    `<Override PartName="/xl/${path}" ContentType="${TYPE}.${kind}+xml"/>`;
  return `${XML_HEAD}<Types xmlns="${TYPES}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override('workbook.xml', 'sheet.main')}${override('styles.xml', 'styles')}${sheets.map((_, i) => override(`worksheets/sheet${i + 1}.xml`, 'worksheet')).join('')}</Types>`;
};

const relations = (targets: readonly (readonly [kind: string, target: string])[]): string =>
  `${XML_HEAD}<Relationships xmlns="${RELATIONS}">${targets
    .map(([kind, target], i) => `<Relationship Id="rId${i + 1}" Type="${OFFICE}/${kind}" Target="${target}"/>`)
    .join('')}</Relationships>`;

/** Filter ranges and the heading row repeated on every page are names of the workbook. */
const definedNames = ({ sheets }: Workbook): string => {
  const name = (kind: string, sheet: number, range: string, hidden = ''): string =>
    `<definedName name="_xlnm.${kind}" localSheetId="${sheet}"${hidden}>${escapeXml(range)}</definedName>`;
  // sorted by name, as readers expect them
  const filters = sheets.map((sheet, i) =>
    name('_FilterDatabase', i, rangeIn(sheet.name, tableRange(sheet)), ' hidden="1"'),
  );
  const titles = sheets.map((sheet, i) => name('Print_Titles', i, rangeIn(sheet.name, '$1:$1')));
  return `<definedNames>${[...filters, ...titles].join('')}</definedNames>`;
};

const workbookXml = (book: Workbook): string =>
  `${XML_HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><bookViews><workbookView/></bookViews><sheets>${book.sheets
    .map((sheet, i) => `<sheet name="${escapeXml(sheet.name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`)
    .join('')}</sheets>${definedNames(book)}</workbook>`;

function* partsOf(book: Workbook): Generator<Part> {
  const { sheets } = book;
  yield { path: '[Content_Types].xml', text: [contentTypes(book)] };
  yield { path: '_rels/.rels', text: [relations([['officeDocument', 'xl/workbook.xml']])] };
  yield { path: 'xl/workbook.xml', text: [workbookXml(book)] };
  const targets = sheets.map((_, i) => ['worksheet', `worksheets/sheet${i + 1}.xml`] as const);
  yield { path: 'xl/_rels/workbook.xml.rels', text: [relations([...targets, ['styles', 'styles.xml']])] };
  yield { path: 'xl/styles.xml', text: [stylesXml()] };
  for (const [i, sheet] of sheets.entries())
    yield { path: `xl/worksheets/sheet${i + 1}.xml`, text: sheetXml(sheet, book.title, i === 0) };
}

/** The compressor is fed pieces of about this many characters. */
const PIECE = 1 << 16;

/**
 * The .xlsx file of a workbook in pieces (ECMA-376: SpreadsheetML in a ZIP). The same workbook is the same bytes on every
 * machine: the compressor is JavaScript, there is no date in it, and ZIP times are fixed.
 */
export function* writeXlsx(book: Workbook): Generator<Uint8Array> {
  // ZIP writes local time; noon of a given day reads the same in every zone
  const mtime = new Date(1980, 0, 1, 12);
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    ready.push(bytes);
  });
  for (const { path, text } of partsOf(book)) {
    const entry = new ZipDeflate(path, { level: 6 });
    entry.mtime = mtime;
    zip.add(entry);
    let piece = '';
    for (const more of text) {
      piece += more;
      if (piece.length < PIECE) continue;
      entry.push(strToU8(piece));
      piece = '';
      yield* ready.splice(0);
    }
    entry.push(strToU8(piece), true);
    yield* ready.splice(0);
  }
  zip.end();
  yield* ready.splice(0);
}
