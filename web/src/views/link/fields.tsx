import { useState } from 'react';
import {
  Button,
  Group,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  NumberField,
  Popover,
  Select,
  SelectValue,
} from 'react-aria-components';

/** One of a few values. */
export const Choose = ({
  label,
  value,
  values,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly values: readonly (readonly [id: string, words: string])[];
  readonly onChange: (id: string) => void;
}) => (
  <Select
    selectedKey={value}
    onSelectionChange={(key) => key !== null && String(key) !== value && onChange(String(key))}
    className="lk-field"
  >
    <Label>{label}</Label>
    <Button className="react-aria-Button lk-select">
      <SelectValue />
      <span aria-hidden="true">▾</span>
    </Button>
    <Popover className="lk-popover lk-narrow">
      <ListBox>
        {values.map(([id, words]) => (
          <ListBoxItem key={id} id={id} textValue={words} className="lk-option">
            {words}
          </ListBoxItem>
        ))}
      </ListBox>
    </Popover>
  </Select>
);

/** The number in the field, that of the link it was made for, and those that were asked for since. */
type Shown = { readonly value: number; readonly of: number; readonly sent: readonly number[] };

/** A number with its unit. */
export const Amount = ({
  label,
  value,
  least,
  most,
  isWhole = false,
  onChange,
}: {
  readonly label: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  /** no fractions */
  readonly isWhole?: boolean;
  readonly onChange: (value: number) => void;
}) => {
  const [shown, setShown] = useState<Shown>({ value, of: value, sent: [] });
  // what is typed is taken when it is left; another link brings another number, but an answer to an earlier step does not
  if (shown.of !== value) {
    const at = shown.sent.indexOf(value);
    setShown(at < 0 ? { value, of: value, sent: [] } : { ...shown, of: value, sent: shown.sent.slice(at + 1) });
  }
  return (
    <NumberField
      value={shown.value}
      // steps are counted from the least value: from nought they are whole, and a typed fraction stays one
      minValue={0}
      maxValue={most}
      onChange={(next) => {
        if (!Number.isFinite(next)) return;
        const taken = Math.max(least, next);
        setShown({ value: taken, of: value, sent: [...shown.sent, taken] });
        if (taken !== shown.value) onChange(taken);
      }}
      formatOptions={{ maximumFractionDigits: 3, useGrouping: false }}
      {...(isWhole && { step: 1 })}
      className="lk-field lk-number"
    >
      <Label>{label}</Label>
      <Group className="lk-combo">
        <Button slot="decrement">−</Button>
        <Input />
        <Button slot="increment">+</Button>
      </Group>
    </NumberField>
  );
};
