import { UsageError } from '../exit.ts';
export const check = async (_file: string, _options: object): Promise<number> => {
  throw new UsageError('being built');
};
