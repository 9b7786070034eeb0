import { commandFor } from '../ask.ts';
import { excluded, type Kind, supported, unknown } from '../cause.ts';
import type { Said } from '../facts.ts';
import type { View } from '../view.ts';

const plain = (device: string): string => device.toLowerCase().split('.')[0] ?? '';

/** Is what an end hears the far end: its device, and its port there? undefined where one of both cannot be told. */
const isFarEnd = ({ far }: View, device: string, ports: readonly string[]): boolean | undefined => {
  const { names, isSure } = far.own.device;
  if (!names.some((name) => plain(name) === plain(device))) return isSure ? false : undefined;
  const called = ports.map((port) => far.own.isCalled(port));
  if (called.includes(true)) return true;
  return called.includes(false) ? false : undefined;
};

export const wrongPartner: Kind = {
  id: 'wrong-partner',
  name: 'cable leads elsewhere',
  why: 'LLDP tells the device at the other end of what is plugged here. (IEEE 802.1AB)',
  refuted: 'the label at both plugs, or LLDP that names the planned device',
  explains: ['down'],
  follows: [],
  of: 'link',
  judge: (view) => {
    const wrong: Said[] = [];
    const right: Said[] = [];
    const open: Said[] = [];
    for (const end of [view, view.far]) {
      const heard = end.own.one('neighbour');
      if (!heard) continue;
      const says = `${end.own.name} hears ${heard.value.device} ${heard.value.ports[0] ?? ''}`.trimEnd();
      const is = isFarEnd(end, heard.value.device, heard.value.ports);
      (is === undefined ? open : is ? right : wrong).push({ says, where: heard.where });
    }
    if (wrong.length > 0)
      return supported(
        'shown',
        `the cable leads elsewhere: ${wrong.map(({ says }) => says).join('; ')}`,
        wrong,
        'follow the cable from plug to plug; lanewright verify names the exchanges of a whole room',
      );
    if (right.length > 0) return excluded('LLDP names the far end', ...right);
    const [heard] = open;
    if (heard)
      return unknown(
        `whether ${heard.says} is the far end`,
        'name both ends with --port and --far as DEVICE:PORT, or give the plan',
      );
    return unknown('where the cable leads', commandFor(view.own, 'neighbour'));
  },
};
