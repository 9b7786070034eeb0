import type { ReactNode } from 'react';
import type { Said as Sighting } from '../../../../src/core/asbuilt/index.ts';
import { plural } from '../../../../src/core/diagnostics/plural.ts';
import type { RoomTold } from '../../compiler/answers/room.ts';
import type { Some } from '../../compiler/answers/room-told.ts';
import { Place } from './place.tsx';

const Section = <T,>({
  title,
  list,
  isShort = false,
  children,
}: {
  readonly title: string;
  readonly list: Some<T>;
  /** several in a line */
  readonly isShort?: boolean;
  readonly children: (one: T) => { readonly key: string; readonly line: ReactNode };
}) =>
  list.all === 0 ? null : (
    <section>
      <h3>
        {title} <span className="quiet">{list.all}</span>
      </h3>
      <ul className={isShort ? 'room-short' : undefined}>
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

/** What is not known, and not taken for right. */
export const Unknowns = ({ told }: { readonly told: RoomTold }) => {
  const { silent, reasons, names, strangers, forms } = told.unknown;
  if (Object.values(told.unknown).every(({ all }) => all === 0))
    return <p className="quiet room-none">Everything that was given was understood, and tells of every cable.</p>;
  return (
    <div className="room-gaps">
      <Section title="Devices of which nothing was collected" list={silent} isShort>
        {(name) => ({ key: name, line: name })}
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
      <Section title="Why nothing is known of links" list={reasons}>
        {({ words, links }) => ({ key: words, line: `${plural(links, 'link')}: ${words}` })}
      </Section>
    </div>
  );
};
