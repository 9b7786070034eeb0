import type { CatalogOption } from '../../load-catalog.ts';

export type DiagnoseOptions = CatalogOption & {
  readonly a?: readonly string[];
  readonly b?: readonly string[];
  readonly port?: string;
  readonly far?: string;
  readonly from?: string;
  readonly to?: string;
  readonly length?: string;
  readonly speed?: string;
  readonly plan?: string;
  readonly state?: string;
  readonly link?: string;
  readonly baseline?: string;
  readonly json?: boolean;
};
