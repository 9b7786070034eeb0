import { type SyntheticEvent, useDeferredValue, useMemo, useState } from 'react';
import { Button, Input, Label, SearchField, ToggleButton } from 'react-aria-components';
import { useLocation } from 'wouter';
import { parseLength } from '../../../../src/core/units/index.ts';
import type { ExplorerChoices } from '../../compiler/answers/explorer.ts';
import type { MatrixAnswer } from '../../compiler/answers/matrix.ts';
import { useAnswer } from '../../project/use-answer.ts';
import { Finder } from '../../ui/finder.tsx';
import { Picker } from '../../ui/picker.tsx';
import { type MatrixAddress, matrixAddress } from './address.ts';
import { CellDetails, type CellPlace } from './cell-details.tsx';
import { LengthField } from './fields.tsx';
import { narrowed } from './filter.ts';
import { MatrixTable } from './matrix-table.tsx';
import { PaperMatrix, usePrinting } from './paper-matrix.tsx';

const anyOf = (values: Iterable<string | number>, words: (value: string) => string = (value) => value) => [
  { id: '', words: 'any' },
  ...Array.from(new Set(values), (value) => ({ id: String(value), words: words(String(value)) })),
];

const Filters = ({
  values,
  choices,
  matrix,
  onChange,
}: {
  readonly values: MatrixAddress;
  readonly choices: ExplorerChoices;
  readonly matrix: MatrixAnswer | undefined;
  readonly onChange: (change: Partial<MatrixAddress>, typed?: boolean) => void;
}) => {
  const rows = matrix?.rows ?? [];
  const far = useMemo(
    () => choices.transceivers.map(({ id, about }) => ({ id: id as string, about, words: `${id} ${about}` })),
    [choices],
  );
  const speeds = [...new Set(rows.flatMap((row) => row.speeds))].toSorted((x, y) => y - x);
  return (
    <form className="ask" aria-label="What to show" onSubmit={(event) => event.preventDefault()}>
      <div className="ask-far">
        <Finder
          label="Against (the module at the far end, in its own cage)"
          items={far}
          value={values.far || undefined}
          placeholder="nothing: each module alone in each cage"
          onChange={(id) => onChange({ far: id ?? '' })}
        />
        {values.far !== '' && (
          <>
            <Button className="react-aria-Button swap" onPress={() => onChange({ far: '' })}>
              Alone
            </Button>
            <LengthField value={values.length} onChange={(length) => onChange({ length }, true)} />
          </>
        )}
      </div>
      <div className="ask-more">
        <Picker
          label="Into the cage"
          items={anyOf(matrix?.cages ?? [])}
          value={values.cage}
          onChange={(cage) => onChange({ cage })}
        />
        <Picker
          label="Form factor"
          items={anyOf(rows.map((row) => row.formFactor))}
          value={values.form}
          onChange={(form) => onChange({ form })}
        />
        <Picker
          label="Carries links of"
          items={anyOf(speeds, (speed) => `${speed}G`)}
          value={values.speed}
          onChange={(speed) => onChange({ speed })}
        />
        <Picker
          label="Fibre"
          items={anyOf(['MMF', 'SMF'], (fibre) => (fibre === 'MMF' ? 'multimode' : 'single-mode'))}
          value={values.fibre}
          onChange={(fibre) => onChange({ fibre })}
        />
        <Picker
          label="Vendor"
          items={anyOf(rows.map((row) => row.vendor))}
          value={values.vendor}
          onChange={(vendor) => onChange({ vendor })}
        />
        <SearchField className="field" value={values.words} onChange={(words) => onChange({ words }, true)}>
          <Label>Words</Label>
          <Input placeholder="DR4, MPO-12, a part number…" />
        </SearchField>
        <ToggleButton
          className="toggle"
          isSelected={values.runs === 'yes'}
          onChange={(on) => onChange({ runs: on ? 'yes' : '' })}
        >
          Only what runs
        </ToggleButton>
      </div>
    </form>
  );
};

const placeOf = ({ target }: SyntheticEvent): CellPlace | undefined => {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-cage]') : null;
  const { module, cage } = cell?.dataset ?? {};
  return module === undefined || cage === undefined ? undefined : { module, cage };
};

/** Every transceiver in every cage, alone or against a far end; a reason wherever it does not run. */
export const MatrixPage = ({
  values,
  choices,
}: {
  readonly values: MatrixAddress;
  readonly choices: ExplorerChoices;
}) => {
  const [, go] = useLocation();
  const isPrinting = usePrinting();
  const [place, setPlace] = useState<CellPlace>();
  const change = (part: Partial<MatrixAddress>, typed = false): void =>
    go(matrixAddress({ ...values, ...part }), { replace: typed });
  const typed = parseLength(values.length) || undefined;
  // while a length is being typed, the matrix is that of the last one
  const [length, setLength] = useState(typed);
  if (typed !== undefined && typed !== length) setLength(typed);
  const { answer, stale, bug } = useAnswer(
    'matrix',
    length === undefined ? undefined : { far: values.far || undefined, length },
  );
  // the field shows what is typed at once; the table follows
  const filter = useDeferredValue(values);
  const shown = useMemo(() => answer && narrowed(answer, filter), [answer, filter]);
  const point = (event: SyntheticEvent): void => {
    const found = placeOf(event);
    if (found) setPlace(found);
  };
  return (
    <>
      <Filters values={values} choices={choices} matrix={answer} onChange={change} />
      {bug !== undefined && <p className="bug">{bug}</p>}
      {values.far !== '' && answer && !stale && answer.far === undefined && (
        <p className="note">
          The catalogue has no transceiver named <code>{values.far}</code>: each module is shown alone.
        </p>
      )}
      {!answer || !shown ? (
        length !== undefined && <p className="loading">Trying every module in every cage…</p>
      ) : (
        // biome-ignore lint/a11y/noStaticElementInteractions: the cells take the focus; their frame hears of it for all of them
        <div className={stale ? 'matrix old' : 'matrix'} onFocus={point} onPointerOver={point} aria-busy={stale}>
          <p className="quiet">
            {shown.rows.length} of {answer.rows.length} transceivers
            {answer.far !== undefined && `, each against ${answer.far} over ${values.length}`}. Cages are taken at the
            best their form factor defines: a given host may offer less.
          </p>
          {isPrinting ? <PaperMatrix matrix={shown} /> : <MatrixTable matrix={shown} />}
          <CellDetails matrix={answer} place={place} />
        </div>
      )}
    </>
  );
};
