import example from '../../../examples/ai-400g/fabric.yaml?raw';
import type { ProjectFiles } from '../compiler/protocol.ts';

const isFiles = (value: unknown): value is ProjectFiles =>
  typeof value === 'object' &&
  value !== null &&
  'file' in value &&
  typeof value.file === 'string' &&
  'text' in value &&
  typeof value.text === 'string';

/** The fabric that stands beside the page (`project.json`, written by `serve` and `build --site`); the example where none does. */
export const loadFiles = async (): Promise<ProjectFiles> => {
  try {
    const response = await fetch('./project.json', { cache: 'no-store' });
    const value: unknown = response.ok ? await response.json() : undefined;
    if (isFiles(value)) return value;
  } catch {
    // no such file: a static copy of the app alone
  }
  return { file: 'fabric.yaml', text: example };
};
