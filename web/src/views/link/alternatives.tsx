import { Button } from 'react-aria-components';
import type { LinkRow } from '../../../../src/core/link/batch/row.ts';
import type { Alternative } from '../../../../src/core/optics/index.ts';
import {
  formatLoss,
  formatPower,
  formatTime,
  type MilliDecibels,
  type Milliwatts,
  type Picoseconds,
} from '../../../../src/core/units/index.ts';

const Row = ({ one, onTake }: { readonly one: Alternative; readonly onTake: (row: LinkRow) => void }) => {
  const parts = one.a === one.b ? one.a : `${one.a} + ${one.b}`;
  return (
    <tr>
      <th scope="row">{parts}</th>
      <td>{one.media}</td>
      <td>{one.cabling === one.a ? 'the cable itself' : one.cabling}</td>
      <td className="n">{one.powerPerLink === undefined ? 'unknown' : formatPower(one.powerPerLink as Milliwatts)}</td>
      <td className="n">{one.margin === undefined ? '–' : formatLoss(one.margin as MilliDecibels)}</td>
      <td className="n">{formatTime(one.latency as Picoseconds)}</td>
      <td>
        <Button aria-label={`Take ${parts}`} onPress={() => onTake(one.row)}>
          Take
        </Button>
      </td>
    </tr>
  );
};

/** Other parts that pass the same rules between the same ports. */
export const Alternatives = ({
  alternatives,
  onTake,
}: {
  readonly alternatives: readonly Alternative[];
  readonly onTake: (row: LinkRow) => void;
}) =>
  alternatives.length === 0 ? (
    <p className="quiet">Nothing else in the catalogue passes the rules here.</p>
  ) : (
    <table className="lk-alternatives">
      <thead>
        <tr>
          <th scope="col">Parts</th>
          <th scope="col">Medium</th>
          <th scope="col">Cabling</th>
          <th scope="col" className="n">
            Power a link
          </th>
          <th scope="col" className="n">
            Loss margin
          </th>
          <th scope="col" className="n">
            Latency, as far as known
          </th>
          <th scope="col">
            <span className="unseen">Take it</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {alternatives.map((one) => (
          <Row key={`${one.a} ${one.b} ${one.cabling}`} one={one} onTake={onTake} />
        ))}
      </tbody>
    </table>
  );
