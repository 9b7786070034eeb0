import { linksOfPart, type Part } from './part.ts';
import { deviceName, deviceOf, type Plan, portLabel } from './plan.ts';

/** A command to run by hand, and what it ought to show. */
export type Trial = {
  readonly rail: number;
  readonly commands: readonly string[];
  readonly expect: string;
  readonly why: string;
};

/**
 * Bytes around each payload of RoCEv2 over IPv4 on the wire: preamble and start 8, Ethernet 14, IPv4 20, UDP 8, BTH 12, ICRC 4,
 * FCS 4, gap between frames 12 (802.3 clause 4; InfiniBand Architecture volume 1, annex A17).
 */
const AROUND = 82;
const PAYLOAD = 4096;

/** ib_write_bw between the first two servers of each rail that is handed over. */
export const trialsOf = (plan: Plan, part: Part): readonly Trial[] => {
  const { links, devices } = plan.fabric;
  const ends = new Map<number, number[]>();
  for (const link of linksOfPart(plan, part)) {
    const [port, rail] = [links.get(link, 'a'), links.get(link, 'rail')];
    const list = ends.get(rail) ?? [];
    if (rail === 0 || devices.text(deviceOf(plan, port), 'role') !== 'server') continue;
    if (list.length < 2 && !list.some((other) => deviceOf(plan, other) === deviceOf(plan, port))) list.push(port);
    ends.set(rail, list);
  }
  return [...ends]
    .toSorted(([x], [y]) => x - y)
    .flatMap(([rail, [one, two]]): readonly Trial[] => {
      if (one === undefined || two === undefined) return [];
      const speed = links.get(plan.link[one] as number, 'speed') / 1000;
      const most = Math.floor((speed * PAYLOAD * 10) / (PAYLOAD + AROUND)) / 10;
      const [first, second] = [deviceName(plan, deviceOf(plan, one)), deviceName(plan, deviceOf(plan, two))];
      const run = 'ib_write_bw -d DEVICE -F --report_gbits -D 30 -q 4 -m 4096';
      return [
        {
          rail,
          commands: [`${first}$ ${run}`, `${second}$ ${run} ${first}`],
          expect: `up to ${most} Gb/s`,
          why: `line rate of port ${portLabel(plan, one)}, ${speed} Gb/s, times ${PAYLOAD}/${PAYLOAD + AROUND}: what of each frame is payload at an MTU of ${PAYLOAD}. DEVICE is the RDMA device of that port (rdma link show). How near a server comes to it is not predicted`,
        },
      ];
    });
};
