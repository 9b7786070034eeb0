import { ListBox, ListBoxItem, ListLayout, Virtualizer } from 'react-aria-components';
import { plural } from '../../../../src/core/diagnostics/plural.ts';
import type { FindingTold, Some } from '../../compiler/answers/room-told.ts';
import { VerdictMark } from './verdict.tsx';
import { SAID_WORDS } from './words.ts';

/** Says that a list is longer than what is shown of it. */
export const Rest = ({
  list,
  what,
  shown,
}: {
  readonly list: Some<unknown>;
  readonly what: string;
  readonly shown: number;
}) =>
  list.all > list.first.length ? (
    <p className="note">
      {shown === list.first.length
        ? `The first ${list.first.length} of ${list.all} ${what} are listed`
        : `Of ${list.all} ${what} the first ${list.first.length} were looked through`}
      : narrow it to a rack, rail or unit.
    </p>
  ) : null;

const Item = ({ finding }: { readonly finding: FindingTold }) => (
  <ListBoxItem
    id={String(finding.id)}
    className="room-item"
    textValue={`${SAID_WORDS[finding.verdict]}: ${finding.message}`}
  >
    <span className="room-item-head">
      <VerdictMark said={finding.verdict} />
      <span className="quiet">
        {plural(finding.links.length, 'link')} <code>{finding.code}</code>
      </span>
    </span>
    <span>{finding.message}</span>
  </ListBoxItem>
);

/** What was found, the gravest first, to choose one from. */
export const FindingList = ({
  findings,
  total,
  selected,
  onPick,
}: {
  readonly findings: readonly FindingTold[];
  readonly total: number;
  readonly selected: string | undefined;
  readonly onPick: (id: string) => void;
}) => (
  <Virtualizer layout={ListLayout} layoutOptions={{ estimatedRowSize: 68 }}>
    <ListBox
      className="room-list"
      aria-label="Findings"
      items={findings}
      selectionMode="single"
      selectionBehavior="replace"
      selectedKeys={selected === undefined ? [] : [selected]}
      onSelectionChange={(keys) => {
        const [key] = keys === 'all' ? [] : [...keys];
        if (key !== undefined) onPick(String(key));
      }}
      renderEmptyState={() => (
        <p className="quiet room-none">
          {total === 0
            ? 'Nothing was found. What is unknown is no finding: see “Not known”.'
            : 'No finding has one of these verdicts.'}
        </p>
      )}
    >
      {(finding) => <Item finding={finding} />}
    </ListBox>
  </Virtualizer>
);
