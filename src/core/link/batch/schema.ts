import { z } from 'zod';

z.config({ jitless: true });

/*
 * One row of a batch of link questions. Fields that an answer does not need (`title`, `tags`, `expect`, `source` …) may be
 * there and are not read.
 */

const polarity = z.enum(['A', 'B', 'C', 'A-to-B', 'A-to-A']);
const fec = z.enum(['none', 'off', 'BASE-R', 'FC', 'RS(528,514)', 'RS(544,514)', 'RS-FEC-Int', 'auto']);
const positive = z.number().positive().finite();

const inlineHost = z.object({
  kind: z.enum(['switch', 'nic', 'server']).default('switch'),
  cage: z.string(),
  lanes: z.int().positive(),
  laneRatesGbps: z.array(positive).min(1),
  maxPortGbps: positive,
  /** a jack in place of a cage; it powers no module */
  fixed: z.literal('twisted-pair').nullish(),
  maxModulePowerW: z.number().nonnegative().finite().nullish(),
  device: z.string().nullish(),
});

/** A host by its device: the port comes from the catalogue, the first one where no label names it. */
const deviceHost = z.object({ device: z.string(), label: z.string().nullish() });

export const endSchema = z.object({
  host: z.union([inlineHost, deviceHost, z.string()], {
    error: 'expected a device id, {"device": id}, or a port: cage, lanes, laneRatesGbps, maxPortGbps',
  }),
  module: z.string(),
  count: z.int().positive().max(100_000).default(1),
  port: z.object({
    speedGbps: positive,
    lanesPerLink: z.int().positive().max(16),
    fecConfigured: fec.nullish(),
    autoneg: z.boolean().nullish(),
    linkTraining: z.boolean().nullish(),
    protocol: z.enum(['ethernet', 'infiniband']).nullish(),
  }),
  portNumber: z.int().positive().nullish(),
  portRow: z.enum(['top', 'bottom']).nullish(),
});

export const mediaSchema = z.object({
  type: z.string(),
  connector: z.string().nullish(),
  polarity: polarity.nullish(),
  pins: z.object({ a: z.boolean(), b: z.boolean() }).nullish(),
  path: z
    .array(
      z.object({
        kind: z.enum(['cord', 'trunk']).default('cord'),
        polarity: polarity.nullish(),
        pins: z.tuple([z.boolean(), z.boolean()]).nullish(),
      }),
    )
    .min(1)
    .nullish(),
  segments: z
    .array(z.object({ type: z.string(), lengthM: z.number().nonnegative() }))
    .min(1)
    .nullish(),
  connectors: z.int().nonnegative().nullish(),
  connectorLossDb: z.number().nonnegative().nullish(),
  connectorReflectanceDb: z.number().negative().nullish(),
  splices: z.int().nonnegative().nullish(),
  spliceLossDb: z.number().nonnegative().nullish(),
  lossDb: z.number().nonnegative().nullish(),
  amplified: z.boolean().nullish(),
});

export const rowSchema = z.object({
  id: z.string(),
  a: endSchema,
  b: endSchema,
  media: mediaSchema,
  lengthM: z.number().nonnegative().max(1e6),
  portNumber: z.int().positive().nullish(),
  portRow: z.enum(['top', 'bottom']).nullish(),
});

export type Row = z.infer<typeof rowSchema>;
export type RowEnd = z.infer<typeof endSchema>;
export type RowMedia = z.infer<typeof mediaSchema>;
