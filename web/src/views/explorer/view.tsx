import { useState } from 'react';
import { Button } from 'react-aria-components';
import { Link, useLocation } from 'wouter';
import { useAnswer } from '../../project/use-answer.ts';
import { readAddress } from './address.ts';
import { MatrixPage } from './matrix.tsx';
import { PortsPage } from './ports.tsx';
import '../../ui/ask.css';
import './explorer.css';

const CopyLink = () => {
  const [told, setTold] = useState('');
  const copy = (): void => {
    const failed = (): void => setTold('The browser does not allow it: copy the address above.');
    // undefined where the page is not served over https or from this machine
    const clipboard = navigator.clipboard as Clipboard | undefined;
    if (!clipboard) failed();
    else clipboard.writeText(window.location.href).then(() => setTold('Copied.'), failed);
  };
  return (
    <div className="copy">
      <output className="quiet">{told}</output>
      <Button onPress={copy} onBlur={() => setTold('')}>
        Copy link to this answer
      </Button>
    </div>
  );
};

const PAGES = [
  { page: 'ports', title: 'From port to port' },
  { page: 'matrix', title: 'Modules by cage' },
] as const;

/** What goes into which port, and runs against which: without any fabric. */
const ExplorerView = () => {
  const [location] = useLocation();
  const address = readAddress(location);
  const { answer: choices, bug } = useAnswer('choices', null);
  return (
    <div className="explorer">
      <div className="explorer-top">
        <nav aria-label="Ways to ask" className="pages">
          {PAGES.map(({ page, title }) => (
            <Link key={page} href={`/explorer/${page}`} aria-current={address.page === page ? 'page' : undefined}>
              {title}
            </Link>
          ))}
        </nav>
        <CopyLink />
      </div>
      {bug !== undefined && <p className="bug">{bug}</p>}
      {!choices ? (
        <p className="loading">Reading the catalogue…</p>
      ) : address.page === 'matrix' ? (
        <MatrixPage values={address.values} choices={choices} />
      ) : (
        <PortsPage values={address.values} choices={choices} />
      )}
    </div>
  );
};

export default ExplorerView;
