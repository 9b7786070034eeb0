import { Link, useLocation } from 'wouter';
import type { Difference } from '../../compiler/answers/module.ts';
import { useAnswer } from '../../project/use-answer.ts';
import { Picker } from '../../ui/picker.tsx';
import { type ModuleAddress, moduleAddress } from './address.ts';
import type { OpenedModule } from './opened.ts';

const Differences = ({
  found,
  values,
  names,
}: {
  readonly found: readonly Difference[];
  readonly values: ModuleAddress;
  readonly names: readonly [string, string];
}) => (
  <table className="mr-diff">
    <thead>
      <tr>
        <th scope="col">byte</th>
        <th scope="col">field</th>
        {names.map((name) => (
          <th key={name} scope="col">
            {name}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {found.map(({ id, page, byte, pageWords, place, name, a, b }) => (
        <tr key={id}>
          <td className="mr-nowrap">
            <Link href={moduleAddress('read', { ...values, page, at: String(byte), field: '', with: '' })}>
              {pageWords}, {place}
            </Link>
          </td>
          <th scope="row">{name}</th>
          <td>{a}</td>
          <td>{b}</td>
        </tr>
      ))}
    </tbody>
  </table>
);

/** Two modules field by field: only what differs. */
export const Compare = ({
  module,
  modules,
  values,
}: {
  readonly module: OpenedModule;
  readonly modules: readonly OpenedModule[];
  readonly values: ModuleAddress;
}) => {
  const [, go] = useLocation();
  const others = modules.filter(({ key }) => key !== module.key);
  const other = others.find(({ key }) => key === values.with) ?? others[0];
  const { answer, stale, bug } = useAnswer('moduleDiff', other && { a: module.memory, b: other.memory });
  if (!other) return <p className="quiet">Open another module: then the two are compared field by field.</p>;
  return (
    <section aria-label="Differences">
      <div className="mr-with">
        <Picker
          label="Compare with"
          items={others.map(({ key, name }) => ({ id: key, words: name }))}
          value={other.key}
          onChange={(key) => go(moduleAddress('compare', { ...values, with: key }), { replace: true })}
        />
      </div>
      {bug !== undefined && <p className="bug">{bug}</p>}
      {stale ? (
        <p className="loading">Comparing…</p>
      ) : !answer ? (
        <p>
          {module.name} is read by {module.memory.memoryModel}, {other.name} by {other.memory.memoryModel}: their fields
          cannot be set against each other.
        </p>
      ) : answer.length === 0 ? (
        <p>The same in every field.</p>
      ) : (
        <>
          <p>{answer.length === 1 ? 'One field differs.' : `${answer.length} fields differ.`}</p>
          <Differences found={answer} values={values} names={[module.name, other.name]} />
        </>
      )}
    </section>
  );
};
