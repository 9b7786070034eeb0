import type { FieldOnSheet, PageOnSheet } from '../../../../src/core/module/index.ts';
import { placeWords } from '../../../../src/core/module/memory.ts';
import { hex } from './bytes.tsx';
import { hasField, type Mark } from './marks.ts';

const BITS = [7, 6, 5, 4, 3, 2, 1, 0];
/** More bytes than this are not told one by one. */
const MOST_BYTES = 16;
const MOST_FIELDS = 8;

const bitsOf = (bits: string | undefined): ReadonlySet<number> => {
  const [high = 7, low = bits === undefined ? 0 : high] = bits?.split('-').map(Number) ?? [];
  return new Set(BITS.filter((bit) => bit <= high && bit >= low));
};

/** A byte bit by bit; those of the field stand out. */
const Bits = ({ byte, bits }: { readonly byte: number; readonly bits: string | undefined }) => {
  const own = bitsOf(bits);
  return (
    <span className="mr-bits">
      <span className="unseen"> bits 7 to 0: {byte.toString(2).padStart(8, '0')}</span>
      {BITS.map((bit) => (
        <span key={bit} aria-hidden="true" className={bits !== undefined && own.has(bit) ? 'mr-bit mr-own' : 'mr-bit'}>
          <small>{bit}</small>
          {(byte >> bit) & 1}
        </span>
      ))}
    </span>
  );
};

const valueWords = (values: readonly (number | null)[]): string => {
  const shown = values.slice(0, MOST_BYTES).map(hex).join(' ');
  const unread = values.filter((byte) => byte === null).length;
  const more = values.length > MOST_BYTES ? ` … (${values.length} bytes)` : '';
  return `${shown}${more}${unread > 0 ? `, ${unread === values.length ? 'not' : `${unread} of them not`} read` : ''}`;
};

/** What is marked, in words: where it lies, its bytes and bits, and what the fields there say. */
export const Marked = ({
  mark,
  page,
  fields,
}: {
  readonly mark: Mark | undefined;
  readonly page: PageOnSheet;
  readonly fields: readonly FieldOnSheet[];
}) => {
  if (!mark || mark.page !== page.name)
    return (
      <div className="mr-marked" aria-live="polite">
        <p className="quiet">
          Point at a byte or at a field: what belongs to it lights up in the other. A click or the arrow keys keep it
          marked, and the address names it.
        </p>
      </div>
    );
  const values = page.bytes.slice(mark.byte - page.first, mark.byte - page.first + mark.length);
  const own = fields.filter((field) => hasField(mark, field));
  const [byte] = values;
  const [field] = own;
  return (
    <div className="mr-marked" aria-live="polite">
      <p>
        <strong>{placeWords(mark)}</strong>: <code>{valueWords(values)}</code>
        {values.length === 1 && typeof byte === 'number' && (
          <>
            {' '}
            ({byte}) <Bits byte={byte} bits={mark.field === undefined ? undefined : field?.bits} />
          </>
        )}
      </p>
      {own.length === 0 && <p className="quiet">No field that is known here: reserved, or the maker’s own.</p>}
      <dl>
        {own.slice(0, MOST_FIELDS).map(({ id, name, place, text, about }) => (
          <div key={id}>
            <dt>
              {name} <span className="quiet">{place}</span>
            </dt>
            <dd>
              {text}
              {about.length > 0 && <span className="quiet"> ({about.join('; ')})</span>}
            </dd>
          </div>
        ))}
      </dl>
      {own.length > MOST_FIELDS && <p className="quiet">and {own.length - MOST_FIELDS} more fields</p>}
    </div>
  );
};
