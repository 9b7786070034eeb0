import { useEffect, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { Link, Redirect, useLocation } from 'wouter';
import { useAnswer } from '../../project/use-answer.ts';
import { useProject } from '../../project/use-project.ts';
import { Facts } from './about.tsx';
import { keyOf, type ModuleAddress, moduleAddress, type Page, readAddress, valuesOf } from './address.ts';
import { Compare } from './compare.tsx';
import { ModuleLink } from './link.tsx';
import { ModuleList } from './list.tsx';
import { OpenPanel, useOpenDumps } from './open.tsx';
import { type OpenedModule, opened, useOpened } from './opened.ts';
import { Reader } from './reader.tsx';
import './module.css';
import './memory.css';

const PAGES = [
  { page: 'read', title: 'Fields and bytes' },
  { page: 'link', title: 'Use this module in a link' },
  { page: 'compare', title: 'Compare' },
] as const;

/** While this view is open, files dropped anywhere on the page are dumps, and no fabric. */
const useDropsHere = (): void => {
  const open = useOpenDumps();
  const latest = useRef(open);
  useEffect(() => {
    latest.current = open;
  });
  useEffect(() => {
    const dropped = (event: DragEvent): void => {
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length === 0) return;
      event.preventDefault();
      event.stopPropagation();
      void latest.current(files);
    };
    window.addEventListener('drop', dropped, { capture: true });
    return () => window.removeEventListener('drop', dropped, { capture: true });
  }, []);
};

const Notices = ({ notices }: { readonly notices: readonly string[] }) =>
  notices.length > 0 && (
    <div className="notice mr-notice" role="alert">
      <ul>
        {notices.map((notice) => (
          <li key={notice}>{notice}</li>
        ))}
      </ul>
      <Button aria-label="Put away" onPress={() => opened.tell()}>
        ×
      </Button>
    </div>
  );

const Module = ({
  module,
  modules,
  page,
  values,
}: {
  readonly module: OpenedModule;
  readonly modules: readonly OpenedModule[];
  readonly page: Page;
  readonly values: ModuleAddress;
}) => {
  const { answer: sheet, stale, bug } = useAnswer('moduleSheet', { memory: module.memory });
  if (bug !== undefined) return <p className="bug">{bug}</p>;
  if (!sheet || stale) return <p className="loading">Decoding…</p>;
  return (
    <article className="mr-module">
      <header>
        <h2>{sheet.title}</h2>
        <p className="quiet">
          {sheet.kind}; {module.name}
          {module.key.startsWith('part:') &&
            ': the memory that this part of the catalogue would have, written from its facts'}
        </p>
        <Facts facts={sheet.facts} />
        <nav aria-label="Of this module" className="pages">
          {PAGES.map(({ page: id, title }) => (
            <Link
              key={id}
              href={moduleAddress(id, valuesOf(module.key))}
              aria-current={page === id ? 'page' : undefined}
            >
              {title}
            </Link>
          ))}
        </nav>
      </header>
      {page === 'read' && <Reader sheet={sheet} values={values} problems={module.problems} />}
      {page === 'link' && <ModuleLink module={module} modules={modules} values={values} />}
      {page === 'compare' && <Compare module={module} modules={modules} values={values} />}
    </article>
  );
};

/** Opens the part that the address names; whether the catalogue has none such. */
const usePart = (part: string, key: string | undefined, isOpen: boolean): boolean => {
  const { desk } = useProject();
  const [missing, setMissing] = useState<string>();
  useEffect(() => {
    if (part === '' || key === undefined || isOpen) return;
    opened.openPart(desk, part, key).then(
      (found) => !found && setMissing(key),
      () => setMissing(key),
    );
  }, [desk, part, key, isOpen]);
  return part !== '' && missing === key;
};

/** Modules read from their memories: what they say, byte by byte, and what they do in a link. */
const ModuleView = () => {
  const [location] = useLocation();
  const { page, values } = readAddress(location);
  const { modules, notices } = useOpened();
  const key = keyOf(values);
  const module = modules.find((one) => one.key === key);
  const missing = usePart(values.part, key, module !== undefined);
  useDropsHere();
  const [first] = modules;
  if (key === undefined && first) return <Redirect to={moduleAddress('read', valuesOf(first.key))} replace />;
  return (
    <div className={modules.length > 0 ? 'mr mr-some' : 'mr'}>
      {modules.length > 0 && <ModuleList modules={modules} selected={module?.key} page={page} />}
      <div className="mr-main">
        <Notices notices={notices} />
        {module && <Module key={module.key} module={module} modules={modules} page={page} values={values} />}
        {missing && (
          <p className="empty" role="alert">
            The catalogue has no module <code>{values.part}</code> whose memory could be written.
          </p>
        )}
        {!module && values.part !== '' && !missing && <p className="loading">Writing its memory…</p>}
        {!module && values.dump !== '' && (
          <p className="mr-gone" role="status">
            <strong>{values.dump}</strong> is not open in this tab. Dumps are in no address: drop the file again.
          </p>
        )}
        {modules.length === 0 && values.part === '' && (
          <div className="mr-empty">
            <h2>What does a module say of itself?</h2>
            <p>
              Open the dump of a module’s memory: its identity, its applications and every field beside its bytes, what
              contradicts itself, and what it would do in a link.
            </p>
            <OpenPanel />
          </div>
        )}
      </div>
    </div>
  );
};

export default ModuleView;
