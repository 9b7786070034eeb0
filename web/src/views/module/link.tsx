import { useState } from 'react';
import { useLocation } from 'wouter';
import type { ToldDiagnostic } from '../../../../src/core/diagnostics/index.ts';
import type { ConnectAsk, ExplorerChoices } from '../../compiler/answers/explorer.ts';
import type { EndModule, ModuleLinkAsk } from '../../compiler/answers/module.ts';
import { useAnswer } from '../../project/use-answer.ts';
import { Picker } from '../../ui/picker.tsx';
import type { PortsAddress } from '../explorer/address.ts';
import { ConnectionView } from '../explorer/connection.tsx';
import { PortsFields } from '../explorer/fields.tsx';
import { useAskable } from '../explorer/use-askable.ts';
import { type ModuleAddress, moduleAddress } from './address.ts';
import { type OpenedModule, otherEnd } from './opened.ts';
import '../../ui/ask.css';
import '../explorer/explorer.css';
import '../link/link.css';
import '../link/details.css';

const FEW = 8;
const ALL = 400;
const ANY = 'any';

/** How a module is called in the answer: a part of the catalogue is told from what its memory says. */
const endOf = (module: OpenedModule | undefined): EndModule | undefined =>
  module && {
    name: module.key.startsWith('part:') ? `${module.name} (by its memory)` : module.name,
    memory: module.memory,
  };

const Told = ({ list }: { readonly list: readonly ToldDiagnostic[] }) =>
  list.map(({ code, message, why, fix }) => (
    <p key={`${code} ${message}`} className="note">
      {message}. {why} {fix} <code>{code}</code>
    </p>
  ));

const Answer = ({
  ask,
  values,
  choices,
  onChange,
  onAll,
}: {
  readonly ask: ModuleLinkAsk;
  readonly values: ModuleAddress;
  readonly choices: ExplorerChoices;
  readonly onChange: (change: Partial<ModuleAddress>) => void;
  readonly onAll: () => void;
}) => {
  const { answer, stale, bug } = useAnswer('moduleLink', ask);
  if (bug !== undefined) return <p className="bug">{bug}</p>;
  if (!answer) return <p className="loading">Trying every combination of parts with this module…</p>;
  const { problems, left, answer: connection } = answer;
  return (
    <div className={stale ? 'answer old' : 'answer'} aria-live="polite" aria-busy={stale}>
      {problems.length > 0 && (
        <>
          <h3>
            <span className="badge bad">Not judged</span> The link rules cannot judge this module
          </h3>
          <Told list={problems} />
          {problems.some(({ code }) => code === 'LW8027') && (
            <p>Open that dump too, and choose it above as the module at the to port.</p>
          )}
        </>
      )}
      {left.length > 0 && (
        <details className="near">
          <summary>
            {left.length === 1 ? 'One thing' : `${left.length} things`} its memory says cannot be used by the link rules
          </summary>
          <Told list={left} />
        </details>
      )}
      {connection && (
        <ConnectionView
          answer={connection}
          ask={ask.connect}
          values={values}
          choices={choices}
          hrefOf={(ports: PortsAddress) => moduleAddress('link', { ...values, ...ports })}
          onMedia={(media) => onChange({ media })}
          onAll={onAll}
        />
      )}
    </div>
  );
};

const Asking = ({
  module,
  modules,
  values,
  choices,
}: {
  readonly module: OpenedModule;
  readonly modules: readonly OpenedModule[];
  readonly values: ModuleAddress;
  readonly choices: ExplorerChoices;
}) => {
  const [, go] = useLocation();
  const [top, setTop] = useState(FEW);
  const ports: ConnectAsk | undefined = useAskable(values, top);
  const cable = otherEnd(modules, module.key);
  const far = modules.find(({ key }) => key === (values.far || cable));
  const change = (part: Partial<ModuleAddress>, typed = false): void =>
    go(moduleAddress('link', { ...values, ...part }), { replace: typed });
  const items = [
    ...(cable === undefined ? [{ id: ANY, words: 'any part that works, or a second one like it' }] : []),
    ...modules.map(({ key, name }) => ({ id: key, words: key === module.key ? `${name} (the same)` : name })),
  ];
  return (
    <>
      <PortsFields values={values} choices={choices} onChange={change} />
      <div className="mr-ends">
        <p className="mr-end">
          <span className="quiet">Module at the from port (end a)</span>
          <strong>{module.name}</strong>
        </p>
        <Picker
          label="Module at the to port (end b)"
          items={items}
          value={far?.key ?? ANY}
          onChange={(key) => change({ far: key === ANY ? '' : key })}
        />
      </div>
      {ports ? (
        <Answer
          ask={{ connect: ports, a: endOf(module), b: endOf(far) }}
          values={values}
          choices={choices}
          onChange={change}
          onAll={() => setTop(ALL)}
        />
      ) : (
        <p className="quiet">
          Pick the port that this module goes into, the port at the far end, and the length between them. The module is
          judged by what its memory says, as parts of the catalogue are by their data sheets.
        </p>
      )}
    </>
  );
};

/** The module in a link between two ports: every way that works with it, and why the others do not. */
export const ModuleLink = (props: {
  readonly module: OpenedModule;
  readonly modules: readonly OpenedModule[];
  readonly values: ModuleAddress;
}) => {
  const { answer: choices, bug } = useAnswer('choices', null);
  return (
    <section aria-label="In a link" className="mr-link">
      {bug !== undefined && <p className="bug">{bug}</p>}
      {choices ? <Asking {...props} choices={choices} /> : <p className="loading">Reading the catalogue…</p>}
    </section>
  );
};
