import { Component, lazy, type ReactNode, Suspense, useCallback, useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import { Redirect, Route, Router, Switch } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { PICTURE_STYLE } from '../../../src/core/draw/index.ts';
import { useProject, useProjectState } from '../project/use-project.ts';
import { Notice, useDrop } from './drop.tsx';
import { Header } from './header.tsx';
import { saveProject } from './save.tsx';
import { VIEWS } from './views.ts';

const loadSearch = () => import('./search.tsx');
const SearchDialog = lazy(loadSearch);

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** Keys that work everywhere: / finds, Ctrl+S saves, Ctrl+Z and Ctrl+Shift+Z go back and forth. */
const useKeys = (find: () => void): void => {
  const project = useProject();
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      const command = event.ctrlKey || event.metaKey;
      if (event.key === '/' && !command && !isTyping(event.target)) find();
      else if (command && event.key.toLowerCase() === 's' && !event.shiftKey) saveProject(project);
      else if (command && event.key.toLowerCase() === 'z' && !isTyping(event.target)) {
        if (event.shiftKey) project.redo();
        else project.undo();
      } else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, [project, find]);
};

/** What is edited is asked for before the page is left, and outlives a reload. */
const useKept = (): void => {
  const project = useProject();
  useEffect(() => {
    const leaving = (event: BeforeUnloadEvent): void => {
      if (project.state().edited) event.preventDefault();
    };
    const gone = (): void => project.keep();
    window.addEventListener('beforeunload', leaving);
    window.addEventListener('pagehide', gone);
    document.addEventListener('visibilitychange', gone);
    return () => {
      window.removeEventListener('beforeunload', leaving);
      window.removeEventListener('pagehide', gone);
      document.removeEventListener('visibilitychange', gone);
    };
  }, [project]);
};

/** A fault of a view stays in the view. */
class Boundary extends Component<{ children: ReactNode; name: string }, { bug: string | undefined }> {
  override state = { bug: undefined };

  static getDerivedStateFromError(error: unknown): { bug: string } {
    return { bug: error instanceof Error ? error.message : String(error) };
  }

  override render(): ReactNode {
    if (this.state.bug === undefined) return this.props.children;
    return (
      <div className="empty" role="alert">
        <h2>{this.props.name} has a fault of ours</h2>
        <p>{this.state.bug}</p>
        <p>The other views still work. Please report it with your fabric file.</p>
      </div>
    );
  }
}

const Page = () => {
  const [finding, setFinding] = useState(false);
  useKeys(useCallback(() => setFinding(true), []));
  useDrop();
  useKept();
  const { bug, compiled } = useProjectState();
  const [sought, setSought] = useState(false);
  if (finding && !sought) setSought(true);
  // once the page has shown what it was opened for, so that the first letters typed into it are not lost
  const isShown = compiled !== undefined;
  useEffect(() => {
    if (isShown) void loadSearch();
  }, [isShown]);
  return (
    <>
      <style>{PICTURE_STYLE}</style>
      <div>
        <Button className="skip" onPress={() => document.querySelector<HTMLElement>('main')?.focus()}>
          Skip to the view
        </Button>
        <Header onFind={() => setFinding(true)} />
        <Notice />
        {bug !== undefined && (
          <div className="bug" role="alert">
            The compiler has a fault: {bug}
          </div>
        )}
      </div>
      <Switch>
        {VIEWS.map(({ id, title, Page: View }) => (
          <Route key={id} path={`/${id}/*?`}>
            <main className={`view view-${id}`} aria-label={title} tabIndex={-1}>
              <h1 className="unseen">{title}</h1>
              <Boundary name={title}>
                <Suspense fallback={<p className="loading">Opening {title}…</p>}>
                  <View />
                </Suspense>
              </Boundary>
            </main>
          </Route>
        ))}
        <Route>
          <Redirect to="/source" replace />
        </Route>
      </Switch>
      <Suspense fallback={null}>{sought && <SearchDialog isOpen={finding} onOpenChange={setFinding} />}</Suspense>
    </>
  );
};

/** The app: a header, the view that the address names, and the search over everything. */
export const App = () => (
  <Router hook={useHashLocation}>
    <Page />
  </Router>
);
