import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { takeKept } from './project/kept.ts';
import { loadFiles } from './project/load.ts';
import { Project } from './project/project.ts';
import { ProjectContext } from './project/use-project.ts';
import './style/index.css';

const project = new Project(await loadFiles(), takeKept());
const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <ProjectContext value={project}>
      <App />
    </ProjectContext>
  </StrictMode>,
);
