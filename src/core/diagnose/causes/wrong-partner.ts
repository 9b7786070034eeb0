import { commandFor } from '../ask.ts';
import { excluded, type Kind, supported, unknown } from '../cause.ts';
import type { Said } from '../facts.ts';
import type { View } from '../view.ts';

const plain = (device: string): string => device.toLowerCase().split('.')[0] ?? '';

/** The device that should be heard at an end: as planned, else the one whose files are the far end. */
const wantedDevice = ({ far }: View): string | undefined => {
  if (far.wanted?.place !== undefined) return far.wanted.place.split(' ')[0];
  const [device = ''] = far.own.name.split(' ');
  return device === 'a' || device === 'b' ? undefined : device;
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
    for (const end of [view, view.far]) {
      const heard = end.own.one('neighbour');
      const wanted = wantedDevice(end);
      if (!heard || wanted === undefined) continue;
      const says = `${end.own.name} hears ${heard.value.device} ${heard.value.ports[0] ?? ''}`.trimEnd();
      (plain(heard.value.device) === plain(wanted) ? right : wrong).push({ says, where: heard.where });
    }
    if (wrong.length > 0)
      return supported(
        'shown',
        `the cable leads elsewhere: ${wrong.map(({ says }) => says).join('; ')}`,
        wrong,
        'follow the cable from plug to plug; lanewright verify names the exchanges of a whole room',
      );
    if (right.length > 0) return excluded('LLDP names the right device', ...right);
    return unknown('where the cable leads', commandFor(view.own, 'neighbour'));
  },
};
