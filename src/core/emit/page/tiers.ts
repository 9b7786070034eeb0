const TIERS: Readonly<Record<string, string>> = {
  'server-leaf': 'server to leaf',
  'switch-leaf': 'management port to leaf',
  'leaf-spine': 'leaf to spine',
};

/** The two ends of a tier in words. */
export const tierText = (tier: string): string => TIERS[tier] ?? tier;
