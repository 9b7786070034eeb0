import { type EndView, linksOf } from '../../fabric/index.ts';
import { csvRecord } from '../csv.ts';
import type { Emitter } from '../emitter.ts';
import { cableLabel, cableOf, lanesText } from './rows.ts';

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

const ends = (end: EndView): readonly (string | number)[] => [
  end.deviceName,
  end.label,
  end.ways > 1 ? end.leg + 1 : '',
  lanesText(end),
  end.module,
];

/** `cabling.csv`: one row a link, both ends by chassis label, port, leg and host lanes; fan-outs share their cable key. */
export const emitCabling: Emitter = ({ fabric }) => {
  const chunks = function* () {
    yield csvRecord(HEADER);
    for (const link of linksOf(fabric)) {
      const cable = cableOf(fabric, link);
      yield csvRecord([
        cable.key,
        cableLabel(link),
        link.network,
        fabric.classes.text(link.class, 'tier'),
        link.plane || '',
        link.rail || '',
        link.speed / 1000,
        ...ends(link.a),
        ...ends(link.b),
        cable.part,
        cable.length,
        cable.second,
        link.key,
      ]);
    }
  };
  return [{ path: 'cabling.csv', chunks: chunks() }];
};
