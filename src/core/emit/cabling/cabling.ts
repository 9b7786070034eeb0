import { type EndView, linksOf, portKey } from '../../fabric/index.ts';
import { csvRecord } from '../csv.ts';
import type { Emitter } from '../emitter.ts';

const HEADER = [
  'cable',
  'label',
  'network',
  'tier',
  'plane',
  'rail',
  'speed_gbps',
  'from_device',
  'from_port',
  'from_leg',
  'from_lanes',
  'from_module',
  'to_device',
  'to_port',
  'to_leg',
  'to_lanes',
  'to_module',
  'cable_part',
  'length_m',
  'second_cable',
  'link',
];

const lanes = (end: EndView): string =>
  end.lanes === 1 ? String(end.firstLane) : `${end.firstLane}-${end.firstLane + end.lanes - 1}`;

const ends = (end: EndView): readonly (string | number)[] => [
  end.deviceName,
  end.label,
  end.ways > 1 ? end.leg + 1 : '',
  lanes(end),
  end.module,
];

const labelOf = (end: EndView): string => portKey(end.deviceName, end.label, end.ways, end.leg);

/** `cabling.csv`: one row a link, both ends by chassis label, port, leg and host lanes; fan-outs share their cable key. */
export const emitCabling: Emitter = ({ fabric }) => {
  const chunks = function* () {
    yield csvRecord(HEADER);
    for (const link of linksOf(fabric)) {
      const laid = link.cable >= 0;
      yield csvRecord([
        laid ? fabric.cables.text(link.cable, 'key') : '',
        `${labelOf(link.a)} - ${labelOf(link.b)}`,
        link.network,
        fabric.classes.text(link.class, 'tier'),
        link.plane || '',
        link.rail || '',
        link.speed / 1000,
        ...ends(link.a),
        ...ends(link.b),
        laid ? fabric.cables.text(link.cable, 'part') : '',
        (laid ? fabric.cables.get(link.cable, 'length') : link.length) / 1000,
        link.farCable >= 0 ? fabric.cables.text(link.farCable, 'key') : '',
        link.key,
      ]);
    }
  };
  return [{ path: 'cabling.csv', chunks: chunks() }];
};
