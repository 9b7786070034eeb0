import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { builtinCatalog } from '../catalog/index.ts';
import { orderLines, totalOf } from '../emit/order/order.ts';
import { summarise } from '../emit/summary.ts';
import { compile } from './index.ts';

const catalog = builtinCatalog();
const ai400g = readFileSync('examples/ai-400g/fabric.yaml', 'utf8');
const mixed = readFileSync('examples/mixed-generations/fabric.yaml', 'utf8');

const order = (text: string, prices?: string) => {
  const result = compile({
    text,
    file: 'f.yaml',
    catalog,
    prices: prices === undefined ? undefined : { file: 'p.csv', text: prices },
  });
  const { fabric } = result;
  if (!fabric) throw new Error(JSON.stringify(result.diagnostics));
  const lines = orderLines(fabric, catalog, result.order);
  return { fabric, lines, total: totalOf(lines, result.order), terms: result.order, diagnostics: result.diagnostics };
};
/** The first block of a language in the guide. */
const fromGuide = (language: string): string =>
  new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``).exec(readFileSync('docs/orders.md', 'utf8'))?.[1] ?? '';
const codes = (found: readonly { readonly code: string }[]): readonly string[] => found.map(({ code }) => code);

describe('docs/orders.md', () => {
  it('shows an order section and a price file that compile', () => {
    const { lines, diagnostics } = order(`${ai400g}${fromGuide('yaml')}`, fromGuide('csv'));
    expect(codes(diagnostics).filter((code) => code.startsWith('LW1') || code.startsWith('LW7'))).toEqual([]);
    expect(lines.filter(({ part }) => part === 'GEN-QDD-400G-SR4').map(({ phase }) => phase)).toEqual([
      'first',
      'second',
    ]);
  });
});

describe('an order', () => {
  it('holds what the links need and no spares where none are asked', () => {
    const { lines } = order(ai400g);
    expect(lines.every(({ spares, needed, quantity }) => spares === 0 && quantity === needed)).toBe(true);
    expect(
      lines.every(({ price, cost, phase }) => price === undefined && cost === undefined && phase === undefined),
    ).toBe(true);
  });

  it('counts a fan-out once a trunk: 64 ports of 200G on 32 cages are 32 fan-outs', () => {
    const fanOuts = order(mixed).lines.find(({ part }) => part.startsWith('MPO-16/APC to 2x'));
    expect(fanOuts?.needed).toBe(32);
  });

  it('adds spares by kind, which draw no power', () => {
    const plain = order(ai400g);
    const spared = order(`${ai400g}order: { spares: { transceiver: 2%, fibre: 2% min 8, switch: 1 } }\n`);
    expect(spared.lines.map(({ kind, needed, spares }) => [kind, needed, spares])).toEqual([
      ['switch', 24, 1],
      ['transceiver', 256, 6],
      ['transceiver', 512, 11],
      ['transceiver', 256, 6],
      ['fibre', 256, 8],
      ['fibre', 256, 8],
    ]);
    const power = (built: typeof plain) => summarise(built.fabric, catalog, built.terms).power;
    expect(power(spared)).toEqual(power(plain));
  });

  it('gives the three verdicts, the worst over all classes, and none to a switch', () => {
    const { lines } = order(mixed);
    const verdictsOf = (part: string) => {
      const { standard, hostAccepts, vendorSupports } = lines.find((line) => line.part.startsWith(part)) ?? {};
      return [standard, hostAccepts, vendorSupports];
    };
    expect(verdictsOf('NV-SN4700')).toEqual([undefined, undefined, undefined]);
    expect(verdictsOf('GEN-QDD-400G-SR8')).toEqual(['yes', 'unknown', 'unknown']);
    // an NVIDIA module in NVIDIA hosts at both ends
    expect(verdictsOf('NV-MMA1B00-C100D')).toEqual(['yes', 'yes', 'unknown']);
    expect(verdictsOf('MPO-12/APC both ends')).toEqual(['yes', undefined, undefined]);
  });

  it('names the facts that are missing', () => {
    const missing = (text: string, part: string) => order(text).lines.find((line) => line.part === part)?.missing;
    expect(missing(ai400g, 'GEN-QDD-400G-SR8')).toEqual(['maker and part number']);
    expect(missing(ai400g, 'NV-SN4700')).toContain(
      'airflow not decided: MSN4700-WS2RC (port-to-psu, AC) or MSN4700-WS2FC (psu-to-port, AC)',
    );
    expect(missing(mixed, 'NV-SN3700')).toEqual([
      'part numbers by airflow and power supply',
      'maximum power',
      'weight',
    ]);
  });

  it('orders the variant of the airflow asked, with its part number and the lower confidence', () => {
    const [switches] = order(`${ai400g}order: { airflow: psu-to-port }\n`).lines;
    expect(switches).toMatchObject({
      partNumber: 'MSN4700-WS2FC',
      airflow: 'psu-to-port',
      powerSupply: 'AC',
      confidence: 'low',
    });
  });

  it('warns of a variant that is not known', () => {
    expect(codes(order(`${ai400g}order: { airflow: psu-to-port, power-supply: DC }\n`).diagnostics)).toContain(
      'LW7013',
    );
    expect(codes(order(`${ai400g}order: { airflow: psu-to-port, power-supply: AC }\n`).diagnostics)).not.toContain(
      'LW7013',
    );
  });

  it('splits a line over lots and sums only when all is priced', () => {
    const rows = [
      'part,length_m,price,currency,stock,lead_time_days,phase',
      'SN4700,,20000,EUR,,,',
      'GEN-QDD-400G-SR4,,300.10,EUR,100,0,first',
      'GEN-QDD-400G-SR4,,280,EUR,,60,second',
      'GEN-QDD-400G-SR8,,250,EUR,600,,',
      'GEN-QSFP112-400G-SR4,,350,EUR,6,30,',
    ];
    const some = order(ai400g, rows.join('\n'));
    expect(some.total).toEqual({ unpriced: 2, lines: 7 });
    const cords = [...new Set(some.lines.filter(({ kind }) => kind === 'fibre').map(({ part }) => part))];
    const all = order(ai400g, [...rows, ...cords.map((part) => `"${part}",,40,,,,`)].join('\n'));
    expect(codes(all.diagnostics)).not.toContain('LW7012');
    expect(all.lines.slice(1, 5).map((line) => [line.quantity, line.cost, line.beyondStock, line.phase])).toEqual([
      [100, 3_001_000, 0, 'first'],
      [156, 4_368_000, undefined, 'second'],
      [512, 12_800_000, 0, undefined],
      [256, 8_960_000, 250, undefined],
    ]);
    expect(all.total).toEqual({
      cost: 100 * (24 * 20_000 + 30_010 + 43_680 + 512 * 250 + 256 * 350 + 512 * 40),
      currency: 'EUR',
    });
  });

  it('warns once of prices that name nothing here', () => {
    const { diagnostics } = order(ai400g, 'part,price\nGEN-QDD-400G-DR4,1\nOffice chair,99\nOffice desk,199\n');
    expect(diagnostics.filter(({ code }) => code === 'LW7012')).toMatchObject([
      { args: { rows: '2 rows', parts: 'Office chair, Office desk' }, source: { file: 'p.csv', line: 3, column: 1 } },
    ]);
  });

  it('feeds stock and prices of the file to the choice of parts', () => {
    const wish = (prefer: string, prices: string) =>
      order(ai400g.replace('[power, cost]', prefer), prices).lines.map(({ part }) => part);
    expect(wish('[stock, power]', 'part,stock\nGEN-QDD-400G-DR4,1000\nGEN-QSFP112-400G-DR4,1000\n')).toContain(
      'GEN-QDD-400G-DR4',
    );
    expect(wish('[cost]', 'part,price\nGEN-QDD-400G-DR4,1\nGEN-QSFP112-400G-DR4,1\n')).toContain('GEN-QDD-400G-DR4');
    expect(wish('[stock, power]', 'part,stock\nGEN-QDD-400G-DR4,2\nGEN-QSFP112-400G-DR4,2\n')).not.toContain(
      'GEN-QDD-400G-DR4',
    );
  });

  it('names a second source of another vendor that has the same form, and lets the file outrank it', () => {
    const { lines } = order(ai400g);
    const seconds = lines.filter(({ secondSource }) => secondSource !== undefined);
    expect(seconds.length).toBeGreaterThan(0);
    for (const { part, secondSource } of seconds) {
      const first = catalog.modules.get(part as never);
      const second = catalog.modules.get(secondSource as never);
      expect(second?.vendor).not.toBe(first?.vendor);
      expect(second?.kind === 'transceiver' && second.formFactor).toBe(
        first?.kind === 'transceiver' && first.formFactor,
      );
    }
    const own = order(ai400g, 'part,second_source\nGEN-QDD-400G-SR8,our spare shelf\n').lines;
    expect(own.find(({ part }) => part === 'GEN-QDD-400G-SR8')?.secondSource).toBe('our spare shelf');
  });

  it('names only what works over the length: NVIDIA rates its DR4 modules for 100 m', () => {
    const seconds = (length: string) =>
      order(
        ai400g
          .replace('[power, cost], media: auto', '[vendor, cost], media: singlemode, vendors: [generic, NVIDIA]')
          .replace('20 m', length),
      ).lines.flatMap(({ part, secondSource }) => (part === 'GEN-QSFP112-400G-DR4' ? [secondSource] : []));
    expect(seconds('20 m')).toEqual(['NV-MMS1X00-NS400']);
    expect(seconds('300 m')).toEqual([undefined]);
  });

  it('names none that the user will not have', () => {
    const [second] = order(ai400g).lines.flatMap(({ secondSource }) => secondSource ?? []);
    const without = order(ai400g.replace('media: auto', `media: auto, avoid: [${second}]`)).lines;
    expect(without.map(({ secondSource }) => secondSource)).not.toContain(second);
  });
});
