import { useMemo } from 'react';
import { ComboBox, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import { ComboInput } from './combo.tsx';
import { holdsWords } from './words.ts';
import './fields.css';

/** A thing to find: its name, what it is, and all the words that find it. */
export type FinderItem = { readonly id: string; readonly about: string; readonly words: string };

/** One of many values, found by typing. */
export const Finder = ({
  label,
  items,
  value,
  placeholder,
  onChange,
}: {
  readonly label: string;
  readonly items: readonly FinderItem[];
  readonly value: string | undefined;
  readonly placeholder: string;
  readonly onChange: (value: string | undefined) => void;
}) => {
  const wordsOf = useMemo(() => new Map(items.map(({ id, words }) => [id, words])), [items]);
  return (
    <ComboBox
      className="field"
      defaultItems={items}
      defaultFilter={(id, typed) => holdsWords(wordsOf.get(id) ?? id, typed)}
      value={value ?? null}
      onChange={(key) => onChange(key === null ? undefined : String(key))}
      allowsEmptyCollection
    >
      <Label>{label}</Label>
      <ComboInput className="field-input" placeholder={placeholder} all={`All: ${label}`} />
      <Popover className="field-list field-wide">
        <ListBox<FinderItem> renderEmptyState={() => <p className="quiet field-item">Nothing has all these words.</p>}>
          {({ id, about }) => (
            <ListBoxItem className="field-item" textValue={id}>
              <span>{id}</span> <span className="quiet">{about}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
};
