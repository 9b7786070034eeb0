import { z } from 'zod';
import { type Diagnostic, diagnostic, hasErrors } from '../diagnostics/index.ts';
import { AIRFLOWS } from '../parts/index.ts';
import { found, inOrder, type Path, pathText, readYaml, type SpanIndex } from '../yaml/index.ts';

z.config({ jitless: true });

const text = z.string({ error: 'a text' }).min(1, { error: 'a text' });
/** A name that YAML may have read as a number. */
const name = z.union([text, z.number()], { error: 'a name' }).transform(String);
const flag = z.boolean({ error: 'true or false' }).nullish();
const positive = z.number({ error: 'a number above 0' }).positive({ error: 'a number above 0' });
const listOf = <T extends z.ZodType>(item: T) => z.array(item, { error: 'a list' }).nullish();
const component = <S extends z.ZodRawShape>(shape: S) =>
  z.object({ name, ...shape }, { error: 'a mapping with a name' });

const WEIGHT_UNITS = { kg: 1, g: 0.001, lb: 0.45359237, oz: 0.028349523125 } as const;
const unit = z.enum(['kg', 'g', 'lb', 'oz'], { error: 'kg, g, lb or oz' });

/** What is read of a device type or module type; keys beside these are passed over. */
const SHAPE = z.object({
  manufacturer: name,
  model: name,
  slug: text.nullish(),
  part_number: name.nullish(),
  u_height: z.number({ error: 'a height in rack units' }).nonnegative({ error: 'a height in rack units' }).nullish(),
  is_full_depth: flag,
  airflow: z.enum(AIRFLOWS, { error: `one of ${AIRFLOWS.join(', ')}` }).nullish(),
  weight: positive.nullish(),
  weight_unit: unit.nullish(),
  interfaces: listOf(component({ type: text, mgmt_only: flag })),
  'power-ports': listOf(
    component({ type: text.nullish(), maximum_draw: positive.nullish(), allocated_draw: positive.nullish() }),
  ),
  'console-ports': listOf(component({ type: text.nullish() })),
  'module-bays': listOf(component({})),
});

/** Keys that hold no fact of the hardware. */
const REMARKS = ['comments', 'description', 'front_image', 'rear_image', 'is_powered', 'subdevice_role'];

/** A device type (or module type) of NetBox as read. */
export type DeviceType = Omit<z.infer<typeof SHAPE>, 'weight' | 'weight_unit'> & {
  readonly weightKg: number | undefined;
  /** Lists that are there and not read: `front-ports`, `device-bays` … */
  readonly notRead: readonly string[];
  readonly spans: SpanIndex;
};

const at = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, key)
        ? (inner as Record<string | number, unknown>)[key]
        : undefined,
    value,
  );

const faultOf = (root: unknown, path: Path, expected: string, spans: SpanIndex): Diagnostic => {
  const value = at(root, path);
  const subject = path.length > 0 ? pathText(path) : undefined;
  if (value !== undefined || path.length === 0) {
    return diagnostic('LW1103', { expected, found: found(value) }, { source: spans(path), subject });
  }
  const inside = path.slice(0, -1);
  const parent = inside.length === 0 ? 'the device type' : pathText(inside);
  return diagnostic(
    'LW1102',
    { parent, key: String(path.at(-1)), expected },
    { source: spans(inside, 'key'), subject },
  );
};

/** Two interfaces of one name, each told at the later one. */
const namedTwice = ({ interfaces, spans }: Pick<DeviceType, 'interfaces' | 'spans'>): readonly Diagnostic[] => {
  const first = new Map<string, number>();
  return (interfaces ?? []).flatMap(({ name }, index) => {
    const earlier = first.get(name);
    if (earlier === undefined) {
      first.set(name, index);
      return [];
    }
    const line = spans(['interfaces', earlier, 'name'])?.line ?? 0;
    return [diagnostic('LW2105', { name, first: line }, { source: spans(['interfaces', index, 'name'], 'value') })];
  });
};

/**
 * Reads the YAML of a device type or module type of NetBox. Never throws; each fault is one diagnostic with its place, and a
 * text with errors gives no device type.
 */
export const readDeviceType = (
  source: string,
  file: string,
): { readonly type: DeviceType | undefined; readonly diagnostics: readonly Diagnostic[] } => {
  const { value, spans, diagnostics } = readYaml(source, file);
  if (!value) return { type: undefined, diagnostics };
  const { root } = value;
  if (typeof root !== 'object' || root === null || Array.isArray(root)) {
    const problem = `expected a mapping, found ${found(root)}`;
    return { type: undefined, diagnostics: [diagnostic('LW2101', { problem }, { source: spans([]) })] };
  }
  if (!('manufacturer' in root) && !('model' in root)) {
    const problem = 'it has neither manufacturer nor model';
    return { type: undefined, diagnostics: [diagnostic('LW2101', { problem }, { source: spans([]) })] };
  }
  const parsed = SHAPE.safeParse(root);
  const faults = parsed.success
    ? namedTwice({ interfaces: parsed.data.interfaces, spans })
    : parsed.error.issues.map(({ path, message }) => faultOf(root, path as (string | number)[], message, spans));
  const all = inOrder([...diagnostics, ...faults]);
  if (!parsed.success || hasErrors(all)) return { type: undefined, diagnostics: all };
  const { weight, weight_unit, ...rest } = parsed.data;
  const weightKg =
    weight && weight_unit ? Math.round(weight * WEIGHT_UNITS[weight_unit] * 1000) / 1000 || undefined : undefined;
  const notRead = Object.keys(root).filter((key) => !Object.hasOwn(SHAPE.shape, key) && !REMARKS.includes(key));
  return { type: { ...rest, weightKg, notRead, spans }, diagnostics: all };
};
