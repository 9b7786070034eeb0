import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import type { EndSettings } from '../../../../src/core/emit/settings/settings.ts';
import { CopyButton } from '../../ui/copy.tsx';

const End = ({
  side,
  host,
  settings,
}: {
  readonly side: string;
  readonly host: string;
  readonly settings: EndSettings;
}) => (
  <section className="lk-end" aria-label={`Settings of end ${side}`}>
    <h4>
      End {side} <span className="quiet">{host}</span>
    </h4>
    <ul className="lk-words">
      {settings.words.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
    {settings.systems.length === 0 ? (
      <p className="quiet">No commands are known for this host: set it so by its own manual.</p>
    ) : (
      <Tabs className="lk-tabs">
        <TabList aria-label={`Operating system of end ${side}`}>
          {settings.systems.map(({ id, name }) => (
            <Tab key={id} id={id}>
              {name}
            </Tab>
          ))}
        </TabList>
        {settings.systems.map(({ id, lines, notes, source }) => (
          <TabPanel key={id} id={id}>
            <div className="lk-commands">
              <pre>{lines.join('\n')}</pre>
              <CopyButton className="lk-copy" text={lines.join('\n')} />
            </div>
            {notes.map((note) => (
              <p key={note} className="quiet">
                {note}
              </p>
            ))}
            <p className="quiet">After: {source}</p>
          </TabPanel>
        ))}
      </Tabs>
    )}
  </section>
);

/** How each end is to be set: in words, and as commands to type where they are known. */
export const SettingsView = ({
  settings,
  hosts,
}: {
  readonly settings: Readonly<Record<'a' | 'b', EndSettings>>;
  readonly hosts: Readonly<Record<'a' | 'b', string>>;
}) => (
  <div className="lk-ends">
    <End side="a" host={hosts.a} settings={settings.a} />
    <End side="b" host={hosts.b} settings={settings.b} />
  </div>
);
