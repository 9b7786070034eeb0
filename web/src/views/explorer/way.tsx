import { Button } from 'react-aria-components';
import type { PartWords, ShownWay } from '../../compiler/answers/explorer.ts';
import type { PortsAddress } from './address.ts';
import { ChoiceView } from './choice.tsx';
import { Misses } from './misses.tsx';
import { endText, MEDIA_WORDS } from './words.ts';

/** One speed and split at which something works: the parts, best first, and what nearly works. */
export const Way = ({
  way,
  parts,
  onMedia,
  onAll,
}: {
  readonly way: ShownWay;
  readonly parts: Readonly<Record<string, PartWords>>;
  readonly onMedia: (media: PortsAddress['media']) => void;
  readonly onAll: () => void;
}) => (
  <section className="way">
    <h2>
      {way.speed}G{' '}
      <span className="quiet">
        from (end a): {endText(way.a)}; to (end b): {endText(way.b)}
      </span>
    </h2>
    <p>
      {way.found === 1 ? 'One combination of parts works' : `${way.found} combinations of parts work, best first`}
      {way.media.length > 1 && ': '}
      {way.media.length > 1 &&
        way.media.map(({ kind, count }, i) => (
          <span key={kind}>
            {i > 0 && ', '}
            <Button className="place" onPress={() => onMedia(kind)}>
              {MEDIA_WORDS[kind]} ({count})
            </Button>
          </span>
        ))}
    </p>
    <ol className="choices">
      {way.choices.map((choice, i) => (
        <ChoiceView key={`${choice.a} ${choice.b} ${choice.cabling}`} choice={choice} parts={parts} isFirst={i === 0} />
      ))}
    </ol>
    {way.found > way.choices.length && <Button onPress={onAll}>Show all {way.found}</Button>}
    {way.misses.length > 0 && (
      <details className="near">
        <summary>What nearly works, and why it does not</summary>
        <Misses misses={way.misses} />
      </details>
    )}
  </section>
);
