import { type Diagnostic, textOf } from '../../../core/diagnostics/index.ts';
import {
  applicationTable,
  type Decoded,
  kindWords,
  laneTable,
  pageWords,
  sortedPages,
  stateAndReach,
  type TableOfModule,
  thresholdTable,
} from '../../../core/module/index.ts';
import { paint, table } from '../../terminal.ts';

const madeBy = ({ identity }: Decoded): string => {
  const named = [identity.vendor, identity.partNumber, identity.vendorRev && `rev ${identity.vendorRev}`];
  const made = [
    identity.serialNumber && `serial ${identity.serialNumber}`,
    identity.dateCode && `date ${identity.dateCode}`,
  ];
  return [...named, ...made].filter(Boolean).join(', ') || 'not told';
};

const tableRows = (title: string, told: TableOfModule | undefined): readonly string[] =>
  told ? [title, ...table([told.heads, ...told.rows].map((cells) => ['', ...cells]))] : [];

const STYLES = { error: 'red', warning: 'yellow', note: 'cyan' } as const;

/** What is wrong with a module, each with what to do. */
export const findings = (list: readonly Diagnostic[]): readonly string[] =>
  list.flatMap((one, i) => {
    const { message, fix } = textOf(one);
    const line = `  ${paint(STYLES[one.severity], one.severity)} ${one.code} ${message}`;
    const next = list[i + 1];
    // what to do stands once behind faults of one kind
    return next?.code === one.code && textOf(next).fix === fix ? [line] : [line, paint('dim', `      ${fix}`)];
  });

/** A module as people read it. */
export const moduleText = (name: string, decoded: Decoded, found: readonly Diagnostic[]): readonly string[] => {
  const lines = [
    ['made by', madeBy(decoded)] as const,
    ...stateAndReach(decoded),
    ['pages', sortedPages(decoded.memory.pages.keys()).map(pageWords).join(', ')] as const,
  ];
  return [
    `${paint('bold', name)}: ${kindWords(decoded)}`,
    ...table(lines.map(([key, value]) => ['', key, value])),
    ...tableRows('applications', applicationTable(decoded)),
    ...tableRows('lanes', laneTable(decoded)),
    ...tableRows('thresholds', thresholdTable(decoded)),
    ...(found.length > 0 ? ['findings', ...findings(found)] : ['no findings']),
  ];
};
