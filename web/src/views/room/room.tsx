import { type ReactNode, useMemo } from 'react';
import { Button, Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { VERDICTS } from '../../../../src/core/asbuilt/finding.ts';
import { OUTSIDE } from '../../../../src/core/asbuilt/paint.ts';
import type { RoomTold } from '../../compiler/answers/room.ts';
import type { RoomSource } from '../../compiler/answers/room-evidence.ts';
import { useProject } from '../../project/use-project.ts';
import { saveFile } from '../../ui/save-file.ts';
import { type RoomAddress, TABS, writeAddress } from './address.ts';
import { FindingList, Rest } from './findings.tsx';
import { PartFields, Problems, sentence, Verdicts } from './head.tsx';
import { LinkList } from './links.tsx';
import { EvidenceContext, Place } from './place.tsx';
import { RoomMap } from './room-map.tsx';
import { Selected, useSelected } from './selected.tsx';
import { Unknowns } from './unknown.tsx';
import type { RoomPlan } from './use-plan.ts';
import { WorkList } from './work.tsx';

const FORMATS = { csv: 'text/csv', html: 'text/html' } as const;

/** The work list as the command line writes it. */
const Downloads = ({ told, ask }: { readonly told: RoomTold; readonly ask: Asked }) => {
  const project = useProject();
  const save = async (format: keyof typeof FORMATS): Promise<void> => {
    const text = await project.desk.ask('roomPage', { ...ask, format });
    if (text !== undefined) saveFile(`${told.name}-work-list.${format}`, text, FORMATS[format]);
  };
  return (
    <>
      {(['csv', 'html'] as const).map((format) => (
        <Button
          key={format}
          onPress={() => {
            save(format).catch((error: unknown) => project.tell(`The work list could not be written: ${error}`));
          }}
        >
          {`Work list as ${format.toUpperCase()}`}
        </Button>
      ))}
    </>
  );
};

type Asked = { readonly text: string; readonly source: RoomSource; readonly part: RoomAddress['part'] };

type Props = {
  readonly plan: RoomPlan;
  readonly told: RoomTold;
  readonly ask: Asked;
  readonly stale: boolean;
  readonly address: RoomAddress;
  readonly onGo: (change: Partial<RoomAddress>) => void;
  /** where the evidence comes from, and what can be done with it */
  readonly children: ReactNode;
};

const Lists = ({ plan, told, ask, address, onGo }: Omit<Props, 'children' | 'stale'>) => {
  const { only, tab, picked } = address;
  const findings = told.findings.first.filter(({ verdict }) => only.length === 0 || only.includes(verdict));
  const tasks = told.tasks.first.filter(
    ({ verdict }) => only.length === 0 || (verdict !== undefined && only.includes(verdict)),
  );
  const toFinding = (key: string): RoomAddress => ({ ...address, picked: { kind: 'finding', key } });
  return (
    <Tabs
      className="room-tabs"
      selectedKey={tab}
      onSelectionChange={(key) => onGo({ tab: TABS.find((one) => one === key) ?? 'findings' })}
    >
      <TabList aria-label="What was found" className="pages room-pages">
        <Tab id="findings">Findings {told.findings.all}</Tab>
        <Tab id="work">Work list {told.tasks.all}</Tab>
        <Tab id="links">Links</Tab>
        <Tab id="unknown">Not known {told.counts.cables.unknown}</Tab>
      </TabList>
      <TabPanel id="findings" className="room-panel">
        <Rest list={told.findings} what="findings" shown={findings.length} />
        <FindingList
          findings={findings}
          total={told.findings.all}
          selected={picked?.kind === 'finding' ? picked.key : undefined}
          onPick={(key) => onGo(toFinding(key))}
        />
      </TabPanel>
      <TabPanel id="work" className="room-panel room-scroll">
        <Rest list={told.tasks} what="orders" shown={tasks.length} />
        <WorkList
          room={JSON.stringify([told.name, ask.source])}
          tasks={tasks}
          total={told.tasks.all}
          whyAddress={(key) => writeAddress(toFinding(key))}
        />
      </TabPanel>
      <TabPanel id="links" className="room-panel">
        <LinkList
          fabric={plan.mapped.fabric}
          verdicts={told.verdicts}
          only={only}
          selected={picked?.kind === 'link' ? picked.key : undefined}
          onPick={(key) => onGo({ picked: { kind: 'link', key } })}
        />
      </TabPanel>
      <TabPanel id="unknown" className="room-panel room-scroll">
        <Unknowns told={told} />
      </TabPanel>
    </Tabs>
  );
};

/** A room that was checked: how it stands, what to do, and where on the map. */
export const Room = ({ plan, told, ask, stale, address, onGo, children }: Props) => {
  const selected = useSelected(plan, told, address.picked);
  const { only } = address;
  const shown = useMemo(
    () =>
      only.length === 0
        ? told.verdicts
        : told.verdicts.map((at) => (only.some((said) => said === VERDICTS[at]) ? at : OUTSIDE)),
    [told, only],
  );
  const { text, source } = ask;
  const evidence = useMemo(() => ({ text, source }), [text, source]);
  return (
    <EvidenceContext value={evidence}>
      <div className={stale ? 'room room-old' : 'room'} aria-busy={stale}>
        <header className="room-head">
          <div className="room-title">
            <h2 aria-live="polite">
              {told.name}:{' '}
              {sentence(
                told,
                Object.values(address.part).some((value) => value !== undefined),
              )}
            </h2>
            {children}
          </div>
          <div className="room-tools">
            <PartFields
              told={told}
              part={address.part}
              onPart={(part) => onGo({ part, picked: address.picked?.kind === 'finding' ? undefined : address.picked })}
            />
            <span className="room-downloads">
              <Downloads told={told} ask={ask} />
            </span>
          </div>
          <Verdicts told={told} only={only} onOnly={(next) => onGo({ only: next })} />
          <Problems
            title={`${told.faults.length === 1 ? 'Something is' : `${told.faults.length} things are`} wrong in the tables.`}
            problems={told.faults.map(({ code, message, source: place }) => (
              <>
                {message} <code>{code}</code> {place && <Place place={place} />}
              </>
            ))}
          />
        </header>
        <Lists plan={plan} told={told} ask={ask} address={address} onGo={onGo} />
        <RoomMap
          mapped={plan.mapped}
          verdicts={shown}
          picked={address.picked}
          links={selected.links}
          onPick={(picked) => onGo({ picked })}
        />
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keyboard must scroll it too */}
        <section className="room-details" aria-label="Selected" tabIndex={0}>
          <Selected plan={plan} told={told} ask={ask} selected={selected} onGo={onGo} />
        </section>
      </div>
    </EvidenceContext>
  );
};
