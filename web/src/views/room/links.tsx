import { useDeferredValue, useMemo, useState } from 'react';
import { Input, Label, ListBox, ListBoxItem, ListLayout, SearchField, Virtualizer } from 'react-aria-components';
import { VERDICTS } from '../../../../src/core/asbuilt/finding.ts';
import type { Fabric } from '../../../../src/core/fabric/index.ts';
import { holdsWords } from '../../ui/words.ts';
import { VerdictMark } from './verdict.tsx';
import { linkName, type Said } from './words.ts';

/** More is not read, and narrowed by a word. */
const MOST = 500;

type Listed = { readonly id: string; readonly name: string; readonly said: Said };

/** Every link with its verdict, found by words. */
export const LinkList = ({
  fabric,
  verdicts,
  only,
  selected,
  onPick,
}: {
  readonly fabric: Fabric;
  readonly verdicts: Uint8Array;
  readonly only: readonly Said[];
  readonly selected: string | undefined;
  readonly onPick: (key: string) => void;
}) => {
  const [text, setText] = useState('');
  const words = useDeferredValue(text);
  // named when first looked for: there may be many
  const nameOf = useMemo(() => {
    const names: string[] = [];
    return (link: number): string => {
      names[link] ??= linkName(fabric, link);
      return names[link];
    };
  }, [fabric]);
  const { found, all } = useMemo(() => {
    const first: Listed[] = [];
    let count = 0;
    for (const [link, at] of verdicts.entries()) {
      const said = VERDICTS[at];
      // a place of none: it is not of the part that is shown
      if (said === undefined || (only.length > 0 && !only.includes(said))) continue;
      const name = words === '' && count >= MOST ? '' : nameOf(link);
      if (words !== '' && !holdsWords(name, words)) continue;
      if (count < MOST) first.push({ id: fabric.links.text(link, 'key'), name, said });
      count++;
    }
    return { found: first, all: count };
  }, [fabric, nameOf, verdicts, only, words]);
  return (
    <div className="room-links">
      <SearchField className="room-filter" value={text} onChange={setText}>
        <Label>Find a link</Label>
        <Input placeholder="h100-3 gpu2" />
      </SearchField>
      <p className="quiet room-count" role="status">
        {all > found.length ? `The first ${found.length} of ${all} links` : `${all} ${all === 1 ? 'link' : 'links'}`}
      </p>
      <Virtualizer layout={ListLayout} layoutOptions={{ estimatedRowSize: 34 }}>
        <ListBox
          className="room-list"
          aria-label="Links"
          items={found}
          selectionMode="single"
          selectionBehavior="replace"
          selectedKeys={selected === undefined ? [] : [selected]}
          onSelectionChange={(keys) => {
            const [key] = keys === 'all' ? [] : [...keys];
            if (key !== undefined) onPick(String(key));
          }}
          renderEmptyState={() => <p className="quiet room-none">No link is like that.</p>}
        >
          {({ id, name, said }) => (
            <ListBoxItem id={id} className="room-item room-one" textValue={`${name}, ${said}`}>
              <VerdictMark said={said} isShort /> <span>{name}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Virtualizer>
    </div>
  );
};
