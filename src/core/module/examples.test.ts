import { describe, expect, it } from 'vitest';
import { hexPages } from './record.ts';
import { ethtoolText, sfputilText } from './testing/dump-text.ts';
import { cmisSample, sff8636Sample } from './testing/samples.ts';
import { writeField } from './write.ts';

/** A module whose makers did not read what they wrote. */
const contradictory = () => {
  const memory = cmisSample();
  const write = (name: string, value: Parameters<typeof writeField>[2]): void => writeField(memory, name, value);
  // 400GAUI-8 from lane 3 on; 100GAUI-2 with no media; 200GAUI-4 to a code that is the maker's own; then one behind the end
  write('ApplicationDescriptor1To8', `111c8404${'0d002155'}${'0fc54411'}ff000000${'111c8401'}${'ff000000'.repeat(3)}`);
  write('MaxPower', 14.5);
  return memory;
};

describe('examples/modules', () => {
  it.each([
    ['dr4-breakout.txt', () => `${sfputilText(cmisSample(), 'Ethernet8')}`],
    ['sr4.txt', () => ethtoolText(sff8636Sample())],
    [
      'contradictory.json',
      () => `${JSON.stringify({ memoryModel: 'CMIS', pages: hexPages(contradictory()) }, null, 1)}\n`,
    ],
  ])('%s is what the samples of this project hold', async (file, text) => {
    await expect(text()).toMatchFileSnapshot(`../../../examples/modules/${file}`);
  });
});
