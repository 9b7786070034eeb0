import { type Command, Option } from 'commander';

/** The options that every command has its own copy of. */
export type SharedOptions = { readonly json: () => Option; readonly catalog: () => Option };

/** `module …`: what a module's memory says, and what to write into it. */
export const addModuleCommand = (program: Command, { json, catalog }: SharedOptions): void => {
  const group = program.command('module').description('the memory of modules: CMIS, SFF-8636, SFF-8472');
  group
    .command('decode')
    .description('what modules say of themselves, from dumps of any kind (docs/reading-a-module.md)')
    .argument('<files...>', 'raw bytes, hexadecimal rows (ethtool, sfputil, a ticket) or JSON of pages')
    .addOption(json())
    .addOption(new Option('--html', 'one page with every field beside its bytes').conflicts('json'))
    .addHelpText(
      'after',
      '\nExamples:\n  ethtool -m eth0 raw on > m.bin; lanewright module decode m.bin\n  sfputil show eeprom-hexdump > all.txt; lanewright module decode all.txt --json',
    )
    .action(async (files, options) => {
      const { decodeFiles } = await import('./commands/module/decode.ts');
      process.exitCode = await decodeFiles(files, options);
    });
  group
    .command('validate')
    .description('what is damaged or contradicts itself in a memory')
    .argument('<files...>')
    .addOption(json())
    .action(async (files, options) => {
      const { validateFiles } = await import('./commands/module/decode.ts');
      process.exitCode = await validateFiles(files, options);
    });
  group
    .command('diff')
    .description('what differs between two memories, field by field')
    .argument('<a>')
    .argument('<b>')
    .addOption(json())
    .action(async (a, b, options) => {
      const { diff } = await import('./commands/module/compare.ts');
      process.exitCode = await diff(a, b, options);
    });
  group
    .command('fields')
    .description('the memory maps: every field with its place, type, access and first revision')
    .argument('[map]', 'CMIS, SFF-8636 or SFF-8472; default: all')
    .option('--page <page>', 'one page: lower, 00, 11, a0 …')
    .addOption(json())
    .action(async (map, options) => {
      const { fields } = await import('./commands/module/compare.ts');
      process.exitCode = fields(map, options);
    });
  group
    .command('encode')
    .description('the memory that a part of the catalogue would have, with its checksums')
    .argument('<part>', 'id of a transceiver or cable')
    .option('-o, --out <folder>', 'folder for PART.bin, a linear image; default: here')
    .option('--end <a|b>', 'which end of a cable', 'a')
    .option('--length <length>', 'of a cable, one of its made lengths; default: the shortest')
    .option('--serial <text>', 'serial number')
    .addOption(catalog())
    .addOption(json())
    .action(async (part, options) => {
      const { encode } = await import('./commands/module/encode.ts');
      process.exitCode = await encode(part, options);
    });
};
