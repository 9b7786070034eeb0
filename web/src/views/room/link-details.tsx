import { Button } from 'react-aria-components';
import { Link } from 'wouter';
import { VERDICTS } from '../../../../src/core/asbuilt/finding.ts';
import type { Fabric } from '../../../../src/core/fabric/index.ts';
import type { EndTold } from '../../compiler/answers/room.ts';
import type { RoomSource } from '../../compiler/answers/room-evidence.ts';
import type { FindingTold } from '../../compiler/answers/room-told.ts';
import { useAnswer } from '../../project/use-answer.ts';
import { classAddress } from '../link/address.ts';
import { Place } from './place.tsx';
import { VerdictMark } from './verdict.tsx';
import { linkName } from './words.ts';

const ASPECT_WORDS = { right: 'right', wrong: 'wrong', unknown: 'not told' } as const;
const ASPECT_LOOKS = { right: 'good', wrong: 'bad', unknown: 'unknown' } as const;

const End = ({ end }: { readonly end: EndTold }) => (
  <section>
    <h3>{end.port}</h3>
    <p className="quiet">{end.place}</p>
    <p>
      <span className="quiet">planned:</span> {end.wanted || 'no part is chosen'}
    </p>
    <ul className="room-aspects">
      {Object.entries(end.aspects).map(([name, aspect]) => (
        <li key={name}>
          {name} <span className={`room-${ASPECT_LOOKS[aspect]}`}>{ASPECT_WORDS[aspect]}</span>
        </li>
      ))}
    </ul>
    {end.seen.length === 0 ? (
      <p className="quiet">Nothing was seen here.</p>
    ) : (
      <ul className="room-lines">
        {end.seen.map(({ says, place }) => (
          <li key={`${place.file}:${place.line} ${says}`}>
            {says} <Place place={place} />
          </li>
        ))}
      </ul>
    )}
  </section>
);

/** A link: what is said of it, and all that was seen at both ends. */
export const LinkDetails = ({
  fabric,
  link,
  text,
  source,
  verdict,
  findings,
  onFinding,
}: {
  readonly fabric: Fabric;
  readonly link: number;
  readonly text: string;
  readonly source: RoomSource;
  /** place in VERDICTS */
  readonly verdict: number;
  /** those that concern this link */
  readonly findings: readonly FindingTold[];
  readonly onFinding: (id: string) => void;
}) => {
  const { answer, stale, bug } = useAnswer('roomLink', { text, source, link });
  const said = VERDICTS[verdict];
  const key = fabric.links.text(link, 'key');
  const kind = fabric.classes.text(fabric.links.get(link, 'class'), 'key');
  return (
    <>
      <p className="room-said">
        {said ? <VerdictMark said={said} /> : <span className="quiet">not in the part that is shown</span>}
      </p>
      <h2>{linkName(fabric, link)}</h2>
      {bug !== undefined && <p className="bug">{bug}</p>}
      {!stale && answer?.why && <p>Why it is unknown: {answer.why}.</p>}
      {findings.map(({ id, message, code }) => (
        <p key={id}>
          <Button className="place" onPress={() => onFinding(String(id))}>
            {message}
          </Button>{' '}
          <code className="quiet">{code}</code>
        </p>
      ))}
      {!answer || stale ? (
        <p className="quiet">Looking up both ends…</p>
      ) : (
        <div className="room-both">
          <End end={answer.a} />
          <End end={answer.b} />
        </div>
      )}
      <p>
        <Link href={classAddress(kind, undefined, key)}>How it is planned, lane by lane</Link>
      </p>
    </>
  );
};
