import { useEffect, useRef } from 'react';
import { Link, useLocation } from 'wouter';
import type { JsonDiagnostic } from '../../../../src/core/diagnostics/index.ts';
import { useProject, useProjectState } from '../../project/use-project.ts';
import { DiagnosticList } from '../../ui/diagnostics.tsx';
import { PictureView } from '../../ui/picture.tsx';
import { SourceEditor } from './editor.tsx';
import './source.css';

const useEditor = () => {
  const project = useProject();
  const { text, diagnostics } = useProjectState();
  const place = useRef<HTMLDivElement>(null);
  const editor = useRef<SourceEditor>(undefined);
  useEffect(() => {
    if (!place.current) return;
    const made = new SourceEditor(place.current, project);
    editor.current = made;
    return () => made.destroy();
  }, [project]);
  useEffect(() => editor.current?.show(text, diagnostics), [text, diagnostics]);
  const go = ({ source }: JsonDiagnostic): void => {
    if (source) editor.current?.go(source);
  };
  return { place, go };
};

const Networks = () => {
  const { last, compiled, stale } = useProjectState();
  const [, go] = useLocation();
  const isDraft = compiled?.ok === false && compiled.networks.length > 0;
  const drawn = isDraft ? compiled : last;
  if (!drawn)
    return <p className="empty quiet">{compiled ? 'The picture comes once the file compiles.' : 'Compiling…'}</p>;
  const old = stale || (!compiled?.ok && !isDraft);
  return (
    <div className={old ? 'networks old' : 'networks'} aria-live="polite">
      {!compiled?.ok && (
        <p className="note">{isDraft ? 'Not all of these links are proved:' : 'The last design that compiled:'}</p>
      )}
      {drawn.networks.map(({ name, picture }) => (
        <figure key={name}>
          <PictureView picture={picture} onPick={(key) => go(`/map/${encodeURIComponent(key)}`)} />
          <figcaption>
            {picture.title}. A click leads to the device on <Link href="/map">the map</Link>, where keys reach every
            one.
          </figcaption>
        </figure>
      ))}
    </div>
  );
};

/** The fabric file, what is wrong with it, and the networks it makes. */
const SourceView = () => {
  const { place, go } = useEditor();
  const { diagnostics } = useProjectState();
  return (
    <div className="source">
      <section className="source-left" aria-label="Fabric file">
        <div ref={place} className="editor" />
        <p className="source-keys quiet">Tab indents; Escape, then Tab leaves the editor. Ctrl+Space completes.</p>
        <div className="below">
          <DiagnosticList diagnostics={diagnostics} onGo={go} />
        </div>
      </section>
      <section className="source-right" aria-label="Networks">
        <Networks />
      </section>
    </div>
  );
};

export default SourceView;
