import { type Command, Option } from 'commander';

/** The options that every command has its own copy of. */
export type SharedOptions = { readonly json: () => Option; readonly catalog: () => Option };

/** `module …`: what a module's memory says, and what to write into it. */
export const addModuleCommand = (program: Command, { json, catalog }: SharedOptions): void => {
  const group = program.command('module').description('the memory of modules: CMIS, SFF-8636, SFF-8472');
  group
    .command('decode')
    .description('what modules say of themselves, from dumps of any kind (docs/reading-a-module.md)')
    .argument(
      '<files...>',
      'raw bytes, hexadecimal rows (ethtool, sfputil, a ticket) or JSON of pages; - for standard input',
    )
    .addOption(json())
    .addOption(new Option('--html', 'one page with every field beside its bytes').conflicts('json'))
    .addHelpText(
      'after',
      '\nExamples:\n  ethtool -m eth0 raw on | lanewright module decode -\n  sfputil show eeprom-hexdump > all.txt; lanewright module decode all.txt --json',
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
  group
    .command('bringup')
    .description(
      'the ordered steps that bring the modules at both ends of a link up, with waits and what each write means',
    )
    .requiredOption('--from <device[:port]>', 'device of end a: catalogue id or words that find one')
    .requiredOption('--to <device[:port]>', 'device of end b')
    .option('--length <length>', 'routed length, e.g. 30 or "30 m"', '10 m')
    .option('--speed <speed>', 'speed of a link, e.g. 400 or 400G; default: the fastest that works')
    .option(
      '--split <links>',
      'links that the wider port is split into: 4, or 400+4x100 for end a; default: the fewest that work',
    )
    .option('--media <kind>', 'copper, active-copper, aoc, multimode or singlemode')
    .option('--vendor <list>', 'only parts of these vendors, comma-separated')
    .option('--part <id>', 'the part at either end; default: the best, as link ranks them')
    .option('--prefer <list>', 'ranking, comma-separated', 'power,cost')
    .option('--from-eeprom <file>', 'memory of the module at end a: it is this one')
    .option('--to-eeprom <file>', 'memory of the module at end b')
    .option('--emulate', 'do the steps on emulated modules, in virtual time')
    .option('--fault <name>', 'with this fault (module faults lists them); implies --emulate')
    .addOption(catalog())
    .addOption(json())
    .addHelpText(
      'after',
      '\nExamples:\n  lanewright module bringup --from SN4700 --to CX7-QSFP112 --length 30\n  lanewright module bringup --from SN4700 --to CX7-QSFP112 --fault host-silent\n  lanewright module bringup --from SN5600 --to SN5600 --split 400+4x100 --media singlemode --emulate',
    )
    .action(async (options) => {
      const { bringup } = await import('./commands/module/bringup.ts');
      process.exitCode = await bringup(options);
    });
  group
    .command('faults')
    .description('the faults that bringup --fault can name, with the threads that report them')
    .addOption(json())
    .action(async (options) => {
      const { faults } = await import('./commands/module/bringup.ts');
      process.exitCode = faults(options);
    });
};
