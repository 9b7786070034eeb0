import { Button, Label, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components';
import './fields.css';

export type PickerItem<T extends string> = { readonly id: T; readonly words: string };

/** One of a few values. */
export const Picker = <T extends string>({
  label,
  items,
  value,
  onChange,
}: {
  readonly label: string;
  readonly items: readonly PickerItem<T>[];
  readonly value: T;
  readonly onChange: (value: T) => void;
}) => (
  <Select className="field" value={value} onChange={(key) => onChange(key as T)}>
    <Label>{label}</Label>
    <Button className="field-button">
      <SelectValue />
      <span aria-hidden="true">▾</span>
    </Button>
    <Popover className="field-list">
      <ListBox items={items}>
        {({ words }) => (
          <ListBoxItem className="field-item" textValue={words}>
            {words}
          </ListBoxItem>
        )}
      </ListBox>
    </Popover>
  </Select>
);
