import { memo, useContext } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import type { FieldOnSheet, PageOnSheet } from '../../../../src/core/module/index.ts';
import { byteMark, hasByte, type Mark, MarksContext, useMarked } from './marks.ts';

const ROW = 16;

/** Two hexadecimal digits; a byte that was not read is none. */
export const hex = (byte: number | null): string =>
  byte === null ? '··' : byte.toString(16).toUpperCase().padStart(2, '0');

const letter = (byte: number | null): string =>
  byte !== null && byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '·';

/** What is asked for a byte by a screen reader: its number, its value, the fields that have it. */
const byteWords = (number: number, byte: number | null, fields: readonly FieldOnSheet[]): string => {
  const names = fields.filter((field) => number >= field.byte && number < field.byte + field.length);
  const what = names.length > 0 ? names.map(({ name }) => name).join(', ') : 'no field';
  return `byte ${number}: ${byte === null ? 'not read' : hex(byte)}, ${what}`;
};

const Digits = ({
  page,
  number,
  byte,
}: {
  readonly page: string;
  readonly number: number;
  readonly byte: number | null;
}) => {
  const marked = useMarked((mark) => hasByte(mark, page, number));
  return (
    <span className={`mr-digits${byte === null ? ' mr-unread' : byte === 0 ? ' mr-zero' : ''}${marked}`}>
      {hex(byte)}
    </span>
  );
};

const Letter = ({
  page,
  number,
  byte,
}: {
  readonly page: string;
  readonly number: number;
  readonly byte: number | null;
}) => {
  const marked = useMarked((mark) => hasByte(mark, page, number));
  return <span className={`mr-letter${marked}`}>{letter(byte)}</span>;
};

/** The bytes of a page, sixteen in a row: the pointer, the arrow keys and a click mark one, and the fields that have it. */
export const Bytes = memo(
  ({
    page: { name, words, first, bytes },
    fields,
    onMark,
  }: {
    readonly page: PageOnSheet;
    readonly fields: readonly FieldOnSheet[];
    readonly onMark: (mark: Mark) => void;
  }) => {
    const { chosen, pointed } = useContext(MarksContext);
    const rows = Array.from({ length: bytes.length / ROW }, (_, i) => first + i * ROW);
    const items = bytes.map((byte, i) => ({ id: first + i, byte, words: byteWords(first + i, byte, fields) }));
    const onPage = fields.filter(({ page }) => page === name);
    return (
      <div className="mr-hex">
        <div className="mr-columns" aria-hidden="true">
          {Array.from({ length: ROW }, (_, i) => (
            <span key={hex(i)}>{i}</span>
          ))}
        </div>
        <div className="mr-offsets" aria-hidden="true">
          {rows.map((row) => (
            <span key={row}>{row}</span>
          ))}
        </div>
        <ListBox
          aria-label={`Bytes of the ${words}`}
          className="mr-bytes"
          layout="grid"
          items={items}
          dependencies={[onPage]}
          selectionMode="single"
          selectionBehavior="replace"
          selectedKeys={chosen?.page === name ? [chosen.byte] : []}
          onSelectionChange={(keys) => {
            const [number] = keys === 'all' ? [] : [...keys];
            if (number !== undefined) onMark(byteMark(name, Number(number)));
          }}
        >
          {({ id, byte, words: told }) => (
            <ListBoxItem
              id={id}
              textValue={told}
              aria-label={told}
              className="mr-byte"
              onHoverStart={() => pointed.set(byteMark(name, id))}
              onHoverEnd={() => pointed.set(undefined)}
            >
              <Digits page={name} number={id} byte={byte} />
            </ListBoxItem>
          )}
        </ListBox>
        <div className="mr-letters" aria-hidden="true">
          {items.map(({ id, byte }) => (
            <Letter key={id} page={name} number={id} byte={byte} />
          ))}
        </div>
      </div>
    );
  },
);
