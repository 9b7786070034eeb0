export { type DeviceFacts, deviceFacts, type PortFacts, rolesOf, thingName } from './facts.ts';
export { type Label, labelsOf } from './labels.ts';
export { mapOf } from './layout.ts';
export { boxesOf, bundleLines, cageBoxes, laneBoxes, linkLines, linksOfBundle, type PortBoxes } from './lines.ts';
export { type Lit, litBy } from './lit.ts';
export * from './map.ts';
export {
  COLOURINGS,
  type Colouring,
  type Ink,
  type LegendRow,
  type Paint,
  paintBy,
  paintOf,
  type Scale,
} from './paint.ts';
export { type Sight, sightOf, type Window } from './sight.ts';
export { boxOf, keyOf, nearestDevice, nextDevice, type Thing, thingAt, thingOf } from './things.ts';
