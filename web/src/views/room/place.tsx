import { createContext, useContext } from 'react';
import { Button, Dialog, DialogTrigger, Heading, Popover } from 'react-aria-components';
import type { Said } from '../../../../src/core/asbuilt/index.ts';
import type { RoomSource } from '../../compiler/answers/room-evidence.ts';
import { useAnswer } from '../../project/use-answer.ts';

/** The room that places are of. */
export const EvidenceContext = createContext<{ readonly text: string; readonly source: RoomSource } | undefined>(
  undefined,
);

type Where = Said['place'];

const Lines = ({ place }: { readonly place: Where }) => {
  const evidence = useContext(EvidenceContext);
  const { answer, stale, bug } = useAnswer('roomLines', evidence && { ...evidence, place });
  if (bug !== undefined) return <p className="bug">{bug}</p>;
  if (stale) return <p className="quiet">Reading…</p>;
  if (!answer) return <p>This file is no text that could be shown, or it is no longer there.</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keyboard must scroll it too
    <pre tabIndex={0}>
      {answer.lines.map((line, i) => {
        const number = answer.first + i;
        return (
          <span key={number} className={number === place.line ? 'room-meant' : undefined}>
            {`${String(number).padStart(6)}  ${line}`}
          </span>
        );
      })}
    </pre>
  );
};

/** Where something stands; the lines around it when asked. */
export const Place = ({ place }: { readonly place: Where }) => {
  const words = `${place.file}:${place.line}`;
  return (
    <DialogTrigger>
      <Button className="room-place">
        <code>{words}</code>
      </Button>
      <Popover className="room-lines-box">
        <Dialog className="room-lines-of">
          <Heading slot="title">{words}</Heading>
          <Lines place={place} />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
};
