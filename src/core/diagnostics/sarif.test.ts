import { describe, expect, it } from 'vitest';
import { diagnostic } from './diagnostic.ts';
import { toGithub, toSarif } from './sarif.ts';

const source = { file: 'a,b.yaml', line: 3, column: 5, endLine: 3, endColumn: 9 };
const found = [
  diagnostic('LW5001', { file: 'x', detail: '100% of\nit', limit: 5 }, { source }),
  diagnostic('LW6004', { classes: 1, all: 2 }),
];

describe('diagnostics for other programs', () => {
  it('are SARIF 2.1.0 with a rule for each code', () => {
    const log = toSarif(found, '1.2.3') as {
      version: string;
      runs: { tool: { driver: { rules: { id: string }[] } }; results: Record<string, unknown>[] }[];
    };
    expect(log.version).toBe('2.1.0');
    const [run] = log.runs;
    expect(run?.tool.driver.rules.map((rule) => rule.id)).toEqual(['LW5001', 'LW6004']);
    expect(run?.results[0]).toMatchObject({
      ruleId: 'LW5001',
      ruleIndex: 0,
      level: 'error',
      locations: [
        { physicalLocation: { artifactLocation: { uri: 'a,b.yaml' }, region: { startLine: 3, startColumn: 5 } } },
      ],
    });
    expect(run?.results[1]).toMatchObject({ ruleIndex: 1, level: 'note' });
    expect(run?.results[1]).not.toHaveProperty('locations');
  });

  it('carry the checked changes as SARIF fixes', () => {
    const fix = { title: 'write b', edits: [{ span: source, text: 'b' }], verified: true };
    const log = toSarif(
      [diagnostic('LW6004', { classes: 1, all: 2 }, { fixes: [fix, { ...fix, verified: false }] })],
      '1',
    );
    expect(log).toMatchObject({
      runs: [
        {
          results: [
            {
              fixes: [
                {
                  description: { text: 'write b' },
                  artifactChanges: [
                    {
                      artifactLocation: { uri: 'a,b.yaml' },
                      replacements: [
                        {
                          deletedRegion: { startLine: 3, startColumn: 5, endColumn: 9 },
                          insertedContent: { text: 'b' },
                        },
                      ],
                    },
                  ],
                },
              ],
            },
          ],
        },
      ],
    });
  });

  it('are GitHub workflow commands, one a line, escaped', () => {
    const lines = toGithub(found).trimEnd().split('\n');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/^::error file=a%2Cb\.yaml,line=3,endLine=3,col=5,endColumn=9,title=LW5001::/);
    expect(lines[0]).toContain('100%25 of%0Ait');
    expect(lines[1]).toMatch(/^::notice title=LW6004::/);
  });
});
