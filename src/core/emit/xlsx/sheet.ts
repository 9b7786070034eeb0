import { styleNumber } from './styles.ts';
import { type Cell, type CellStyle, columnLetters, type Sheet } from './workbook.ts';
import { escapeXml, XML_HEAD } from './xml.ts';

const NS = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** The most characters of a cell, and how one that looks like an escaped character is kept as it is (ECMA-376, ST_Xstring). */
const MOST = 32_767;
const cellText = (text: string): string => escapeXml(text.slice(0, MOST).replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_'));

/** A text is written as a text, so that no beginning (= + - @) turns it into a formula. */
const inline = (at: string, style: number, text: string): string =>
  `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${cellText(text)}</t></is></c>`;

const cellXml = (cell: Cell, at: string, style: CellStyle): string => {
  const number = styleNumber(style);
  if (cell === undefined || cell === '') return `<c r="${at}" s="${number}"/>`;
  if (typeof cell === 'string') return inline(at, number, cell);
  if (typeof cell === 'number') return `<c r="${at}" s="${number}"><v>${cell}</v></c>`;
  if ('sheet' in cell) return inline(at, styleNumber('link'), cell.text);
  const kind = typeof cell.value === 'string' ? ' t="str"' : '';
  const own = styleNumber(cell.style ?? style);
  return `<c r="${at}" s="${own}"${kind}><f>${escapeXml(cell.formula)}</f><v>${escapeXml(String(cell.value))}</v></c>`;
};

/** `'name'!A1:C9`, with an apostrophe in the name doubled. */
export const rangeIn = (sheet: string, range: string): string => `'${sheet.replaceAll("'", "''")}'!${range}`;

/** The table of a sheet without its total, as the filter takes it; absolute. */
export const tableRange = ({ columns, count }: Sheet): string =>
  `$A$1:$${columnLetters(columns.length - 1)}$${count + 1}`;

/** Sections of a printed header; an ampersand in a text is doubled. */
const headerFooter = (left: string, right: string): string => {
  const text = (part: string): string => escapeXml(part.replaceAll('&', '&&').slice(0, 100));
  return (
    `<headerFooter><oddHeader>&amp;L&amp;B${text(left)}&amp;R${text(right)}</oddHeader>` +
    '<oddFooter>&amp;RPage &amp;P of &amp;N</oddFooter></headerFooter>'
  );
};

/** Points of a line of text, and the room above and below. */
const LINE = 13;
const ROOM = 3;

/** A row as high as its longest wrapped text: readers do not all work that out themselves. */
const heightOf = (cells: readonly Cell[], columns: Sheet['columns']): string => {
  const lines = cells.map((cell, i) =>
    typeof cell === 'string' ? Math.ceil(cell.length / ((columns[i]?.width ?? 10) * 1.05)) : 1,
  );
  const most = Math.min(20, Math.max(1, ...lines));
  return most > 1 ? ` ht="${most * LINE + ROOM}" customHeight="1"` : '';
};

/** A4 landscape, as many pages long as it takes and one wide. */
const PAGE =
  '<pageMargins left="0.4" right="0.4" top="0.7" bottom="0.6" header="0.3" footer="0.3"/>' +
  '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>';

/** xl/worksheets/sheetN.xml in pieces, one a row: heading frozen and repeated on each page, filter over the table. */
export function* sheetXml(sheet: Sheet, title: string, first: boolean): Generator<string> {
  const { columns, count, total } = sheet;
  const letters = columns.map((_, index) => columnLetters(index));
  const links: string[] = [];
  const rowXml = (cells: readonly Cell[], row: number, styleOf: (index: number) => CellStyle): string => {
    const inner = cells.map((cell, index) => {
      const at = `${letters[index] ?? columnLetters(index)}${row}`;
      if (typeof cell === 'object' && 'sheet' in cell)
        links.push(`<hyperlink ref="${at}" location="${escapeXml(rangeIn(cell.sheet, 'A1'))}"/>`);
      return cellXml(cell, at, styleOf(index));
    });
    return `<row r="${row}"${heightOf(cells, columns)}>${inner.join('')}</row>`;
  };
  const last = letters.at(-1) ?? 'A';
  yield `${XML_HEAD}<worksheet xmlns="${NS}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>` +
    `<dimension ref="A1:${last}${count + 1 + (total ? 1 : 0)}"/>` +
    `<sheetViews><sheetView workbookViewId="0"${first ? ' tabSelected="1"' : ''}>` +
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
    `<sheetFormatPr defaultRowHeight="15"/><cols>${columns
      .map(({ width }, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`)
      .join('')}</cols><sheetData>`;
  yield rowXml(
    columns.map((column) => column.title),
    1,
    () => 'heading',
  );
  const styleOf = (index: number): CellStyle => columns[index]?.style ?? 'text';
  let row = 1;
  for (const cells of sheet.rows()) yield rowXml(cells, ++row, styleOf);
  if (total) yield rowXml(total, ++row, () => 'strong');
  yield `</sheetData><autoFilter ref="${tableRange(sheet).replaceAll('$', '')}"/>`;
  if (links.length > 0) yield `<hyperlinks>${links.join('')}</hyperlinks>`;
  yield `${PAGE}${headerFooter(title, sheet.name)}</worksheet>`;
}
