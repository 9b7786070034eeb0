import { UsageError } from '../exit.ts';
export const explain = async (_what: string, _file: string | undefined, _options: object): Promise<number> => {
  throw new UsageError('being built');
};
