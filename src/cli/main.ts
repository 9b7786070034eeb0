import { Command, CommanderError, Option } from 'commander';
import { CatalogError, EXIT, UsageError } from './exit.ts';
import { addModuleCommand } from './module-command.ts';
import { addRoomCommands } from './room-commands.ts';
import { VERSION } from './version.ts';

const program = new Command('lanewright')
  .description(
    'The compiler for AI network fabrics: designs the network, proves every link lane by lane, picks the optics.',
  )
  .version(VERSION)
  .showHelpAfterError('(run with --help for usage)')
  .addHelpText(
    'after',
    `
Examples:
  lanewright build examples/ai-400g/fabric.yaml -o out/ai-400g    design, prove and write every file
  lanewright check examples/ai-400g/fabric.yaml                   only say what is wrong
  lanewright link --from SN4700 --to CX7-QSFP112 --length 30      every way to connect two ports, proved
  lanewright explain LW3303                                       what a diagnostic means
  lanewright catalog search 400GBASE-DR4                          find parts
  lanewright catalog import x32d.yaml -o my-parts                 drafts from device types of NetBox
  lanewright module decode m.bin                                  what a module says of itself
  lanewright verify --plan out/ai-400g --state state              the room as it was built, against the plan
  lanewright diagnose --a leaf-1.txt --b h100-1.txt               why a link is dark

Exit codes: 0 clean, 1 diagnostics with errors, 2 usage, 3 a bug of ours.`,
  );

const jsonOption = () => new Option('--json', 'machine-readable output');
const catalogOption = () =>
  new Option('--catalog <folder>', 'your own parts and devices: JSON files (docs/add-a-module.md)');

program
  .command('check')
  .description('compile a fabric file and say what is wrong, with changes that were checked')
  .argument('<file>', 'fabric.yaml')
  .option('--lock <file>', 'allocation lock; default: fabric.lock beside the source, if there')
  .option('--prices <file>', 'your prices, stock and lead times: CSV, YAML or JSON (docs/orders.md)')
  .addOption(catalogOption())
  .addOption(jsonOption())
  .addOption(
    new Option('--format <format>', 'how diagnostics are printed').choices(['pretty', 'json', 'sarif', 'github']),
  )
  .option('--fix', 'write the nearest change that cures each error into the file; each was compiled before')
  .addHelpText(
    'after',
    '\nExamples:\n  lanewright check fabric.yaml\n  lanewright check fabric.yaml --fix\n  lanewright check fabric.yaml --format sarif > lanewright.sarif',
  )
  .action(async (file, options) => {
    const { check } = await import('./commands/check.ts');
    process.exitCode = await check(file, options);
  });

program
  .command('build')
  .description('compile a fabric file and write everything to buy, cable and check it')
  .argument('<file>', 'fabric.yaml')
  .option('-o, --out <folder>', 'folder for the files')
  .option('--site <folder>', 'also write the web app with this fabric, for any static host')
  .option('--lock <file>', 'allocation lock; default: fabric.lock beside the source, if there')
  .option('--prices <file>', 'your prices, stock and lead times: CSV, YAML or JSON (docs/orders.md)')
  .addOption(catalogOption())
  .addOption(jsonOption())
  .addHelpText(
    'after',
    '\nExamples:\n  lanewright build fabric.yaml -o out\n  lanewright build fabric.yaml --site public',
  )
  .action(async (file, options) => {
    const { build } = await import('./commands/build.ts');
    process.exitCode = await build(file, options);
  });

program
  .command('serve')
  .description('the web app with a fabric open, on this machine; nothing is uploaded')
  .argument('[file]', 'fabric.yaml; without it the app opens its own example')
  .option('--port <n>', 'port to listen on; 0 takes one that is free', '4480')
  .option('--host <address>', 'address to listen on; others than the loopback let other machines in', '127.0.0.1')
  .option('--lock <file>', 'allocation lock; default: fabric.lock beside the source, if there')
  .addOption(catalogOption())
  .addHelpText('after', '\nExample:\n  lanewright serve fabric.yaml')
  .action(async (file, options) => {
    const { serve } = await import('./commands/serve.ts');
    process.exitCode = await serve(file, options);
  });

program
  .command('link')
  .description('every workable way to connect two ports, ranked, with proofs; or answers to a batch of link questions')
  .option('--from <device[:port]>', 'device of end a: catalogue id or words that find one')
  .option('--to <device[:port]>', 'device of end b')
  .option('--from-eeprom <file>', 'memory of the module at end a: only what was read there is tried')
  .option('--to-eeprom <file>', 'memory of the module at end b')
  .option('--length <length>', 'routed length, e.g. 30 or "30 m"')
  .option('--speed <speed>', 'speed of a link, e.g. 400 or 400G; default: the fastest that works')
  .option('--media <kind>', 'copper, active-copper, aoc, multimode or singlemode')
  .option(
    '--prefer <list>',
    'ranking, comma-separated: power, cost, vendor, stock, latency, reach-margin',
    'power,cost',
  )
  .option('--vendor <list>', 'only parts of these vendors, comma-separated')
  .option('--top <n>', 'ways to show for each split', '3')
  .option('--misses <n>', 'near misses shown for each speed and split', '3')
  .option('--fixes <n>', 'changes to look for where a link fails, each checked before it is offered', '3')
  .option('--batch <file>', 'JSON file of link questions ({rows: [...]} or an array)')
  .addOption(catalogOption())
  .addOption(jsonOption())
  .addHelpText(
    'after',
    `
Examples:
  lanewright link --from SN4700 --to CX7-QSFP112 --length 30
  lanewright link --from SN5600 --to CX7-QSFP112 --length 2 --speed 400 --media copper
  lanewright link --from SN4700 --from-eeprom a.bin --to CX7-QSFP112 --to-eeprom b.bin --length 30
  lanewright link --batch questions.json --json`,
  )
  .action(async (options) => {
    const { link } = await import('./commands/link.ts');
    process.exitCode = await link(options);
  });

program
  .command('matrix')
  .description(
    'which module runs at what speed in which cage and against which far end, with the reason in every other cell',
  )
  .option('--cage <list>', 'only these cages, comma-separated')
  .option('--module <words>', 'only transceivers that match these words')
  .option('--far <id>', 'against this transceiver in its own cage')
  .option('--length <length>', 'fibre between them', '10 m')
  .addOption(new Option('--format <format>', 'how it is printed').choices(['text', 'csv', 'html']))
  .addOption(catalogOption())
  .addOption(jsonOption())
  .addHelpText(
    'after',
    `
Examples:
  lanewright matrix --cage QSFP-DD,QSFP112 --module "GEN 400G"
  lanewright matrix --far GEN-QSFP112-400G-DR4 --cage QSFP-DD,QSFP-DD800,OSFP
  lanewright matrix --format html > matrix.html`,
  )
  .action(async (options) => {
    const { matrix } = await import('./commands/matrix.ts');
    process.exitCode = await matrix(options);
  });

program
  .command('explain')
  .description('what a diagnostic code means, or why a number, part or setting of a fabric is as it is')
  .argument('<what>', 'a code (LW3303) or a key (backend.leaf.count, backend/leaf/3, backend/leaf/3:7)')
  .argument('[file]', 'the fabric file, for keys')
  .addOption(catalogOption())
  .addOption(jsonOption())
  .addHelpText('after', '\nExamples:\n  lanewright explain LW3303\n  lanewright explain backend.leaf.count fabric.yaml')
  .action(async (what, file, options) => {
    const { explain } = await import('./commands/explain.ts');
    process.exitCode = await explain(what, file, options);
  });

addRoomCommands(program, { json: jsonOption, catalog: catalogOption });

const catalogCommand = program.command('catalog').description('the facts that proofs rest on');
catalogCommand
  .command('list')
  .description('all ids of a kind')
  .argument('[kind]', 'modules, cables, switches, nics, servers, pmds or auis', 'modules')
  .addOption(catalogOption())
  .addOption(jsonOption())
  .action(async (kind, options) => {
    const { list } = await import('./commands/catalog.ts');
    process.exitCode = await list(kind, options);
  });
catalogCommand
  .command('show')
  .description('everything known of one part, device, PMD or interface, with its sources')
  .argument('<id>')
  .addOption(catalogOption())
  .addOption(jsonOption())
  .action(async (id, options) => {
    const { show } = await import('./commands/catalog.ts');
    process.exitCode = await show(id, options);
  });
catalogCommand
  .command('search')
  .description('find parts and devices by words: id, part number, vendor, form factor, application')
  .argument('<words...>')
  .addOption(catalogOption())
  .addOption(jsonOption())
  .action(async (words, options) => {
    const { search } = await import('./commands/catalog.ts');
    process.exitCode = await search(words.join(' '), options);
  });

catalogCommand
  .command('import')
  .description('make drafts of catalogue rows from device types of NetBox, and say what that format cannot tell')
  .argument('<files...>', 'YAML files of device types or module types, or folders of them')
  .option('-o, --out <folder>', 'catalogue folder to write the drafts into; files that are there stay as they are')
  .addOption(
    new Option('--as <kind>', 'what the devices are, which NetBox does not say')
      .choices(['switch', 'server', 'nic'])
      .default('switch'),
  )
  .addOption(catalogOption())
  .addOption(jsonOption())
  .addHelpText(
    'after',
    `
Lanes, lane rates and breakout modes stand in a draft as "unknown", and nothing uses it until they are filled in
(docs/import-netbox.md).

Examples:
  lanewright catalog import x32d.yaml
  lanewright catalog import device-types/Acme -o my-parts
  lanewright catalog import gpu-server.yaml --as server -o my-parts`,
  )
  .action(async (files, options) => {
    const { importFiles } = await import('./commands/import.ts');
    process.exitCode = await importFiles(files, options);
  });

addModuleCommand(program, { json: jsonOption, catalog: catalogOption });

const setExitOverride = (command: Command): void => {
  command.exitOverride();
  for (const sub of command.commands) setExitOverride(sub);
};
setExitOverride(program);

// a reader that has seen enough (`| head`) closes the pipe: no fault of anyone
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(EXIT.clean);
  throw error;
});

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    // help and version are no mistakes
    process.exitCode = error.exitCode === 0 ? EXIT.clean : EXIT.usage;
  } else if (error instanceof CatalogError) {
    process.exitCode = EXIT.diagnostics;
  } else if (error instanceof UsageError) {
    process.stderr.write(`lanewright: ${error.message}\n`);
    process.exitCode = EXIT.usage;
  } else {
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    process.stderr.write(
      `lanewright: internal error. This is a bug; please report it with the command line, the input file and this text\n(NODE_OPTIONS=--enable-source-maps names the places in it):\n${detail}\n`,
    );
    process.exitCode = EXIT.bug;
  }
}
