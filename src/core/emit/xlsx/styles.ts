import type { CellStyle } from './workbook.ts';
import { XML_HEAD } from './xml.ts';

const NS = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** Number formats built into SpreadsheetML (ECMA-376 part 1, 18.8.30): General, #,##0.00, and @ for text. */
const FORMAT = { general: 0, money: 4, text: 49 } as const;

const FONTS = [
  '<font><sz val="10"/><name val="Calibri"/><family val="2"/></font>',
  '<font><b/><sz val="10"/><name val="Calibri"/><family val="2"/></font>',
  '<font><sz val="14"/><name val="Calibri"/><family val="2"/></font>',
  '<font><u/><sz val="10"/><color rgb="FF0563C1"/><name val="Calibri"/><family val="2"/></font>',
];
const FILLS = [
  '<fill><patternFill patternType="none"/></fill>',
  // the second is reserved for this pattern
  '<fill><patternFill patternType="gray125"/></fill>',
  '<fill><patternFill patternType="solid"><fgColor rgb="FFE7EAEF"/><bgColor indexed="64"/></patternFill></fill>',
];
const side = (name: string): string => `<${name} style="thin"><color rgb="FFBFC5CE"/></${name}>`;
const BORDERS = [
  '<border><left/><right/><top/><bottom/><diagonal/></border>',
  `<border>${['left', 'right', 'top', 'bottom'].map(side).join('')}<diagonal/></border>`,
];

type Look = { readonly format: number; readonly font: number; readonly fill: number; readonly align: string };

/** Every look in use, in the order of their numbers; number 0 is what an unstyled cell takes. */
const LOOKS: readonly (readonly [CellStyle | 'plain', Look])[] = [
  ['plain', { format: FORMAT.general, font: 0, fill: 0, align: '' }],
  ['text', { format: FORMAT.text, font: 0, fill: 0, align: 'vertical="center" wrapText="1"' }],
  ['number', { format: FORMAT.general, font: 0, fill: 0, align: 'horizontal="right" vertical="center"' }],
  ['money', { format: FORMAT.money, font: 0, fill: 0, align: 'horizontal="right" vertical="center"' }],
  ['heading', { format: FORMAT.text, font: 1, fill: 2, align: 'vertical="center" wrapText="1"' }],
  ['strong', { format: FORMAT.text, font: 1, fill: 0, align: 'vertical="center" wrapText="1"' }],
  ['total', { format: FORMAT.money, font: 1, fill: 0, align: 'horizontal="right" vertical="center"' }],
  ['tick', { format: FORMAT.text, font: 2, fill: 0, align: 'horizontal="center" vertical="center"' }],
  ['link', { format: FORMAT.text, font: 3, fill: 0, align: 'vertical="center"' }],
];

/** The number of a look in styles.xml. */
export const styleNumber = (style: CellStyle): number => LOOKS.findIndex(([name]) => name === style);

const list = (name: string, items: readonly string[]): string =>
  `<${name} count="${items.length}">${items.join('')}</${name}>`;

const xf = ([name, { format, font, fill, align }]: (typeof LOOKS)[number]): string => {
  const border = name === 'plain' ? 0 : 1;
  const applied = 'applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"';
  const attributes = `numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0"`;
  return align === '' ? `<xf ${attributes}/>` : `<xf ${attributes} ${applied}><alignment ${align}/></xf>`;
};

/** xl/styles.xml */
export const stylesXml = (): string =>
  `${XML_HEAD}<styleSheet xmlns="${NS}">${list('fonts', FONTS)}${list('fills', FILLS)}${list('borders', BORDERS)}` +
  `<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>${list('cellXfs', LOOKS.map(xf))}` +
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';
