import { Button } from 'react-aria-components';
import { Link, useLocation } from 'wouter';
import type { JsonDiagnostic } from '../../../src/core/diagnostics/index.ts';
import { useProject, useProjectState } from '../project/use-project.ts';
import { OpenButton } from './drop.tsx';
import { SaveButton } from './save.tsx';
import { VIEWS } from './views.ts';

/** Where the first fault is best looked at: at its kind of link where it is of one, else in the file. */
const faultAddress = ([first]: readonly JsonDiagnostic[]): string =>
  first?.subject && first.code.startsWith('LW6') ? `/link/${encodeURIComponent(first.subject)}` : '/source';

const Status = () => {
  const { stale, compiled, diagnostics } = useProjectState();
  const faults = diagnostics.filter(({ severity }) => severity === 'error');
  const errors = faults.length;
  const [tone, words] = stale
    ? (['busy', 'compiling'] as const)
    : errors > 0
      ? (['bad', errors === 1 ? '1 error' : `${errors} errors`] as const)
      : (['good', `${compiled?.summary?.proofs.provedLinks ?? 0} links proved`] as const);
  return (
    <output
      className={`status status-${tone}`}
      title={compiled ? `compiled in ${Math.round(compiled.took)} ms` : undefined}
    >
      {tone === 'bad' ? <Link href={faultAddress(faults)}>{words}</Link> : words}
    </output>
  );
};

/** Name, views, undo and search. */
export const Header = ({ onFind }: { readonly onFind: () => void }) => {
  const project = useProject();
  const { file, edited, canUndo, canRedo } = useProjectState();
  const [location] = useLocation();
  const here = location.split('/')[1];
  return (
    <header className="header">
      <div className="brand">
        <strong>Lanewright</strong>
        <span className="quiet">{file}</span>
        {edited && (
          <span className="edited" title="Changed since it was opened or saved">
            edited
          </span>
        )}
      </div>
      <nav aria-label="Views">
        {VIEWS.map(({ id, title, hint }) => (
          <Link key={id} href={`/${id}`} title={hint} aria-current={here === id ? 'page' : undefined}>
            {title}
          </Link>
        ))}
      </nav>
      <div className="tools">
        <Status />
        <OpenButton />
        <SaveButton />
        <Button aria-label="Undo" isDisabled={!canUndo} onPress={() => project.undo()}>
          ↶
        </Button>
        <Button aria-label="Redo" isDisabled={!canRedo} onPress={() => project.redo()}>
          ↷
        </Button>
        <Button onPress={onFind}>
          Find <kbd>/</kbd>
        </Button>
      </div>
    </header>
  );
};
