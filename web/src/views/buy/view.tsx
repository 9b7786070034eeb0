import { Link, useLocation } from 'wouter';
import { useProjectState } from '../../project/use-project.ts';
import { readAddress } from './address.ts';
import { AgainstPage } from './against.tsx';
import { AlonePage } from './alone.tsx';
import '../../ui/ask.css';
import './buy.css';

/** The newest text that compiled: what is shown while a change to it is not finished. */
const useGoodText = (): { readonly text: string | undefined; readonly isOld: boolean } => {
  const { lastText, revision, compiled } = useProjectState();
  return { text: lastText, isOld: compiled?.revision === revision && !compiled.ok };
};

/** What to buy and what it draws, and two designs side by side. */
const BuyView = () => {
  const [location] = useLocation();
  const address = readAddress(location);
  const isAlone = address.page === 'alone';
  const { text, isOld } = useGoodText();
  if (text === undefined)
    return (
      <p className={isOld ? 'empty' : 'loading'}>
        {isOld ? (
          <>
            Nothing can be bought yet: the file does not compile. <Link href="/source">See why</Link>
          </>
        ) : (
          'Compiling…'
        )}
      </p>
    );
  return (
    <div className="buy">
      <nav aria-label="Pages of this view" className="pages">
        <Link href="/buy" aria-current={isAlone ? 'page' : undefined}>
          This design
        </Link>
        <Link href="/buy/with/" aria-current={isAlone ? undefined : 'page'}>
          Against another
        </Link>
      </nav>
      {isOld && (
        <p className="note">
          The file does not compile as it is: the last design that did is shown. <Link href="/source">See why</Link>
        </p>
      )}
      {isAlone ? <AlonePage text={text} /> : <AgainstPage text={text} address={address} />}
    </div>
  );
};

export default BuyView;
