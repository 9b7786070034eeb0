import type { LinkRow } from '../../../../src/core/link/batch/row.ts';
import type { Swap } from '../../../../src/core/optics/index.ts';
import type { FibreGrade, HostFec } from '../../../../src/core/parts/index.ts';
import { metres } from '../../../../src/core/units/index.ts';
import type { LinkShown } from '../../compiler/answers/link.ts';
import { Amount, Choose } from './fields.tsx';
import { PartBox } from './part-box.tsx';

const AS_RULES = 'rules';
const FECS: readonly HostFec[] = ['none', 'BASE-R', 'RS(528,514)', 'RS(544,514)', 'RS-FEC-Int'];
const GRADES: readonly FibreGrade[] = ['OS2', 'OS1', 'OM3', 'OM4', 'OM5'];

const words = (value: string): readonly [string, string] => [value, value];
const fecOf = (id: string): HostFec | undefined => FECS.find((fec) => fec === id);

const EndFields = ({
  side,
  shown,
  host,
  onSwap,
}: {
  readonly side: 'a' | 'b';
  readonly shown: LinkShown;
  readonly host: string;
  readonly onSwap: (swap: Swap) => void;
}) => {
  const { inspection, options } = shown;
  const { module, port } = inspection.row[side];
  const { fec, autoneg } = inspection.sketch[side].setting;
  return (
    <fieldset className="lk-fields">
      <legend>
        End {side} <span className="quiet">{host}</span>
      </legend>
      <PartBox
        label={`Part at end ${side}`}
        options={options[side]}
        module={module}
        onChange={(picked) => onSwap({ kind: 'module', side, module: picked })}
      />
      <Choose
        label="FEC"
        value={port.fecConfigured ?? AS_RULES}
        values={[[AS_RULES, fec === 'unknown' ? 'as needed' : `as needed (${fec})`], ...FECS.map(words)]}
        onChange={(id) => onSwap({ kind: 'fec', side, fec: fecOf(id) })}
      />
      <Choose
        label="Autonegotiation"
        value={typeof port.autoneg === 'boolean' ? String(port.autoneg) : AS_RULES}
        values={[
          [AS_RULES, `as needed (${autoneg ? 'on' : 'off'})`],
          ['true', 'on'],
          ['false', 'off'],
        ]}
        onChange={(id) => onSwap({ kind: 'autoneg', side, on: id === AS_RULES ? undefined : id === 'true' })}
      />
    </fieldset>
  );
};

const gradeIn = ({ media }: LinkRow): string => media.type.replace(/^[SM]MF-/, '');

/** Everything of a link that can be changed by hand; each change is judged at once. */
export const SwapPanel = ({
  shown,
  hosts,
  onSwap,
}: {
  readonly shown: LinkShown;
  readonly hosts: Readonly<Record<'a' | 'b', string>>;
  readonly onSwap: (swap: Swap) => void;
}) => {
  const { row } = shown.inspection;
  const fibre = row.media.type !== 'integrated-cable';
  return (
    <div className="lk-swap">
      <EndFields side="a" shown={shown} host={hosts.a} onSwap={onSwap} />
      <fieldset className="lk-fields">
        <legend>Between them</legend>
        <Amount
          label="Length, m"
          value={row.lengthM}
          least={0.1}
          most={100_000}
          onChange={(value) => onSwap({ kind: 'length', length: metres(value) })}
        />
        {fibre && (
          <>
            <Choose
              label="Fibre"
              value={gradeIn(row)}
              values={[...new Set([...GRADES, gradeIn(row)])].map(words)}
              onChange={(id) => onSwap({ kind: 'grade', grade: id as FibreGrade })}
            />
            <Amount
              label="Mated pairs on the way"
              value={row.media.connectors ?? Math.max(0, (row.media.path?.length ?? 1) - 1)}
              least={0}
              most={20}
              isWhole
              onChange={(count) => onSwap({ kind: 'connectors', count })}
            />
          </>
        )}
        {!fibre && <p className="quiet">An integrated cable: the part is the cable.</p>}
      </fieldset>
      <EndFields side="b" shown={shown} host={hosts.b} onSwap={onSwap} />
    </div>
  );
};
