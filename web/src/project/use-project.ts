import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Project, ProjectState } from './project.ts';

export const ProjectContext = createContext<Project | undefined>(undefined);

/** The project that is open. */
export const useProject = (): Project => {
  const project = useContext(ProjectContext);
  if (!project) throw new Error('no project is open');
  return project;
};

/** What there is to show of it, anew whenever it changes. */
export const useProjectState = (): ProjectState => {
  const project = useProject();
  return useSyncExternalStore(project.subscribe, project.state);
};
