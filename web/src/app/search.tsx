import { useMemo, useState } from 'react';
import { Autocomplete, Dialog, Input, Menu, MenuItem, Modal, ModalOverlay, SearchField } from 'react-aria-components';
import { useLocation } from 'wouter';
import type { Fabric } from '../../../src/core/fabric/index.ts';
import type { LinkClass } from '../compiler/protocol.ts';
import { useProjectState } from '../project/use-project.ts';
import { VIEWS } from './views.ts';

/** A thing that can be gone to. */
type Hit = { readonly id: string; readonly words: string; readonly kind: string; readonly to: string };

const MOST = 40;

const hitsIn = (fabric: Fabric | undefined, classes: readonly LinkClass[]): readonly Hit[] => {
  const hits: Hit[] = VIEWS.map(({ id, title, hint }) => ({
    id: `view ${id}`,
    words: `${title}: ${hint}`,
    kind: 'view',
    to: `/${id}`,
  }));
  for (const { key } of classes)
    hits.push({ id: `link ${key}`, words: key, kind: 'kind of link', to: `/link/${encodeURIComponent(key)}` });
  for (let row = 0; fabric && row < fabric.devices.length; row++) {
    const key = fabric.devices.text(row, 'key');
    const words = `${fabric.devices.text(row, 'name')} ${key} ${fabric.devices.text(row, 'model')}`;
    hits.push({
      id: `device ${key}`,
      words,
      kind: fabric.devices.text(row, 'role'),
      to: `/map/${encodeURIComponent(key)}`,
    });
  }
  return hits;
};

const matching = (hits: readonly Hit[], text: string): readonly Hit[] => {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const found: Hit[] = [];
  for (const hit of hits) {
    if (found.length === MOST) break;
    const target = hit.words.toLowerCase();
    if (words.every((word) => target.includes(word))) found.push(hit);
  }
  return found;
};

const Results = ({ close }: { readonly close: () => void }) => {
  const [text, setText] = useState('');
  const [, go] = useLocation();
  const { fabric, last } = useProjectState();
  const hits = useMemo(() => hitsIn(fabric(), last?.classes ?? []), [fabric, last]);
  const found = matching(hits, text);
  return (
    <Autocomplete inputValue={text} onInputChange={setText}>
      <SearchField aria-label="Find views, devices and links" autoFocus>
        <Input placeholder="Find a view, a device, a link…" />
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
export const SearchDialog = ({
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
