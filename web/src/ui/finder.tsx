import { useEffect, useState } from 'react';
import { Button, ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import { holdsWords } from './words.ts';
import './fields.css';

/** A thing to find: its name, what it is, and all the words that find it. */
export type FinderItem = { readonly id: string; readonly about: string; readonly words: string };

const MOST = 80;

/** Those that hold all the words; the chosen one always, so that the field keeps its name. */
const found = (items: readonly FinderItem[], text: string, value: string | undefined): readonly FinderItem[] => {
  const hits = text === '' || text === value ? items : items.filter(({ words }) => holdsWords(words, text));
  const few = hits.slice(0, MOST);
  const chosen = items.find(({ id }) => id === value);
  return chosen === undefined || few.includes(chosen) ? few : [...few, chosen];
};

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
  const [text, setText] = useState(value ?? '');
  useEffect(() => setText(value ?? ''), [value]);
  return (
    <ComboBox
      className="field field-finder"
      items={found(items, text, value)}
      inputValue={text}
      onInputChange={setText}
      value={value ?? null}
      onChange={(key) => onChange(key === null ? undefined : String(key))}
      allowsEmptyCollection
    >
      <Label>{label}</Label>
      <div className="field-input">
        <Input placeholder={placeholder} onFocus={(event) => event.currentTarget.select()} />
        <Button aria-label={`All: ${label}`}>▾</Button>
      </div>
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
