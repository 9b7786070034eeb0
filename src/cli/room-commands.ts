import { type Command, Option } from 'commander';
import type { SharedOptions } from './module-command.ts';

const planOption = () =>
  new Option('--plan <folder>', 'folder that build wrote, or its fabric.json').makeOptionMandatory();
const stateOption = () => new Option('--state <folder>', 'what was collected from the devices').makeOptionMandatory();
const interfacesOption = () =>
  new Option('--interfaces <file>', 'CSV of device, port and interface; default: those in the state folder');
const ledgerOption = () =>
  new Option(
    '--ledger <file>',
    'CSV of scanned serial numbers, measured loss and end faces; default: those in the state folder',
  );
const partOptions = (command: Command): Command =>
  command
    .option('--rack <rack>', 'only this rack, e.g. "su-1 rack 2"')
    .option('--unit <unit>', 'only this unit, e.g. su/1')
    .option('--rail <n>', 'only this rail')
    .option('--device <name>', 'only this device');

/** The room as it was built: what gathers its state, holds it against the plan, and tells why a link is dark. */
export const addRoomCommands = (program: Command, { json, catalog }: SharedOptions): void => {
  partOptions(
    program
      .command('verify')
      .description('the room as it was built against the plan: every cable, and a work list by rack')
      .addOption(planOption())
      .addOption(stateOption()),
  )
    .addOption(ledgerOption())
    .addOption(interfacesOption())
    .addOption(new Option('--format <format>', 'how it is printed').choices(['text', 'csv', 'html']))
    .addOption(catalog())
    .addOption(json())
    .addHelpText(
      'after',
      `
What nothing was seen of is unknown, never right, and the exit code is 0 only where every cable is right
(docs/commissioning-a-room.md).

Examples:
  lanewright verify --plan out/ai-400g --state state
  lanewright verify --plan out/ai-400g --state state --rack "su-1 rack 2" --format html > rack.html
  lanewright verify --plan out/ai-400g --state state --ledger ledger.csv`,
    )
    .action(async (options) => {
      const { verify } = await import('./commands/verify.ts');
      process.exitCode = await verify(options);
    });

  program
    .command('collect')
    .description('write a script and an Ansible playbook that gather what verify reads, read-only')
    .requiredOption('-o, --out <folder>', 'folder for collect.sh and collect.yml')
    .addOption(json())
    .addHelpText('after', '\nExample:\n  lanewright collect -o collect && sh collect/collect.sh state')
    .action(async (options) => {
      const { collect } = await import('./commands/collect.ts');
      process.exitCode = await collect(options);
    });

  partOptions(
    program
      .command('accept')
      .description('the sheet of a rack, rail or unit before hand-over: pass, fail or unknown, with the limit of each')
      .addOption(planOption())
      .addOption(stateOption()),
  )
    .option('--before <folder>', 'what was collected when the soak began')
    .option('--soak <hours>', 'how long counters have to run; default: 24')
    .option('--firmware <file>', 'CSV of part and the firmware that is right')
    .addOption(ledgerOption())
    .addOption(interfacesOption())
    .addOption(catalog())
    .addOption(json())
    .addHelpText(
      'after',
      '\nExample:\n  lanewright accept --plan out/ai-400g --before monday --state tuesday --rack "su-1 rack 2"',
    )
    .action(async (options) => {
      const { accept } = await import('./commands/accept.ts');
      process.exitCode = await accept(options);
    });

  program
    .command('replace')
    .description('whether a spare works in a port, what changes with it, and which ports go down meanwhile')
    .argument('<port>', 'DEVICE:PORT as in cabling.csv')
    .argument('<part>', 'catalogue id or part number')
    .addOption(planOption())
    .addOption(catalog())
    .addOption(json())
    .addHelpText('after', '\nExample:\n  lanewright replace backend-leaf-3:7 MMA1Z00-NS400 --plan out/ai-400g')
    .action(async (port, part, options) => {
      const { replace } = await import('./commands/replace.ts');
      process.exitCode = await replace(port, part, options);
    });

  program
    .command('rehearse')
    .description('write the state folder of a room built to the plan with faults in it, to see what verify says')
    .addOption(planOption())
    .requiredOption('-o, --out <folder>', 'folder for the files')
    .option('--seed <n>', 'another seed, another room', '1')
    .option(
      '--faults <list>',
      'what goes wrong, comma-separated, each with a number: swap=2,names=1; also shift, nic-order, legs, trunks, part, dirty, missing, speed, fec',
      '',
    )
    .option('--after <seconds>', 'time since a first collection of the same room', '0')
    .addOption(catalog())
    .addOption(json())
    .addHelpText(
      'after',
      '\nExample:\n  lanewright rehearse --plan out/ai-400g -o state --faults swap=2,names=1,dirty=1',
    )
    .action(async (options) => {
      const { rehearse } = await import('./commands/rehearse.ts');
      process.exitCode = await rehearse(options);
    });

  program
    .command('diagnose')
    .description(
      'why a link is dark or sick: the most likely causes in order, each with its evidence and what to check next',
    )
    .argument(
      '[files...]',
      'what was collected: texts of SONiC and ethtool, databases, dumps of modules, or folders of them',
    )
    .option('--a <paths...>', 'files and folders of end a alone')
    .option('--b <paths...>', 'files and folders of end b alone')
    .option('--port <[device:]port>', 'the port of end a, where the files speak of several')
    .option('--far <[device:]port>', 'the port of end b')
    .option('--from <device[:port]>', 'device of end a: with --to and --length the link is held against a proof')
    .option('--to <device[:port]>', 'device of end b')
    .option('--length <length>', 'routed length, e.g. 30 or "30 m"')
    .option('--speed <speed>', 'speed of the link; default: as both ends are set')
    .option('--plan <folder>', 'the proof is that of a plan: folder that build wrote, or its fabric.json')
    .option('--state <folder>', 'with --plan: what was collected from the devices')
    .option('--link <device:port>', 'with --plan: the link, by one of its ends as in cabling.csv')
    .option('--baseline <folder>', 'an earlier collection of the same files, to see what changed')
    .addOption(catalog())
    .addOption(json())
    .addHelpText(
      'after',
      `
The exit code is 0 only where nothing speaks for a cause and what a link needs is shown at both ends
(docs/diagnosing-a-link.md).

Examples:
  lanewright diagnose state --port leaf-1:Ethernet48 --far h100-1:ens3f0np0
  lanewright diagnose --a leaf-1.txt a.bin --b h100-1.txt b.bin --from SN4700 --to CX7-QSFP112 --length 30
  lanewright diagnose --plan out/ai-400g --state state --link backend-leaf-1:7 --baseline monday`,
    )
    .action(async (files, options) => {
      const { diagnose } = await import('./commands/diagnose.ts');
      process.exitCode = await diagnose(files, options);
    });
};
