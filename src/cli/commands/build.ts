import { UsageError } from '../exit.ts';
export const build = async (_file: string, _options: object): Promise<number> => {
  throw new UsageError('being built');
};
