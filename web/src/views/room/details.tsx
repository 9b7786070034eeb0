import { useMemo } from 'react';
import { Button } from 'react-aria-components';
import { VERDICTS } from '../../../../src/core/asbuilt/finding.ts';
import { plural } from '../../../../src/core/diagnostics/plural.ts';
import type { Fabric } from '../../../../src/core/fabric/index.ts';
import type { RoomTold } from '../../compiler/answers/room.ts';
import type { FindingTold } from '../../compiler/answers/room-told.ts';
import type { Mapped } from '../map/use-map.ts';
import { Place } from './place.tsx';
import { VerdictMark } from './verdict.tsx';
import { FAULT_WORDS, linkName, type Said } from './words.ts';

/** Links listed by name in the details. */
const MOST = 16;

/** Links by name, to look at one of them. */
const Links = ({
  fabric,
  links,
  saidOf,
  onLink,
}: {
  readonly fabric: Fabric;
  readonly links: readonly number[];
  readonly saidOf: (link: number) => Said | undefined;
  readonly onLink: (key: string) => void;
}) => (
  <>
    <ul className="room-lines">
      {links.slice(0, MOST).map((link) => {
        const said = saidOf(link);
        return (
          <li key={link}>
            {said && <VerdictMark said={said} isShort />}{' '}
            <Button className="place" onPress={() => onLink(fabric.links.text(link, 'key'))}>
              {linkName(fabric, link)}
            </Button>
          </li>
        );
      })}
    </ul>
    {links.length > MOST && <p className="quiet">and {links.length - MOST} more</p>}
  </>
);

/** A finding: what it is, what to do, what else it could be, who says so. */
export const FindingDetails = ({
  fabric,
  finding,
  onLink,
}: {
  readonly fabric: Fabric;
  readonly finding: FindingTold;
  readonly onLink: (key: string) => void;
}) => {
  const { verdict, code, message, why, ambiguous, orders, candidates, evidence, links } = finding;
  return (
    <>
      <p className="room-said">
        <VerdictMark said={verdict} /> <code className="quiet">{code}</code>
      </p>
      <h2>{message}</h2>
      <h3>What to do</h3>
      <ul className="room-lines">
        {orders.map((order) => (
          <li key={order}>{order}</li>
        ))}
      </ul>
      {ambiguous && candidates.length > 1 && (
        <p className="note">The evidence leaves it open. What accounts for it, fewest actions first:</p>
      )}
      {candidates.length > 1 && (
        <ol className="room-lines">
          {candidates.map(({ words, actions }) => (
            <li key={words}>
              {words} <span className="quiet">({plural(actions, 'action')})</span>
            </li>
          ))}
        </ol>
      )}
      <h3>Seen</h3>
      <ul className="room-lines">
        {evidence.first.map(({ says, place }) => (
          <li key={`${place.file}:${place.line} ${says}`}>
            {says} <Place place={place} />
          </li>
        ))}
      </ul>
      {evidence.all > evidence.first.length && (
        <p className="quiet">and {evidence.all - evidence.first.length} sightings more</p>
      )}
      {why !== '' && <p className="quiet">{why}</p>}
      {links.length > 0 && (
        <>
          <h3>{plural(links.length, 'link')}</h3>
          <Links fabric={fabric} links={links} saidOf={() => undefined} onLink={onLink} />
        </>
      )}
    </>
  );
};

/** A device: its cables, what is not right first. */
export const DeviceDetails = ({
  mapped: { fabric, map },
  device,
  verdicts,
  onLink,
  onNarrow,
}: {
  readonly mapped: Mapped;
  readonly device: number;
  readonly verdicts: Uint8Array;
  readonly onLink: (key: string) => void;
  readonly onNarrow: (name: string) => void;
}) => {
  const links = useMemo(
    () =>
      [...map.links.subarray(map.linkStart[device], map.linkStart[device + 1])].toSorted(
        (x, y) => (verdicts[x] as number) - (verdicts[y] as number) || x - y,
      ),
    [map, device, verdicts],
  );
  const name = fabric.devices.text(device, 'name');
  return (
    <>
      <h2>{name}</h2>
      <p>
        {plural(links.length, 'link')}, what is not right first.{' '}
        <Button onPress={() => onNarrow(name)}>Show only this device</Button>
      </p>
      <Links fabric={fabric} links={links} saidOf={(link) => VERDICTS[verdicts[link] as number]} onLink={onLink} />
    </>
  );
};

/** What the ends of all links tell of themselves: shown while nothing is selected. */
export const Overview = ({ told }: { readonly told: RoomTold }) => (
  <>
    <p className="quiet">
      Select a finding, or a cable on the map: here is then what was seen of it, and where that stands in the files.
    </p>
    {told.seeded.length > 0 && (
      <>
        <h3>What the rehearsal put in</h3>
        <ul className="room-lines">
          {told.seeded.map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      </>
    )}
    {told.leftOut.length > 0 && (
      <p className="note">This fabric has no place for: {told.leftOut.map((kind) => FAULT_WORDS[kind]).join('; ')}.</p>
    )}
    <table className="room-ends">
      <caption>What the ends of the links tell of themselves</caption>
      <thead>
        <tr>
          <th scope="col">of</th>
          <th scope="col" className="n">
            right
          </th>
          <th scope="col" className="n">
            wrong
          </th>
          <th scope="col" className="n">
            not told
          </th>
        </tr>
      </thead>
      <tbody>
        {Object.entries(told.counts.ends).map(([name, { right, wrong, unknown }]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td className="n">{right}</td>
            <td className="n">{wrong}</td>
            <td className="n">{unknown}</td>
          </tr>
        ))}
      </tbody>
    </table>
    {told.measured.all > 0 && (
      <>
        <h3>Measured loss in the budget</h3>
        <ul className="room-lines">
          {told.measured.first.map(({ works, words }) => (
            <li key={words}>
              {works ? 'holds' : 'fails'}: {words}
            </li>
          ))}
        </ul>
        {told.measured.all > told.measured.first.length && (
          <p className="quiet">and {told.measured.all - told.measured.first.length} more</p>
        )}
      </>
    )}
  </>
);
