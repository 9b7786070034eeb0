import { z } from 'zod';
import { AIRFLOWS } from '../parts/index.ts';

/** What stands in a row for a fact of a cage that nobody has stated. */
export const UNKNOWN = 'unknown' as const;

/**
 * A fact of a cage, or the word `unknown`, which makes the device a draft that nothing uses. Faults are those of the fact
 * itself: a union would hide them.
 */
export const orUnknown = <T extends z.ZodType>(fact: T) =>
  z.custom<z.infer<T> | typeof UNKNOWN>().check(({ value, issues }) => {
    if (value === UNKNOWN) return;
    for (const { path, message } of fact.safeParse(value).error?.issues ?? []) {
      issues.push({ code: 'custom', path: [...path], message, input: value });
    }
  });

const text = z.string().min(1);
const watts = z.number().positive();
const part = z.strictObject({ name: text, type: text.optional() });

/** The box around the ports. */
export const chassis = z.strictObject({
  heightU: z.number().nonnegative().optional(),
  fullDepth: z.boolean().optional(),
  weightKg: z.number().positive().optional(),
  airflow: z.enum(AIRFLOWS).optional(),
  powerInlets: z
    .array(
      z.strictObject({
        name: text,
        plug: text.optional(),
        maxDrawW: watts.optional(),
        allocatedDrawW: watts.optional(),
      }),
    )
    .optional(),
  management: z.array(part).optional(),
  console: z.array(part).optional(),
  bays: z.array(part).optional(),
});
