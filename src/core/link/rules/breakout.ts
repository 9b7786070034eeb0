import { type Diagnostic, diagnostic } from '../../diagnostics/index.ts';
import type { DeviceModel, LogicalPortLimit, PortMode, PortRow, SplitRule } from '../../parts/index.ts';
import { bothEnds, type EndContext, type LinkContext, type Rule } from '../question.ts';

const counts = (link: LinkContext): readonly Diagnostic[] => {
  const { a, b } = link;
  if (Math.max(a.count, b.count) % Math.min(a.count, b.count) === 0) return [];
  return [diagnostic('LW3506', { aCount: a.count, bCount: b.count })];
};

/** The application must exist as often as links leave the module. */
const instances = (end: EndContext): readonly Diagnostic[] => {
  const { application, links } = end;
  if (!application || application.instances >= links || end.candidates.length === 0) return [];
  const { media, host } = application;
  if (media.laneKind === 'wavelength' && media.lanes > 1) {
    return [diagnostic('LW3502', { end: end.side, module: end.module.id, speed: end.setting.speed, pmd: media.id })];
  }
  return [
    diagnostic('LW3501', {
      legs: links,
      speed: end.setting.speed,
      module: end.module.id,
      instances: application.instances,
      application: `${host.id} > ${media.id}`,
    }),
  ];
};

const cableLegs = (link: LinkContext): readonly Diagnostic[] => {
  const { cable, legs } = link;
  if (!cable || legs <= cable.b.count) return [];
  return [diagnostic('LW3508', { module: cable.id, cableLegs: cable.b.count, legs })];
};

/** The links of one cage share its lanes and its speed. */
const capacity = (end: EndContext): readonly Diagnostic[] => {
  const { port, setting, links } = end;
  if (links * setting.lanesPerLink <= port.lanes && links * setting.speed <= port.maxSpeed) return [];
  return [
    diagnostic('LW3305', {
      end: end.side,
      links,
      speed: setting.speed,
      lanes: setting.lanesPerLink,
      portLanes: port.lanes,
      portSpeed: port.maxSpeed,
    }),
  ];
};

/** The platform's mode that this end uses: the smallest that is wide and fast enough. */
const splitMode = (end: EndContext): PortMode | undefined => {
  const { port, setting, links } = end;
  return port.modes
    ?.filter((m) => m.ways >= links && m.speed >= setting.speed && port.lanes / m.ways >= setting.lanesPerLink)
    .toSorted((x, y) => x.ways - y.ways || x.speed - y.speed)[0];
};

const modes = (end: EndContext): readonly Diagnostic[] => {
  const { device, port, links, setting } = end;
  if (!device || !port.modes || splitMode(end)) return [];
  return [
    diagnostic('LW3503', {
      end: end.side,
      device: device.id,
      legs: links,
      speed: setting.speed,
      modes: port.modes.map((m) => `${m.ways}x${m.speed}G`).join(', ') || 'no breakout mode listed',
      source: device.source.join(', '),
    }),
  ];
};

/** "odd ports 1-31" where the numbers step by two, else all of them. */
const portList = (ports: readonly number[]): string => {
  const [first = 0] = ports;
  const stepsByTwo = ports.length > 2 && ports.every((port, i) => port === first + 2 * i);
  return stepsByTwo ? `${first % 2 ? 'odd' : 'even'} ports ${first}-${ports.at(-1)}` : `ports ${ports.join(', ')}`;
};

const allowedPorts = (rule: SplitRule): string => {
  const row = rule.row && `${rule.row}-row ports`;
  const list = rule.ports && portList(rule.ports);
  return [row, list && (row ? `(${list})` : list)].filter(Boolean).join(' ') || 'every port';
};

/** Two-row faceplates count downwards: odd numbers are on top. */
const rowOf = (port: number): PortRow => (port % 2 ? 'top' : 'bottom');

/** undefined: the question does not say which port it is */
const portAllowed = (rule: SplitRule, end: EndContext): boolean | undefined => {
  if (rule.ports === undefined && rule.row === undefined) return true;
  const { portNumber, portRow } = end;
  if (portNumber !== undefined) return rule.ports ? rule.ports.includes(portNumber) : rowOf(portNumber) === rule.row;
  if (portRow === undefined) return undefined;
  return rule.row ? rule.row === portRow : rule.ports?.some((port) => rowOf(port) === portRow);
};

const statedPort = (end: EndContext): string =>
  end.portNumber !== undefined ? `port ${end.portNumber}` : `a ${end.portRow}-row port`;

const portsOfKind = (device: DeviceModel, end: EndContext): number =>
  device.groups.filter((g) => g.port.cage === end.port.cage).reduce((sum, g) => sum + g.numbers.length, 0);

const limitOf = (limit: LogicalPortLimit, cages: number, ways: number): number => {
  if (limit.cagesPerGroup === undefined) return Math.floor(limit.max / ways);
  const perGroup = Math.min(limit.cagesPerGroup, Math.floor(limit.max / ways));
  return Math.floor(cages / limit.cagesPerGroup) * perGroup;
};

/** The management processor has no part in the splits and logical ports of the switch chip. */
const isManagement = ({ groups, management }: DeviceModel, { port }: EndContext): boolean =>
  management.some((group) => group.port.cage === port.cage) && groups.every((group) => group.port.cage !== port.cage);

/** What the platform allows: which ports split, what it costs the neighbour, and how many logical ports there are. */
const platform = (link: LinkContext, end: EndContext): readonly Diagnostic[] => {
  const { device, links } = end;
  if (!device || isManagement(device, end)) return [];
  // the legs may go to any number of devices; a side that does not split further is counted as one switch
  const oneDevice = device.kind === 'switch' && (end.side === link.trunk || link.legs === 1);
  const ways = links === 1 ? 1 : (splitMode(end)?.ways ?? links);
  const faults: Diagnostic[] = [];
  const cages = portsOfKind(device, end);
  let usable = cages;
  for (const rule of links === 1 ? [] : device.splitRules.filter((r) => r.ways === ways)) {
    const at = { end: end.side, device: device.id, legs: ways, reason: rule.reason, source: rule.source.join(', ') };
    const allowed = portAllowed(rule, end);
    if (allowed === false) {
      faults.push(diagnostic('LW3504', { ...at, allowed: allowedPorts(rule), port: statedPort(end) }));
    } else if (allowed === undefined) {
      faults.push(diagnostic('LW3510', { ...at, allowed: allowedPorts(rule) }));
    }
    usable = Math.min(
      usable,
      rule.ports?.length ?? (rule.row || rule.disablesNeighbour ? Math.floor(cages / 2) : cages),
    );
    if (rule.disablesNeighbour) faults.push(diagnostic('LW3507', at));
  }
  if (oneDevice && cages > 0 && end.count > usable) {
    faults.push(diagnostic('LW3509', { end: end.side, count: end.count, device: device.id, ports: usable }));
  }
  for (const limit of oneDevice ? device.logicalPortLimits : []) {
    const most = limitOf(limit, cages, ways);
    if (end.count <= most) continue;
    faults.push(
      diagnostic('LW3505', {
        end: end.side,
        cages: end.count,
        legs: ways,
        wanted: end.count * ways,
        device: device.id,
        limit: limit.cagesPerGroup === undefined ? limit.max : most * ways,
        scope:
          limit.cagesPerGroup === undefined ? 'whole device' : `${limit.max} for every ${limit.cagesPerGroup} cages`,
        source: limit.source.join(', '),
      }),
    );
  }
  return faults;
};

/** Breakout: module, cable, port and platform must all offer the split. */
export const breakout: Rule = {
  id: 'breakout',
  demands: 'module, cable, port and platform offer as many links as are wanted from each port',
  source: 'CMIS application descriptors; port profiles of the device (modes, split rules, logical-port limits)',
  check: (link) => [
    ...counts(link),
    ...cableLegs(link),
    ...bothEnds(link).flatMap((end) => [...instances(end), ...capacity(end), ...modes(end), ...platform(link, end)]),
  ],
};
