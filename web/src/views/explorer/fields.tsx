import { useMemo } from 'react';
import { Button, FieldError, Input, Label, TextField } from 'react-aria-components';
import { MEDIA_KINDS } from '../../../../src/core/optics/cost-class.ts';
import type { PortChoice } from '../../../../src/core/optics/index.ts';
import { SPEEDS } from '../../../../src/core/optics/ports.ts';
import { CRITERIA, type Criterion } from '../../../../src/core/optics/rank.ts';
import { parseLength } from '../../../../src/core/units/index.ts';
import type { ExplorerChoices } from '../../compiler/answers/explorer.ts';
import { Finder, type FinderItem } from '../../ui/finder.tsx';
import { Picker } from '../../ui/picker.tsx';
import { CONNECTORS, MULTIMODE, type PortsAddress } from './address.ts';
import { MEDIA_WORDS } from './words.ts';

const same = <T extends string>(values: readonly T[]) => values.map((id) => ({ id, words: id as string }));

const SPEED_ITEMS = [
  { id: '', words: 'fastest' },
  ...SPEEDS.map((speed) => ({ id: String(speed), words: `${speed}G` })),
];
const MEDIA_ITEMS = [
  { id: 'any' as const, words: 'any' },
  ...MEDIA_KINDS.map((id) => ({ id, words: MEDIA_WORDS[id] })),
];
const PREFER_WORDS: Readonly<Record<Criterion, string>> = {
  power: 'least power',
  cost: 'cheapest class',
  vendor: 'parts of the hosts’ makers',
  stock: 'stock',
  latency: 'least latency',
  'reach-margin': 'most reach to spare',
};
/** Nobody's stock is known here. */
const PREFER_ITEMS = CRITERIA.filter((id) => id !== 'stock').map((id) => ({
  id,
  words: PREFER_WORDS[id],
}));

/** ConnectX-7 is written CX7 as often as not. */
const searchWords = ({ name, vendor, model, about, kind }: PortChoice): string => {
  const text = `${name} ${vendor} ${model} ${about} ${kind}`;
  return `${text} ${text.replaceAll(/connectx-?/gi, 'CX').replaceAll(/bluefield-?/gi, 'BF')}`;
};

const portItems = (choices: ExplorerChoices, named: readonly string[]): readonly FinderItem[] => {
  const items = choices.ports.map((port) => ({
    id: port.name,
    about: `${port.vendor} ${port.model}, ${port.about}`,
    words: searchWords(port),
  }));
  // a port number of an address that is not the first of its group
  const others = named.filter((id) => id !== '' && !items.some((item) => item.id === id));
  return [...items, ...others.map((id) => ({ id, about: 'as the address says', words: id }))];
};

/** A length as it is typed. */
export const LengthField = ({
  value,
  onChange,
}: {
  readonly value: string;
  readonly onChange: (text: string) => void;
}) => (
  <TextField className="field" value={value} onChange={onChange} isInvalid={!parseLength(value)}>
    <Label>Length</Label>
    <Input />
    <FieldError className="field-error">A length above nought, such as 30 m</FieldError>
  </TextField>
);

/** Everything that is asked about two ports. */
export const PortsFields = ({
  values,
  choices,
  onChange,
}: {
  readonly values: PortsAddress;
  readonly choices: ExplorerChoices;
  readonly onChange: (change: Partial<PortsAddress>, typed?: boolean) => void;
}) => {
  const { from, to } = values;
  const items = useMemo(() => portItems(choices, [from, to]), [choices, from, to]);
  const vendors = [{ id: '', words: 'any' }, ...same(choices.vendors)];
  const placeholder = 'switch, NIC or server';
  return (
    <form className="ask" aria-label="What to join" onSubmit={(event) => event.preventDefault()}>
      <div className="ask-ports">
        <Finder
          label="From port"
          items={items}
          value={from || undefined}
          placeholder={placeholder}
          onChange={(id) => onChange({ from: id ?? '' })}
        />
        <Button
          aria-label="Swap the two ports"
          className="react-aria-Button swap"
          onPress={() => onChange({ from: to, to: from })}
        >
          ⇄
        </Button>
        <Finder
          label="To port"
          items={items}
          value={to || undefined}
          placeholder={placeholder}
          onChange={(id) => onChange({ to: id ?? '' })}
        />
      </div>
      <div className="ask-more">
        <LengthField value={values.length} onChange={(length) => onChange({ length }, true)} />
        <Picker label="Speed" items={SPEED_ITEMS} value={values.speed} onChange={(speed) => onChange({ speed })} />
        <Picker label="Medium" items={MEDIA_ITEMS} value={values.media} onChange={(media) => onChange({ media })} />
        <Picker label="Parts of" items={vendors} value={values.vendor} onChange={(vendor) => onChange({ vendor })} />
        <Picker
          label="Best is"
          items={PREFER_ITEMS}
          value={values.prefer}
          onChange={(prefer) => onChange({ prefer })}
        />
        <Picker
          label="Multimode laid"
          items={same(MULTIMODE)}
          value={values.multimode}
          onChange={(multimode) => onChange({ multimode })}
        />
        <Picker
          label="Patch panel joints"
          items={same(CONNECTORS)}
          value={values.connectors}
          onChange={(connectors) => onChange({ connectors })}
        />
      </div>
    </form>
  );
};
