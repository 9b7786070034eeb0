import type { Fabric } from '../../fabric/index.ts';
import type { EndProof } from '../../link/index.ts';
import { type Html, html, htmlTable, type Piece } from '../html.ts';
import { proofsOf } from '../summary.ts';
import { tierText } from '../words.ts';

const onOff = (on: boolean): string => (on ? 'on' : 'off');

/** "400G, whole port, 8 lanes", "4x100G, 2 lanes each". */
const speedText = ({ setting }: EndProof, ways: number): string =>
  ways > 1
    ? `split ${ways}x${setting.speed}G, ${setting.lanes} lanes each`
    : `${setting.speed}G, whole port, ${setting.lanes} lanes`;

/** How every port is to be set, by kind of link and end. */
export const settingsSection = (fabric: Fabric): Html => {
  const rows: Piece[][] = [];
  for (const [row, found] of proofsOf(fabric).entries()) {
    if (!found) continue;
    const place = `${fabric.classes.text(row, 'network')}, ${tierText(fabric.classes.text(row, 'tier'))}`;
    for (const side of ['a', 'b'] as const) {
      const end = found.proof[side];
      const ways = fabric.classes.get(row, side === 'a' ? 'aWays' : 'bWays');
      rows.push([
        side === 'a' ? html`<b>${place}</b>` : '',
        `${end.device ?? '-'} (${end.cage})`,
        speedText(end, ways),
        end.setting.fec,
        onOff(end.setting.autoneg),
        onOff(end.setting.linkTraining),
      ]);
    }
  }
  return html`<h2 id="settings">How the ports are set</h2>
<p>A link stays dark when one end is set otherwise, even with the right parts. Ports not named here are left as they come.</p>
${htmlTable(['links', 'port of', 'speed and split', 'FEC', 'autonegotiation', 'link training'], rows)}`;
};
