import { useState } from 'react';
import { Input, Label, ListBox, ListBoxItem, SearchField } from 'react-aria-components';
import { useLocation } from 'wouter';
import type { LinkListed } from '../../compiler/answers/link.ts';
import { classAddress } from './address.ts';

const TIERS: Readonly<Record<string, string>> = { 'server-leaf': 'server to leaf', 'leaf-spine': 'leaf to spine' };

const matches = ({ key, a, b }: LinkListed, text: string): boolean => {
  const target = `${key} ${a} ${b}`.toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => target.includes(word));
};

/** Failing ones first: they are what a person comes for. */
export const failingFirst = (links: readonly LinkListed[]): readonly LinkListed[] =>
  links.toSorted((x, y) => Number(x.works) - Number(y.works));

const Item = ({ link }: { readonly link: LinkListed }) => (
  <ListBoxItem id={link.key} textValue={`${link.key}, ${link.works ? 'works' : 'fails'}`} className="lk-item">
    <span className={link.works ? 'lk-mark lk-good' : 'lk-mark lk-bad'} aria-hidden="true">
      {link.works ? '✓' : '✕'}
    </span>
    <span className="lk-what">
      <strong>
        {link.network}, {TIERS[link.tier] ?? link.tier}
      </strong>
      <span>
        {link.works ? '' : 'fails: '}
        {link.links} {link.links === 1 ? 'link' : 'links'}, {link.key.slice(link.key.lastIndexOf('/') + 1)}
      </span>
      <span className="quiet lk-parts">{link.a === link.b ? `${link.a} at both ends` : `${link.a} to ${link.b}`}</span>
    </span>
  </ListBoxItem>
);

/** Every kind of link of the fabric, to choose one from. */
export const LinkList = ({
  links,
  selected,
  empty,
}: {
  readonly links: readonly LinkListed[];
  readonly selected: string | undefined;
  /** said where there is none */
  readonly empty: string;
}) => {
  const [text, setText] = useState('');
  const [, go] = useLocation();
  const found = failingFirst(links).filter((link) => matches(link, text));
  return (
    <nav className="lk-list" aria-label="Kinds of links">
      <SearchField value={text} onChange={setText} className="lk-filter">
        <Label>Kinds of links</Label>
        <Input placeholder="Filter by network, part, speed…" />
      </SearchField>
      <ListBox
        aria-label="Kinds of links"
        items={found}
        selectionMode="single"
        selectionBehavior="replace"
        selectedKeys={selected === undefined ? [] : [selected]}
        onSelectionChange={(keys) => {
          const [key] = keys === 'all' ? [] : [...keys];
          if (key !== undefined) go(classAddress(String(key)));
        }}
        renderEmptyState={() => (
          <p className="quiet lk-none">{links.length > 0 ? 'No kind of link has all these words.' : empty}</p>
        )}
      >
        {(link) => <Item key={link.key} link={link} />}
      </ListBox>
    </nav>
  );
};
