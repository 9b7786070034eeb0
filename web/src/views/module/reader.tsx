import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Input, SearchField } from 'react-aria-components';
import { Link, useLocation } from 'wouter';
import type { ToldDiagnostic } from '../../../../src/core/diagnostics/index.ts';
import type { ModuleSheet } from '../../../../src/core/module/index.ts';
import { holdsWords } from '../../ui/words.ts';
import { Applications, Findings } from './about.tsx';
import { type ModuleAddress, markOf, markValues, moduleAddress } from './address.ts';
import { Bytes } from './bytes.tsx';
import { Fields } from './fields.tsx';
import { Marked } from './marked.tsx';
import { type Mark, MarksContext, Pointed } from './marks.ts';

/** The fields beside the bytes of the page that is looked at. */
const FieldsAndBytes = ({
  sheet,
  values,
  onMark,
}: {
  readonly sheet: ModuleSheet;
  readonly values: ModuleAddress;
  readonly onMark: (mark: Mark) => void;
}) => {
  const { pages, fields, sources } = sheet;
  const [text, setText] = useState('');
  const [pointed] = useState(() => new Pointed());
  const { page: name, at, field } = values;
  const chosen = useMemo(() => markOf({ ...values, page: name, at, field }), [values, name, at, field]);
  const page = pages.find((one) => one.name === name) ?? pages[0];
  const sought = text.trim() !== '';
  const section = useRef<HTMLElement>(null);
  const marks = useMemo(() => ({ chosen, pointed }), [chosen, pointed]);
  const isMarked = useRef(chosen !== undefined);
  useEffect(() => {
    // an address that marks something is opened there
    const frame = requestAnimationFrame(
      () => isMarked.current && section.current?.scrollIntoView({ block: 'nearest' }),
    );
    return () => cancelAnimationFrame(frame);
  }, []);
  const found = useMemo(
    () =>
      sought
        ? fields.filter((one) => holdsWords(`${one.name} ${one.place} ${one.text} ${one.about.join(' ')}`, text.trim()))
        : fields.filter((one) => one.page === page?.name),
    [fields, sought, text, page],
  );
  if (!page) return <p className="quiet">The dump has no page.</p>;
  return (
    <MarksContext value={marks}>
      <section ref={section} aria-label="Fields and bytes" className="mr-memory">
        <div className="mr-tools">
          <h3>Fields and bytes</h3>
          <nav aria-label="Pages" className="mr-pages">
            {pages.map((one) => (
              <Link
                key={one.name}
                href={moduleAddress('read', { ...values, page: one.name, at: '', field: '' })}
                replace
                aria-current={one === page ? 'page' : undefined}
              >
                {one.words.replace(/^(?:page|address) /, '')}
              </Link>
            ))}
          </nav>
          <SearchField
            value={text}
            onChange={setText}
            className="field mr-search"
            aria-label="Find a field on any page"
          >
            <Input placeholder="Find a field on any page" />
          </SearchField>
        </div>
        <div className="mr-panes">
          <div className="mr-left">
            <h4>{page.words}</h4>
            <Bytes page={page} fields={fields} onMark={onMark} />
            <Marked mark={chosen} page={page} fields={fields} />
          </div>
          <Fields
            pages={pages}
            fields={found}
            onMark={onMark}
            label={sought ? 'Fields found' : `Fields of the ${page.words}`}
          />
        </div>
        <p className="quiet mr-small">
          Read by {sources.join(' and ')}. Bytes are numbered as the standard does; ·· was not read, and is unknown.
        </p>
      </section>
    </MarksContext>
  );
};

/** A module read: what it can do, what is wrong with it, every field beside its bytes. */
export const Reader = ({
  sheet,
  values,
  problems,
}: {
  readonly sheet: ModuleSheet;
  readonly values: ModuleAddress;
  /** what was wrong with the dump */
  readonly problems: readonly ToldDiagnostic[];
}) => {
  const [, go] = useLocation();
  const { part, end, dump } = values;
  const onMark = useCallback(
    (mark: Mark) => go(moduleAddress('read', { part, end, dump, ...markValues(mark) }), { replace: true }),
    [go, part, end, dump],
  );
  const findings = [...problems.map((one) => ({ ...one, places: [] })), ...sheet.findings];
  const goTo = (mark: Mark): void => {
    onMark(mark);
    document.querySelector('.mr-memory')?.scrollIntoView({ block: 'nearest' });
  };
  return (
    <>
      <div className="mr-says">
        <Applications {...sheet} />
        <Findings findings={findings} onGo={goTo} />
      </div>
      <FieldsAndBytes sheet={sheet} values={values} onMark={onMark} />
    </>
  );
};
