import { appFolder } from '../app-folder.ts';
import { EXIT, UsageError } from '../exit.ts';
import type { CatalogOption } from '../load-catalog.ts';
import { projectJson } from '../project-files.ts';
import { paint, print } from '../terminal.ts';

export type ServeOptions = CatalogOption & {
  readonly lock?: string;
  readonly port: string;
  readonly host: string;
};

const portOf = (text: string): number => {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new UsageError(`--port wants a number from 0 to 65535, not "${text}"`);
  return port;
};

const ended = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });

/**
 * `serve [FILE]`: the web app with a fabric open, or with its own example, on this machine alone, until it is interrupted.
 * Nothing leaves the browser.
 */
export const serve = async (file: string | undefined, options: ServeOptions): Promise<number> => {
  const port = portOf(options.port);
  if (file === undefined && (options.lock !== undefined || options.catalog !== undefined))
    throw new UsageError('--lock and --catalog belong to a fabric file: lanewright serve FILE');
  const project = file === undefined ? undefined : () => projectJson(file, options);
  // a file that cannot be read is said before anything is served
  await project?.();
  const { serve: start } = await import('../../server/serve.ts');
  const serving = await start(appFolder(), project, options.host, port).catch((error: unknown) => {
    throw new UsageError(
      `cannot serve on ${options.host}:${port}: ${error instanceof Error ? error.message : String(error)}`,
    );
  });
  print(`${paint('green', 'open')}  ${serving.url}  (${file ?? 'its example'}; Ctrl+C ends it)`);
  await ended();
  await serving.close();
  return EXIT.clean;
};
