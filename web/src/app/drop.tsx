import { useEffect } from 'react';
import { Button, FileTrigger } from 'react-aria-components';
import { useLocation } from 'wouter';
import { noFabric, openFile } from '../project/open-file.ts';
import type { Project } from '../project/project.ts';
import { useProject, useProjectState } from '../project/use-project.ts';

const open = async (project: Project, file: File): Promise<boolean> => {
  const opened = await openFile(file);
  const problem = 'problem' in opened ? opened.problem : noFabric(file.name, opened.text);
  if (problem !== undefined) project.tell(problem);
  else if ('text' in opened) project.open(file.name, opened.text);
  return problem === undefined;
};

/** Files dropped anywhere on the page are opened. */
export const useDrop = (): void => {
  const project = useProject();
  const [, go] = useLocation();
  useEffect(() => {
    const over = (event: DragEvent): void => {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
    };
    const dropped = (event: DragEvent): void => {
      const file = event.dataTransfer?.files[0];
      if (!file) return;
      event.preventDefault();
      void open(project, file).then((done) => done && go('/source'));
    };
    window.addEventListener('dragover', over);
    window.addEventListener('drop', dropped);
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('drop', dropped);
    };
  }, [project, go]);
};

/** The same by choosing a file. */
export const OpenButton = () => {
  const project = useProject();
  return (
    <FileTrigger
      acceptedFileTypes={['.yaml', '.yml', '.txt']}
      onSelect={(files) => {
        const file = files?.[0];
        if (file) void open(project, file);
      }}
    >
      <Button>Open…</Button>
    </FileTrigger>
  );
};

/** What there is to tell, until it is put away. */
export const Notice = () => {
  const project = useProject();
  const { notice } = useProjectState();
  if (notice === undefined) return null;
  return (
    <div className="notice" role="alert">
      <span>{notice}</span>
      <Button aria-label="Put away" onPress={() => project.tell(undefined)}>
        ×
      </Button>
    </div>
  );
};
