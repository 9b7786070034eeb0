import type { Rule } from './question.ts';
import { autoneg } from './rules/autoneg.ts';
import { breakout } from './rules/breakout.ts';
import { cableLanes } from './rules/cable-lanes.ts';
import { connectors } from './rules/connectors.ts';
import { copperReach } from './rules/copper-reach.ts';
import { driven } from './rules/driven.ts';
import { fec } from './rules/fec.ts';
import { fibre } from './rules/fibre.ts';
import { fieldNotes } from './rules/field-notes.ts';
import { fits } from './rules/fits.ts';
import { loss } from './rules/loss.ts';
import { optics } from './rules/optics.ts';
import { overload } from './rules/overload.ts';
import { pins } from './rules/pins.ts';
import { polarity } from './rules/polarity.ts';
import { powered } from './rules/powered.ts';
import { protocol } from './rules/protocol.ts';
import { reach } from './rules/reach.ts';
import { reflectance } from './rules/reflectance.ts';
import { speed } from './rules/speed.ts';

/**
 * The rules of the link type checker, in the order in which causes are named: what makes the later ones pointless comes
 * first. All run, so that a failure lists its other true causes too.
 */
export const RULES: readonly Rule[] = [
  fits,
  powered,
  driven,
  optics,
  cableLanes,
  breakout,
  fibre,
  connectors,
  pins,
  polarity,
  reach,
  loss,
  overload,
  reflectance,
  copperReach,
  fec,
  autoneg,
  speed,
  protocol,
  fieldNotes,
];
