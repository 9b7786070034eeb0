/** Bounds of the language and what it assumes. They lie above any fabric built and keep a slip of the finger from filling memory. */
export const LIMITS = {
  count: 1_000_000,
  /** labels of one server class */
  labels: 1024,
  /** labels of all classes */
  allLabels: 65_536,
  rails: 1024,
  planes: 16,
  spare: 1024,
  servers: 1_000_000,
  serverPorts: 4_000_000,
  /** assumed where nothing is said */
  perRack: 4,
  serverLeaf: '20 m',
  leafSpine: '60 m',
} as const;
