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

/** A number with its unit. */
export const Amount = ({
  label,
  value,
  least,
  most,
  step,
  onChange,
}: {
  readonly label: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly step: number;
  readonly onChange: (value: number) => void;
}) => (
  <NumberField
    // what is typed is taken when it is left; another link brings another number
    key={value}
    defaultValue={value}
    minValue={least}
    maxValue={most}
    onChange={(next) => Number.isFinite(next) && next !== value && onChange(next)}
    formatOptions={{ maximumFractionDigits: 3, useGrouping: false }}
    {...(step === 1 && { step })}
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
