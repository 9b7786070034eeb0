import { Button, Disclosure, DisclosurePanel, GridList, GridListItem, Heading } from 'react-aria-components';
import { useLocation } from 'wouter';
import { moduleAddress, type Page, valuesOf } from './address.ts';
import { OpenPanel } from './open.tsx';
import { type OpenedModule, opened } from './opened.ts';

const faultWords = (faults: number): string => (faults === 0 ? '' : faults === 1 ? '1 warning' : `${faults} warnings`);

const Item = ({
  module: { key, name, title, faults },
  onClose,
}: {
  readonly module: OpenedModule;
  readonly onClose: () => void;
}) => (
  <GridListItem id={key} textValue={name} className="mr-item">
    <span className="mr-item-what">
      <strong>{name}</strong>
      <span className="quiet">{title}</span>
      {faults > 0 && <span className="mr-warn">{faultWords(faults)}</span>}
    </span>
    <Button className="place mr-close" aria-label={`Close ${name}`} onPress={onClose}>
      ×
    </Button>
  </GridListItem>
);

/** The modules that are open, and the way to open more. */
export const ModuleList = ({
  modules,
  selected,
  page,
}: {
  readonly modules: readonly OpenedModule[];
  readonly selected: string | undefined;
  readonly page: Page;
}) => {
  const [, go] = useLocation();
  const close = (key: string): void => {
    const next = modules.find((one) => one.key !== key);
    // first the address: a part that it names would be opened again
    if (key === selected) go(next ? moduleAddress('read', valuesOf(next.key)) : '/module', { replace: true });
    opened.close(key);
  };
  return (
    <aside className="mr-list" aria-label="Open modules">
      {/* folded again when something was opened */}
      <Disclosure key={modules.length} className="mr-more">
        <Heading level={2}>
          <Button slot="trigger">Open another…</Button>
        </Heading>
        <DisclosurePanel>
          <OpenPanel />
        </DisclosurePanel>
      </Disclosure>
      <GridList
        aria-label="Open modules"
        items={modules.map((module) => ({ ...module, id: module.key }))}
        selectionMode="single"
        selectionBehavior="replace"
        disallowEmptySelection
        selectedKeys={selected === undefined ? [] : [selected]}
        onSelectionChange={(keys) => {
          const [key] = keys === 'all' ? [] : [...keys];
          if (key !== undefined) go(moduleAddress(page === 'compare' ? 'read' : page, valuesOf(String(key))));
        }}
      >
        {(module) => <Item module={module} onClose={() => close(module.key)} />}
      </GridList>
    </aside>
  );
};
