import { type EndView, type Fabric, type LinkView, portKey } from '../../fabric/index.ts';

/** Host lanes of an end: "3" or "1-4". */
export const lanesText = (end: EndView): string =>
  end.lanes === 1 ? String(end.firstLane) : `${end.firstLane}-${end.firstLane + end.lanes - 1}`;

const endLabel = (end: EndView): string => portKey(end.deviceName, end.label, end.ways, end.leg);

/** What is printed on the label of a cable: both ends by device, port and leg. */
export const cableLabel = ({ a, b }: LinkView): string => `${endLabel(a)} - ${endLabel(b)}`;

/** The cable a link runs over, and the second fan-out where both ends split; empty where none is laid. */
export const cableOf = (
  fabric: Fabric,
  link: LinkView,
): { readonly key: string; readonly part: string; readonly length: number; readonly second: string } => {
  const laid = link.cable >= 0;
  return {
    key: laid ? fabric.cables.text(link.cable, 'key') : '',
    part: laid ? fabric.cables.text(link.cable, 'part') : '',
    length: (laid ? fabric.cables.get(link.cable, 'length') : link.length) / 1000,
    second: link.farCable >= 0 ? fabric.cables.text(link.farCable, 'key') : '',
  };
};
