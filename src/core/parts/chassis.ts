/** Where cooling air goes in and out. */
export const AIRFLOWS = [
  'front-to-rear',
  'rear-to-front',
  'left-to-right',
  'right-to-left',
  'side-to-rear',
  'rear-to-side',
  'bottom-to-top',
  'top-to-bottom',
  'passive',
  'mixed',
] as const;
export type Airflow = (typeof AIRFLOWS)[number];

/** A power inlet; draws in watts as the maker states them for this inlet alone. */
export type PowerInlet = {
  readonly name: string;
  readonly plug?: string | undefined;
  readonly maxDrawW?: number | undefined;
  readonly allocatedDrawW?: number | undefined;
};

/** A socket beside the pluggable cages, or a bay for a module of the chassis. */
export type ChassisPart = { readonly name: string; readonly type?: string | undefined };

/** The box around the ports: what planning of racks, power and management needs. What is absent is not known. */
export type Chassis = {
  /** height in rack units */
  readonly heightU?: number | undefined;
  readonly fullDepth?: boolean | undefined;
  readonly weightKg?: number | undefined;
  readonly airflow?: Airflow | undefined;
  readonly powerInlets?: readonly PowerInlet[] | undefined;
  readonly management?: readonly ChassisPart[] | undefined;
  readonly console?: readonly ChassisPart[] | undefined;
  readonly bays?: readonly ChassisPart[] | undefined;
};
