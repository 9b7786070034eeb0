import { escapeMarkup } from '../draw/index.ts';

/** Markup that is safe to write as it is. */
export type Html = { readonly markup: string };

/** What may stand in a template: text is escaped, markup is not, lists follow each other, nothing is left out. */
export type Piece = string | number | Html | undefined | false | readonly Piece[];

const render = (piece: Piece): string => {
  if (piece === undefined || piece === false) return '';
  if (typeof piece === 'string' || typeof piece === 'number') return escapeMarkup(String(piece));
  return 'markup' in piece ? piece.markup : piece.map(render).join('');
};

/** HTML by template: every text put into it is escaped. */
export const html = (strings: TemplateStringsArray, ...pieces: readonly Piece[]): Html => ({
  markup: strings.map((fixed, i) => (i === 0 ? fixed : render(pieces[i - 1]) + fixed)).join(''),
});

/** Markup made elsewhere with all its texts escaped (pictures, style sheets). */
export const trusted = (markup: string): Html => ({ markup });

/** A table; numbers stand to the right. */
export const htmlTable = (
  heads: readonly string[],
  rows: readonly (readonly Piece[])[],
  numeric: ReadonlySet<number> = new Set(),
): Html => {
  const cell = (piece: Piece, i: number): Html =>
    numeric.has(i) ? html`<td class="n">${piece}</td>` : html`<td>${piece}</td>`;
  return html`<div class="wide"><table><thead><tr>${heads.map((head, i) =>
    numeric.has(i) ? html`<th scope="col" class="n">${head}</th>` : html`<th scope="col">${head}</th>`,
  )}</tr></thead><tbody>${rows.map(
    (cells) => html`<tr>${cells.map(cell)}</tr>
`,
  )}</tbody></table></div>
`;
};
