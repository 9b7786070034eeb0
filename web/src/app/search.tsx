import { useMemo, useState } from 'react';
import { Autocomplete, Dialog, Input, Menu, MenuItem, Modal, ModalOverlay, SearchField } from 'react-aria-components';
import { useLocation } from 'wouter';
import type { Summary } from '../../../src/core/emit/summary.ts';
import { type EndView, endAt, type Fabric, portKey } from '../../../src/core/fabric/index.ts';
import type { LinkClass } from '../compiler/protocol.ts';
import { once } from '../project/once.ts';
import { useProjectState } from '../project/use-project.ts';
import { classAddress } from '../views/link/address.ts';
import { VIEWS } from './views.ts';

/** A thing that can be gone to. */
type Hit = { readonly id: string; readonly words: string; readonly kind: string; readonly to: string };

const MOST = 40;

const viewHits = (): readonly Hit[] =>
  VIEWS.map(({ id, title, hint }) => ({ id: `view ${id}`, words: `${title}: ${hint}`, kind: 'view', to: `/${id}` }));

const classHits = (classes: readonly LinkClass[]): readonly Hit[] =>
  classes.map(({ key }) => ({ id: `class ${key}`, words: key, kind: 'kind of link', to: classAddress(key) }));

const partHits = (summary: Summary | undefined): readonly Hit[] => {
  const hits = new Map<string, Hit>();
  for (const { part, vendor, partNumber, description } of summary?.parts ?? []) {
    const words = [part, vendor, partNumber, description].filter(Boolean).join(' ');
    hits.set(part, { id: `part ${part}`, words, kind: 'part to buy', to: '/buy' });
  }
  return [...hits.values()];
};

const deviceHits = ({ devices }: Fabric): readonly Hit[] =>
  Array.from({ length: devices.length }, (_, row) => {
    const key = devices.text(row, 'key');
    const words = `${devices.text(row, 'name')} ${key} ${devices.text(row, 'model')}`;
    return { id: `device ${key}`, words, kind: devices.text(row, 'role'), to: `/map/${encodeURIComponent(key)}` };
  });

/** "h100-3 gpu3" */
const portName = ({ deviceName, label, ways, leg }: EndView): string =>
  `${deviceName} ${portKey('', label, ways, leg).slice(1)}`;

const portHits = (fabric: Fabric): readonly Hit[] =>
  Array.from({ length: fabric.links.length }, (_, row) => row).flatMap((row) =>
    (['a', 'b'] as const).map((side): Hit => {
      const end = endAt(fabric, fabric.links.get(row, side));
      const key = portKey(end.deviceKey, end.label, end.ways, end.leg);
      return { id: `port ${key}`, words: portName(end), kind: 'port', to: `/map/${encodeURIComponent(key)}` };
    }),
  );

const linkHits = (fabric: Fabric): readonly Hit[] =>
  Array.from({ length: fabric.links.length }, (_, row) => {
    const [a, b] = (['a', 'b'] as const).map((side) => portName(endAt(fabric, fabric.links.get(row, side))));
    const key = fabric.links.text(row, 'key');
    const kind = fabric.classes.text(fabric.links.get(row, 'class'), 'key');
    return { id: `link ${key}`, words: `${a} to ${b}`, kind: 'link', to: classAddress(kind, undefined, key) };
  });

/** What there is to find, the few and general things first; ports and links are many, and named when the search comes to them. */
const sourcesOf = (
  fabric: Fabric | undefined,
  classes: readonly LinkClass[],
  summary: Summary | undefined,
): readonly (() => readonly Hit[])[] => [
  once(viewHits),
  once(() => classHits(classes)),
  once(() => partHits(summary)),
  ...(fabric ? [deviceHits, portHits, linkHits].map((hitsOf) => once(() => hitsOf(fabric))) : []),
];

const matching = (sources: readonly (() => readonly Hit[])[], text: string): readonly Hit[] => {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const found: Hit[] = [];
  for (const source of sources) {
    for (const hit of source()) {
      if (found.length === MOST) return found;
      const target = hit.words.toLowerCase();
      if (words.every((word) => target.includes(word))) found.push(hit);
    }
  }
  return found;
};

const Results = ({ close }: { readonly close: () => void }) => {
  const [text, setText] = useState('');
  const [, go] = useLocation();
  const { fabric, last } = useProjectState();
  const sources = useMemo(() => sourcesOf(fabric(), last?.classes ?? [], last?.summary), [fabric, last]);
  // not deferred: Enter must take what the text that is typed finds
  const found = useMemo(() => matching(sources, text), [sources, text]);
  return (
    <Autocomplete inputValue={text} onInputChange={setText}>
      <SearchField aria-label="Find views, parts, devices, ports and links" autoFocus>
        <Input placeholder="Find a view, a part, a device, a port, a link…" />
      </SearchField>
      <Menu
        aria-label="Found"
        className="hits"
        items={found}
        renderEmptyState={() => <p className="quiet">Nothing here has all these words.</p>}
        onAction={(id) => {
          const hit = found.find((one) => one.id === id);
          if (hit) go(hit.to);
          close();
        }}
      >
        {(hit) => (
          <MenuItem id={hit.id} textValue={hit.words} className="hit">
            <span>{hit.words}</span>
            <span className="quiet">{hit.kind}</span>
          </MenuItem>
        )}
      </Menu>
    </Autocomplete>
  );
};

/** The search over everything there is to see. */
const SearchDialog = ({
  isOpen,
  onOpenChange,
}: {
  readonly isOpen: boolean;
  readonly onOpenChange: (open: boolean) => void;
}) => (
  <ModalOverlay isOpen={isOpen} onOpenChange={onOpenChange} isDismissable className="overlay">
    <Modal className="modal">
      <Dialog aria-label="Find" className="dialog">
        {({ close }) => <Results close={close} />}
      </Dialog>
    </Modal>
  </ModalOverlay>
);

export default SearchDialog;
