import { Link, useLocation } from 'wouter';
import type { ToldDiagnostic } from '../../../../src/core/diagnostics/index.ts';
import type { LinkRow } from '../../../../src/core/link/batch/row.ts';
import { formatLoss, type MilliDecibels } from '../../../../src/core/units/index.ts';
import type { LinkShown } from '../../compiler/answers/link.ts';
import { useProjectState } from '../../project/use-project.ts';
import { DiagnosticList } from '../../ui/diagnostics.tsx';
import { PictureView } from '../../ui/picture.tsx';
import { classAddress, freeLinkAddress } from './address.ts';
import { Alternatives } from './alternatives.tsx';
import { differences } from './changes.ts';
import { LaneView } from './lanes.tsx';
import { RuleTable } from './rules.tsx';
import { SettingsView } from './settings.tsx';
import { SwapPanel } from './swap.tsx';
import { useLink, useSwap } from './use-link.ts';
import { Verdict } from './verdict.tsx';

const Problems = ({ problems }: { readonly problems: readonly ToldDiagnostic[] }) => (
  <div className="empty">
    <h2>There is no link to show</h2>
    {problems.length === 0 && <p>This fabric has no kind of link of that name. Choose one of the list.</p>}
    {problems.map(({ code, message, why, fix }) => (
      <div key={`${code} ${message}`} className="diagnostic diagnostic-error">
        <p className="what">
          {message} <code>{code}</code>
        </p>
        {why !== '' && <p>{why}</p>}
        <p className="quiet">{fix}</p>
      </div>
    ))}
  </div>
);

const hostsOf = ({ inspection, ports }: LinkShown): Readonly<Record<'a' | 'b', string>> => {
  const host = (side: 'a' | 'b'): string => {
    const { device, cage } = inspection.sketch[side];
    if (ports) return `${ports[side]} (${device ?? 'a host'}, ${cage})`;
    const number = inspection.row[side].portNumber;
    return `${device ?? 'a host'}, ${cage}${typeof number === 'number' ? ` ${number}` : ''}`;
  };
  return { a: host('a'), b: host('b') };
};

const Changed = ({
  before,
  after,
  back,
}: {
  readonly before: LinkRow;
  readonly after: LinkRow;
  readonly back: string;
}) => {
  const changed = differences(before, after);
  if (changed.length === 0) return null;
  return (
    <div className="lk-changed">
      <p>
        <strong>Changed here, not in the fabric file.</strong> <Link href={back}>Back to the link as designed</Link>
      </p>
      <ul>
        {changed.map(({ what, before: from, after: to }) => (
          <li key={what}>
            {what}: {from} → <strong>{to}</strong>
          </li>
        ))}
      </ul>
    </div>
  );
};

/** What the fabric file says of a class that has no parts, with the changes of the file that would give it some. */
const Partless = ({ linkKey }: { readonly linkKey: string }) => {
  const { diagnostics } = useProjectState();
  const [, go] = useLocation();
  return (
    <section className="lk-partless" aria-label="In the fabric file">
      <p>
        <strong>Nothing was found for this kind of link.</strong> What follows is about the parts that come nearest.
      </p>
      <DiagnosticList
        diagnostics={diagnostics.filter(({ subject }) => subject === linkKey)}
        apply="Change the file"
        onGo={() => go('/source')}
      />
    </section>
  );
};

const Shown = ({
  shown,
  linkKey,
  link,
  old,
}: {
  readonly shown: LinkShown;
  readonly linkKey: string | undefined;
  readonly link: string | undefined;
  readonly old: boolean;
}) => {
  const [, go] = useLocation();
  const { inspection, designed, lanes, loss } = shown;
  const take = (row: LinkRow): void =>
    go(linkKey === undefined ? freeLinkAddress(row) : classAddress(linkKey, row, link));
  const swap = useSwap(inspection.row, take);
  const hosts = hostsOf(shown);
  const over = -(inspection.loss?.margin ?? 0);
  return (
    <article className={old ? 'lk-panel lk-old' : 'lk-panel'} aria-busy={old}>
      <header>
        <h2>{shown.ports ? `${shown.ports.a} to ${shown.ports.b}` : (linkKey ?? 'Any two ports')}</h2>
        <p className="lk-where quiet">
          {hosts.a} to {hosts.b}, {inspection.row.lengthM} m
          {shown.ports && linkKey !== undefined && (
            <>
              ; one of <Link href={classAddress(linkKey)}>{linkKey}</Link>
            </>
          )}
        </p>
        {link !== undefined && !shown.ports && (
          <p className="note">
            This fabric has no link <code>{link}</code> of this kind: any of the kind is shown.
          </p>
        )}
      </header>
      {designed && linkKey !== undefined && (
        <Changed before={designed} after={inspection.row} back={classAddress(linkKey, undefined, link)} />
      )}
      {shown.partless && linkKey !== undefined && <Partless linkKey={linkKey} />}
      <Verdict shown={shown} onTake={take} />
      <section aria-label="Change something">
        <h3>Change something</h3>
        <SwapPanel shown={shown} hosts={hosts} onSwap={swap} />
      </section>
      <section aria-label="Lane by lane">
        <h3>Lane by lane</h3>
        {lanes ? (
          <LaneView key={JSON.stringify(inspection.row)} picture={lanes} lanes={inspection.sketch.lanes} />
        ) : (
          <p className="quiet">{inspection.sketch.lanes.length} links leave one module: too many to draw.</p>
        )}
      </section>
      {loss && (
        <section aria-label="Loss">
          <h3>What the light loses</h3>
          <figure className="lk-loss">
            <PictureView picture={loss} />
            <figcaption>
              {loss.title}, {inspection.loss?.basis}
              {over > 0 && `: ${formatLoss(over as MilliDecibels)} too much`}
            </figcaption>
          </figure>
        </section>
      )}
      {inspection.works && (
        <section aria-label="Settings">
          <h3>How to set both ends</h3>
          {linkKey !== undefined && !shown.ports && (
            <p className="quiet">Port numbers are those of one link of this kind; the others are set alike.</p>
          )}
          <SettingsView settings={shown.settings} hosts={hosts} />
        </section>
      )}
      <section aria-label="Rules">
        <h3>Rule by rule</h3>
        <RuleTable findings={inspection.findings} />
      </section>
      <section aria-label="Alternatives">
        <h3>What else works between these ports</h3>
        <Alternatives alternatives={shown.alternatives} onTake={take} />
      </section>
    </article>
  );
};

/** One link: a class of the fabric, or any two ports. */
export const LinkPanel = ({
  linkKey,
  link,
  row,
}: {
  readonly linkKey: string | undefined;
  readonly link: string | undefined;
  readonly row: unknown;
}) => {
  const { answer, waiting, bug } = useLink(linkKey, link, row);
  if (bug !== undefined && !waiting)
    return (
      <p className="empty" role="alert">
        The inspector has a fault of ours: {bug}
      </p>
    );
  if (!answer) return <p className="loading">Judging the link…</p>;
  if ('problems' in answer) return <Problems problems={answer.problems} />;
  return <Shown shown={answer} linkKey={linkKey} link={link} old={waiting} />;
};
