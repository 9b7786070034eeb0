import type { ReactNode } from 'react';
import type { Said as Sighting } from '../../../../src/core/asbuilt/index.ts';
import { plural } from '../../../../src/core/diagnostics/plural.ts';
import type { RoomTold } from '../../compiler/answers/room.ts';
import type { Some } from '../../compiler/answers/room-told.ts';

/** Where something stands. */
export const Place = ({ place }: { readonly place: Sighting['place'] }) => (
  <code className="room-place">
    {place.file}:{place.line}
  </code>
);

const Section = <T,>({
  title,
  list,
  children,
}: {
  readonly title: string;
  readonly list: Some<T>;
  readonly children: (one: T) => { readonly key: string; readonly line: ReactNode };
}) =>
  list.all === 0 ? null : (
    <section>
      <h3>
        {title} <span className="quiet">{list.all}</span>
      </h3>
      <ul>
        {list.first.slice(0, 200).map((one) => {
          const { key, line } = children(one);
          return <li key={key}>{line}</li>;
        })}
      </ul>
      {list.all > 200 && <p className="quiet">and {list.all - 200} more</p>}
    </section>
  );

const said = ({ says, place }: Sighting) => ({
  key: `${place.file}:${place.line} ${says}`,
  line: (
    <>
      {says} <Place place={place} />
    </>
  ),
});

/** How many lines there are to tell of what is not known. */
export const unknownCount = ({ unknown }: RoomTold): number =>
  Object.values(unknown).reduce((sum, { all }) => sum + all, 0);

/** What is not known, and not taken for right. */
export const Unknowns = ({ told }: { readonly told: RoomTold }) => {
  const { reasons, names, strangers, forms } = told.unknown;
  if (unknownCount(told) === 0)
    return <p className="quiet room-none">Everything that was given was understood, and tells of every cable.</p>;
  return (
    <div className="room-gaps">
      <Section title="Why nothing is known of links" list={reasons}>
        {({ words, links }) => ({ key: words, line: `${plural(links, 'link')}: ${words}` })}
      </Section>
      <Section title="Names of ports that cannot be told" list={names}>
        {said}
      </Section>
      <Section title="Devices that are not in the plan" list={strangers}>
        {said}
      </Section>
      <Section title="Files in a form that is not read" list={forms}>
        {said}
      </Section>
    </div>
  );
};
