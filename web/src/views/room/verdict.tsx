import { LOOKS, SAID_WORDS, type Said } from './words.ts';

/** A verdict by sign, colour and word. */
export const VerdictMark = ({ said, isShort = false }: { readonly said: Said; readonly isShort?: boolean }) => {
  const { tone, sign } = LOOKS[said];
  return (
    <span className={`room-mark room-${tone}`}>
      <span className="room-sign" aria-hidden="true">
        {sign}
      </span>
      {isShort ? <span className="unseen">{SAID_WORDS[said]}</span> : ` ${SAID_WORDS[said]}`}
    </span>
  );
};
