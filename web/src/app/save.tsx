import { Button } from 'react-aria-components';
import type { Project } from '../project/project.ts';
import { useProject, useProjectState } from '../project/use-project.ts';
import { saveFile } from '../ui/save-file.ts';

/** Gives the fabric file to the user: the page itself writes nowhere. */
export const saveProject = (project: Project): void => {
  const { file, text } = project.state();
  saveFile(file, text, 'application/yaml');
  project.saved();
};

export const SaveButton = () => {
  const project = useProject();
  const { file } = useProjectState();
  return (
    <Button aria-label={`Save: download ${file}`} onPress={() => saveProject(project)}>
      Save
    </Button>
  );
};
