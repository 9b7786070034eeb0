import { ComboBox, Header, Label, ListBox, ListBoxItem, ListBoxSection, Popover } from 'react-aria-components';
import type { PartOption } from '../../../../src/core/optics/index.ts';
import type { ModuleId } from '../../../../src/core/parts/index.ts';
import { ComboInput } from '../../ui/combo.tsx';

const Options = ({ title, options }: { readonly title: string; readonly options: readonly PartOption[] }) => (
  <ListBoxSection>
    <Header className="lk-section">{title}</Header>
    {options.map(({ id, words, works }) => (
      <ListBoxItem key={id} id={id} textValue={id} className="lk-option">
        <span className={works ? 'lk-mark lk-good' : 'lk-mark lk-bad'} aria-hidden="true">
          {works ? '✓' : '✕'}
        </span>
        <span className="lk-what">
          <strong>{id}</strong>
          <span className="quiet">{words}</span>
        </span>
      </ListBoxItem>
    ))}
  </ListBoxSection>
);

/** The part of an end, to be changed for any other that its cage takes: those with which the link works come first. */
export const PartBox = ({
  label,
  options,
  module,
  onChange,
}: {
  readonly label: string;
  readonly options: readonly PartOption[];
  readonly module: string;
  readonly onChange: (module: ModuleId) => void;
}) => {
  const working = options.filter(({ works }) => works);
  const failing = options.filter(({ works }) => !works);
  return (
    <ComboBox
      // a new link is a new box: its text is that of the part
      key={module}
      defaultInputValue={module}
      selectedKey={module}
      menuTrigger="focus"
      onSelectionChange={(key) => {
        const picked = options.find(({ id }) => id === key);
        if (picked && picked.id !== module) onChange(picked.id);
      }}
      className="lk-field lk-part"
    >
      <Label>{label}</Label>
      <ComboInput className="lk-combo" all={`Show the parts for ${label}`} />
      <Popover className="lk-popover">
        <ListBox renderEmptyState={() => <p className="quiet lk-none">No part that this cage takes has this name.</p>}>
          {working.length > 0 && <Options title={`The link works with these ${working.length}`} options={working} />}
          {failing.length > 0 && (
            <Options title={`These ${failing.length} fit the cage, and the link fails`} options={failing} />
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
};
