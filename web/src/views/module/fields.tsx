import { memo, useContext, useEffect, useRef } from 'react';
import { Header, ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components';
import type { FieldOnSheet, PageOnSheet } from '../../../../src/core/module/index.ts';
import { fieldMark, hasField, type Mark, MarksContext, useMarked } from './marks.ts';

const Row = ({ field }: { readonly field: FieldOnSheet }) => {
  const marked = useMarked((mark) => hasField(mark, field));
  return (
    <span className={`mr-field${marked}`}>
      <span className="mr-place">{field.place}</span>
      <span className="mr-name">{field.name}</span>
      <span className={field.known ? 'mr-value' : 'mr-value mr-unread'}>{field.text}</span>
    </span>
  );
};

/** Fields by page: the pointer, the arrow keys and a click mark one, and its bytes. */
export const Fields = memo(
  ({
    pages,
    fields,
    onMark,
    label,
  }: {
    /** those whose fields are shown */
    readonly pages: readonly PageOnSheet[];
    readonly fields: readonly FieldOnSheet[];
    readonly onMark: (mark: Mark) => void;
    readonly label: string;
  }) => {
    const { chosen, pointed } = useContext(MarksContext);
    const list = useRef<HTMLDivElement>(null);
    const first = fields.find((field) => hasField(chosen, field));
    const shown = first?.id;
    useEffect(() => {
      if (shown === undefined) return;
      // a list draws its rows a moment after it is asked to
      const frame = requestAnimationFrame(() => {
        const box = list.current;
        const row = box?.querySelector<HTMLElement>(`[data-key="${CSS.escape(shown)}"]`);
        // the list is scrolled, never the page around it
        if (!box || !row) return;
        const above = row.getBoundingClientRect().top - box.getBoundingClientRect().top;
        // below the heading of the page, which stays
        if (above < row.offsetHeight || above + row.offsetHeight > box.clientHeight)
          box.scrollTop += above - box.clientHeight / 3;
      });
      return () => cancelAnimationFrame(frame);
    }, [shown]);
    return (
      <ListBox
        ref={list}
        aria-label={label}
        className="mr-fields"
        selectionMode="single"
        selectionBehavior="replace"
        selectedKeys={shown === undefined ? [] : [shown]}
        onSelectionChange={(keys) => {
          const [id] = keys === 'all' ? [] : [...keys];
          const field = fields.find((one) => one.id === id);
          if (field) onMark(fieldMark(field));
        }}
        renderEmptyState={() => <p className="quiet mr-none">No field of the pages in the dump has all these words.</p>}
      >
        {pages.map((page) => {
          const own = fields.filter((field) => field.page === page.name);
          return own.length === 0 ? null : (
            <ListBoxSection key={page.name} id={`page ${page.name}`}>
              <Header className="mr-section">{page.words}</Header>
              {own.map((field) => (
                <ListBoxItem
                  key={field.id}
                  id={field.id}
                  textValue={field.name}
                  className="mr-option"
                  onHoverStart={() => pointed.set(fieldMark(field))}
                  onHoverEnd={() => pointed.set(undefined)}
                >
                  <Row field={field} />
                </ListBoxItem>
              ))}
            </ListBoxSection>
          );
        })}
      </ListBox>
    );
  },
);
