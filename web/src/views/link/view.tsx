import { Redirect, useLocation } from 'wouter';
import { useProjectState } from '../../project/use-project.ts';
import { classAddress, readAddress } from './address.ts';
import { failingFirst, LinkList } from './list.tsx';
import { LinkPanel } from './panel.tsx';
import { useLinks } from './use-link.ts';
import './change.css';
import './details.css';
import './link.css';

/** Why links work or fail: a list of their kinds, and the one that is looked at. */
const LinkView = () => {
  const [location] = useLocation();
  const address = readAddress(location);
  const { answer: links = [], waiting } = useLinks();
  const { stale } = useProjectState();
  const [first] = failingFirst(links);
  const key = address.kind === 'class' ? address.key : undefined;
  const empty =
    waiting || stale ? 'Compiling…' : 'The fabric file has faults before its links: mend them in Source first.';
  return (
    <div className="lk">
      <LinkList links={links} selected={key} empty={empty} />
      <div className="lk-main">
        {address.kind === 'class' && <LinkPanel linkKey={address.key} link={address.link} row={address.row} />}
        {address.kind === 'free' && <LinkPanel linkKey={undefined} link={undefined} row={address.row} />}
        {address.kind === 'unreadable' && (
          <p className="empty" role="alert">
            This address is not one of a link. Choose a kind of link from the list.
          </p>
        )}
        {address.kind === 'none' &&
          (first ? <Redirect to={classAddress(first.key)} replace /> : <p className="empty quiet">{empty}</p>)}
      </div>
    </div>
  );
};

export default LinkView;
