import { type Diagnostic, diagnostic } from '../diagnostics/index.ts';
import { NONE } from '../fabric/index.ts';
import type { Candidate, Finding, Order } from './finding.ts';
import type { Claim, HalfClaim } from './observe.ts';
import { deviceName, deviceOf, farOf, type Plan, portLabel, portName } from './plan.ts';
import { railsCrossed } from './wiring/explain.ts';
import type { Explanation, WiringFault } from './wiring/fault.ts';
import type { Move, Shape } from './wiring/moves.ts';
import type { Wiring } from './wiring/wiring.ts';

/** At most so many are told in a sentence; the orders hold them all. */
const MOST = 4;

const listed = (words: readonly string[]): string =>
  words.length <= MOST ? words.join(', ') : `${words.slice(0, MOST).join(', ')} and ${words.length - MOST} more`;

/** "backend-leaf-3 port 7", "backend-leaf-3 port 7.1 to 7.2": a trunk plug by its ports, where its cage has more than it. */
const plugName = (plan: Plan, plug: number): string => {
  const { cables, cages } = plan.fabric;
  const cage = cables.get(plug, 'trunk');
  const all = [...plan.cagePorts.subarray(plan.cageStart[cage], plan.cageStart[cage + 1])];
  const ports = all.filter((port) => plan.plug[port] === plug);
  const [first, last] = [ports[0] ?? NONE, ports.at(-1) ?? NONE];
  const label =
    ports.length === all.length ? cages.text(cage, 'label') : `${portLabel(plan, first)} to ${portLabel(plan, last)}`;
  return `${deviceName(plan, cages.get(cage, 'device'))} port ${label}`;
};

const moveWords = (plan: Plan, { from, to, stays }: Move): string => {
  const there = deviceOf(plan, from) === deviceOf(plan, to) ? `port ${portLabel(plan, to)}` : portName(plan, to);
  return `move the plug at ${portName(plan, from)} to ${there} (its other end, ${portName(plan, stays)}, stays)`;
};

/** Two plugs that change places are one order; every other move is one of its own. */
const moveOrders = (plan: Plan, moves: readonly Move[]): readonly Order[] => {
  const [one, two] = moves;
  if (one && two && moves.length === 2 && one.from === two.to && two.from === one.to) {
    const there =
      deviceOf(plan, one.from) === deviceOf(plan, one.to) ? `port ${portLabel(plan, one.to)}` : portName(plan, one.to);
    return [
      {
        device: deviceOf(plan, one.from),
        port: one.from,
        words: `exchange the plugs at ${portName(plan, one.from)} and ${there}`,
      },
    ];
  }
  return moves.map((move) => ({ device: deviceOf(plan, move.from), port: move.from, words: moveWords(plan, move) }));
};

/** How a set of wrong cables is named by what it looks like. */
const SHAPES: Readonly<Record<Shape, string>> = {
  swap: 'two plugs are exchanged',
  shift: 'the plugs stand one port too far',
  legs: "the legs of one split cage are in each other's place",
  rotation: "plugs stand in each other's places, in a round",
  moved: 'a plug is in the wrong port',
  extra: 'a cable is where the plan has none',
};

const movesWords = (plan: Plan, explanation: Extract<Explanation, { kind: 'moves' }>): string => {
  const { shape, moves, extra } = explanation;
  const crossed = railsCrossed(plan, moves);
  const rails =
    crossed.length > 0 ? [`rails ${crossed.slice(0, -1).join(', ')} and ${crossed.at(-1)} are crossed`] : [];
  const ports = [
    ...moves.map(({ from }) => portName(plan, from)),
    ...extra.map(([x, y]) => `${portName(plan, x)} to ${portName(plan, y)}`),
  ];
  return `${[SHAPES[shape], ...rails].join('; ')}: ${listed(ports)}`;
};

/** An explanation in one line, and what it asks people to do. */
const candidateOf = (plan: Plan, explanation: Explanation): Candidate => {
  const { actions } = explanation;
  switch (explanation.kind) {
    case 'names': {
      const { pairs, closed } = explanation;
      const words = pairs.map(
        ([called, is]) => `${deviceName(plan, called)} stands where ${deviceName(plan, is)} is planned`,
      );
      const orders = pairs.map(([called, is]) => ({
        device: is,
        port: NONE,
        words: `rename the device that calls itself ${deviceName(plan, called)} to ${deviceName(plan, is)}`,
      }));
      return {
        explanation,
        actions,
        orders,
        words: `${closed ? 'names are exchanged' : "a device bears another's name"}: ${words.join(', ')}`,
      };
    }
    case 'trunks': {
      const { pairs } = explanation;
      const names = pairs.map(([plug]) => plugName(plan, plug));
      const orders = pairs.slice(0, -1).map(([plug, other]) => ({
        device: plan.fabric.cages.get(plan.fabric.cables.get(plug, 'trunk'), 'device'),
        port: NONE,
        words: `exchange the trunk plugs at ${plugName(plan, plug)} and ${plugName(plan, other)}`,
      }));
      return { explanation, actions, orders, words: `trunk plugs are in each other's cage: ${listed(names)}` };
    }
    case 'nic-order': {
      const { device, pairs } = explanation;
      const ports = pairs.map(([called, is]) => `${portLabel(plan, called)} is ${portLabel(plan, is)}`);
      const words = `the ports of ${deviceName(plan, device)} are named in another order: ${listed(ports)}`;
      return {
        explanation,
        actions,
        words,
        orders: [
          {
            device,
            port: NONE,
            words: `name the ports of ${deviceName(plan, device)} as they are cabled: what is called ${pairs.map(([called, is]) => `${portLabel(plan, called)} is ${portLabel(plan, is)}`).join(', ')}`,
          },
        ],
      };
    }
    case 'moves': {
      const orders: Order[] = [...moveOrders(plan, explanation.moves)];
      for (const [x, y] of explanation.extra)
        orders.push({
          device: deviceOf(plan, x),
          port: x,
          words: `take out the cable between ${portName(plan, x)} and ${portName(plan, y)}`,
        });
      return { explanation, actions, orders, words: movesWords(plan, explanation) };
    }
    case 'wrong-device': {
      const { port, device } = explanation;
      const planned = farOf(plan, port);
      const due = planned === NONE ? 'none is planned' : `planned is ${portName(plan, planned)}`;
      return {
        explanation,
        actions,
        orders: [
          {
            device: deviceOf(plan, port),
            port,
            words: `follow the cable at ${portName(plan, port)}: it leads to ${deviceName(plan, device)}; ${due}`,
          },
        ],
        words: `${portName(plan, port)} hears ${deviceName(plan, device)}, at a port that cannot be told; ${due}`,
      };
    }
  }
};

const SHAPE_CODES = { swap: 'LW9002', shift: 'LW9003', legs: 'LW9004', rotation: 'LW9002', moved: 'LW9006' } as const;

const diagnosticOf = ({ explanation, words }: Candidate): Diagnostic => {
  switch (explanation.kind) {
    case 'names':
      return diagnostic('LW9001', { devices: words });
    case 'trunks':
      return diagnostic('LW9011', { what: words });
    case 'nic-order':
      return diagnostic('LW9005', { what: words });
    case 'wrong-device':
      return diagnostic('LW9010', { what: words });
    case 'moves':
      return explanation.shape === 'extra'
        ? diagnostic('LW9007', { what: words })
        : diagnostic(SHAPE_CODES[explanation.shape], { what: words });
  }
};

export const claimSays = (plan: Plan, { port, far, means }: Claim): string =>
  `${means}: ${portName(plan, port)} to ${portName(plan, far)}`;
export const halfSays = (plan: Plan, { port, device, name }: HalfClaim): string =>
  `LLDP: ${portName(plan, port)} to ${deviceName(plan, device)}, which calls its port ${name}`;

/** Evidence of a finding: the first few sightings at its ports, each once. */
const evidenceAt = (plan: Plan, wiring: Wiring, ports: readonly number[]): Finding['evidence'] => {
  const claims = new Set<Claim>();
  const halves: HalfClaim[] = [];
  for (const port of ports) {
    for (const claim of wiring.claimsAt(port)) claims.add(claim);
    const half = wiring.halves.get(port);
    if (half) halves.push(half);
    if (claims.size > 16) break;
  }
  return [
    ...[...claims].map((claim) => ({ says: claimSays(plan, claim), place: claim.place })),
    ...halves.map((half) => ({ says: halfSays(plan, half), place: half.place })),
  ];
};

/** A fault of the wiring as a finding. */
export const tellFault = (
  plan: Plan,
  wiring: Wiring,
  { explanations, certain, links, inferred }: WiringFault,
): Finding => {
  const candidates = explanations.map((explanation) => candidateOf(plan, explanation));
  const [best] = candidates;
  if (!best) throw new RangeError('a fault without an explanation');
  const { fabric } = plan;
  const ports = links.flatMap((link) => [fabric.links.get(link, 'a'), fabric.links.get(link, 'b')]);
  const seen = best.explanation.kind === 'moves' ? best.explanation.extra.flat() : [];
  const names = best.explanation.kind === 'names';
  const extra = best.explanation.kind === 'moves' && best.explanation.shape === 'extra';
  return {
    diagnostic: diagnosticOf(best),
    verdict: names ? 'wrong name' : extra ? 'extra' : 'wrong end',
    links,
    ambiguous: !certain || inferred,
    candidates,
    orders: certain ? best.orders : ambiguousOrders(plan, candidates),
    evidence: evidenceAt(plan, wiring, [...seen, ...ports]),
  };
};

/** Where the evidence leaves several things open, the order is to look first. */
const ambiguousOrders = (plan: Plan, candidates: readonly Candidate[]): readonly Order[] => {
  const first = candidates[0]?.orders[0];
  if (!first) return [];
  const [best] = candidates;
  const even = candidates.filter(({ actions }) => actions === best?.actions);
  const words = even.map(({ orders }) => orders.map((order) => order.words).join(', then ')).join('; or ');
  const where = first.port === NONE ? deviceName(plan, first.device) : portName(plan, first.port);
  return [{ ...first, words: `look at ${where}, the evidence does not tell these apart: ${words}` }];
};

/** So many claims are told in a message; all of them are in its evidence. */
const MOST_CLAIMS = 4;

const sideBySide = (claims: readonly string[]): string => {
  const rest = claims.length - MOST_CLAIMS;
  return `${claims.slice(0, MOST_CLAIMS).join('; but ')}${rest > 0 ? `; and ${rest} more that do not agree` : ''}`;
};

/** Sources that do not agree, side by side. */
export const tellContradictions = (plan: Plan, wiring: Wiring): readonly Finding[] =>
  wiring.contradictions.map(({ ports, claims, halves }): Finding => {
    // one that is known by other means than its neighbours is told first: it is the odd one out
    const odd = claims.toSorted((x, y) => Number(x.means === 'LLDP') - Number(y.means === 'LLDP'));
    const says = [
      ...odd.map((claim) => ({ says: claimSays(plan, claim), place: claim.place })),
      ...halves.map((half) => ({ says: halfSays(plan, half), place: half.place })),
    ];
    const [first = 0] = ports;
    const links = [...new Set(ports.map((port) => (port < plan.ports ? (plan.link[port] as number) : NONE)))].filter(
      (link) => link !== NONE,
    );
    return {
      diagnostic: diagnostic('LW9009', { what: sideBySide(says.map((s) => s.says)) }),
      verdict: 'contradictory',
      links,
      ambiguous: true,
      candidates: [],
      orders: [
        {
          device: deviceOf(plan, first),
          port: first,
          words: `collect ${[...new Set(ports.map((port) => deviceName(plan, deviceOf(plan, port))))].join(' and ')} anew: their files do not agree`,
        },
      ],
      evidence: says,
    };
  });

/** Links that carry nothing, for one reason: an empty cage, or a port that is down at both ends. */
export const tellMissing = (
  plan: Plan,
  port: number,
  links: readonly number[],
  why: string,
  evidence: Finding['evidence'],
): Finding => {
  const names = links.map((link) =>
    [plan.fabric.links.get(link, 'a'), plan.fabric.links.get(link, 'b')].map((end) => portName(plan, end)).join(' to '),
  );
  return {
    diagnostic: diagnostic('LW9008', { what: `${listed(names)}: ${why}` }),
    verdict: 'missing',
    links,
    ambiguous: false,
    candidates: [],
    orders: [{ device: deviceOf(plan, port), port, words: `look for the cable ${listed(names)}: ${why}` }],
    evidence,
  };
};
