import axe from 'axe-core';
import type { Page } from 'playwright-core';

type Violation = {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly target: unknown }[];
};

/** What of WCAG 2.2 AA a page breaks, as far as a program can see it. */
export const violationsOf = async (page: Page): Promise<readonly string[]> => {
  // the policy lets no script in: the checker comes by the debugger
  await page.evaluate(axe.source);
  const violations = await page.evaluate(async () => {
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
    const checker = (
      globalThis as unknown as { axe: { run: (options: object) => Promise<{ violations: Violation[] }> } }
    ).axe;
    return (await checker.run({ runOnly: { type: 'tag', values: tags } })).violations;
  });
  return violations.map(({ id, help, nodes }) => `${id}: ${help} (${nodes.map(({ target }) => target).join(', ')})`);
};
