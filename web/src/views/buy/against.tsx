import { useState } from 'react';
import { Link } from 'wouter';
import type { Variant } from '../../compiler/answers/buy.ts';
import { useAnswer } from '../../project/use-answer.ts';
import { useProject } from '../../project/use-project.ts';
import { DiagnosticList } from '../../ui/diagnostics.tsx';
import type { BuyAddress } from './address.ts';
import { DifferenceTables } from './differences.tsx';
import { FileForm, SettingsForm, StepsForm } from './other.tsx';

type Against = Exclude<BuyAddress, { page: 'alone' }>;

/** The text pasted or opened last: it is in no address, and outlives a visit to another view. */
let kept: { readonly name: string; readonly text: string } | undefined;

const variantOf = (address: Against, past: readonly string[], other: typeof kept): Variant | undefined => {
  switch (address.page) {
    case 'with':
      return address.settings.length > 0 ? { settings: address.settings } : undefined;
    case 'file':
      return other && { text: other.text };
    case 'before': {
      const text = past[address.steps - 1];
      return text === undefined ? undefined : { text };
    }
  }
};

const Result = ({ text, variant }: { readonly text: string; readonly variant: Variant }) => {
  const project = useProject();
  const { answer, stale, bug } = useAnswer('compare', { text, variant });
  if (bug !== undefined) return <p className="bug">{bug}</p>;
  if (!answer) return <p className="loading">Compiling the other design…</p>;
  if (answer.kind === 'refused')
    return (
      <p className="note">
        The file does not let <code>{answer.setting.path}</code> be put: it stands behind an alias, or in a place that
        is no setting. Change it in the source view, and compare with an earlier text.
      </p>
    );
  if (answer.kind === 'faulty')
    return (
      <section>
        <h2>{answer.side === 'b' ? 'The other design does not compile' : 'This design does not compile'}</h2>
        <DiagnosticList diagnostics={answer.diagnostics.filter(({ severity }) => severity === 'error')} />
      </section>
    );
  return (
    <div className={stale ? 'answer old' : 'answer'} aria-live="polite" aria-busy={stale}>
      <DifferenceTables
        comparison={answer.comparison}
        pictures={answer.pictures}
        onTake={() => project.replace(answer.text)}
      />
    </div>
  );
};

/** The open design beside another: the same with other settings, another text, or an earlier one. */
export const AgainstPage = ({ text, address }: { readonly text: string; readonly address: Against }) => {
  const { past } = useProject();
  const [other, setOther] = useState(kept);
  const variant = variantOf(address, past, other);
  const kinds = [
    { page: 'with', href: '/buy/with/', title: 'Other settings' },
    { page: 'file', href: '/buy/file', title: 'Another file' },
    { page: 'before', href: '/buy/before/1', title: 'An earlier text' },
  ];
  return (
    <>
      <div className="ask">
        <nav aria-label="What to compare with" className="pages">
          {kinds.map(({ page, href, title }) => (
            <Link key={page} href={href} aria-current={address.page === page ? 'page' : undefined}>
              {title}
            </Link>
          ))}
        </nav>
        {address.page === 'with' && <SettingsForm text={text} settings={address.settings} />}
        {address.page === 'file' && (
          <FileForm
            other={other}
            onOther={(next) => {
              kept = next;
              setOther(next);
            }}
          />
        )}
        {address.page === 'before' && <StepsForm past={past} steps={address.steps} />}
      </div>
      {variant && <Result text={text} variant={variant} />}
    </>
  );
};
