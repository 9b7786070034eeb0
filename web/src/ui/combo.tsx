import { useContext, useEffect } from 'react';
import { Button, ComboBoxStateContext, Input } from 'react-aria-components';

/** The first thing of what is found; headings are none. */
const firstItem = ({ collection }: NonNullable<React.ContextType<typeof ComboBoxStateContext>>) => {
  let key = collection.getFirstKey();
  while (key !== null && collection.getItem(key)?.type !== 'item') key = collection.getKeyAfter(key);
  return key;
};

/** While something is typed the first match is marked, so that Enter takes it. */
const useFirstMatch = (): void => {
  const state = useContext(ComboBoxStateContext);
  const { isOpen = false, inputValue = '', selectedItem, selectionManager } = state ?? {};
  const typed = isOpen && inputValue !== '' && inputValue !== selectedItem?.textValue;
  const first = state && typed ? firstItem(state) : null;
  const focused = selectionManager?.focusedKey ?? null;
  useEffect(() => {
    if (first !== null && focused === null) selectionManager?.setFocusedKey(first);
  }, [first, focused, selectionManager]);
};

/** The field of a combo box and the button that shows all there is. */
export const ComboInput = ({
  className,
  placeholder = '',
  all,
}: {
  readonly className: string;
  readonly placeholder?: string;
  /** name of the button */
  readonly all: string;
}) => {
  useFirstMatch();
  return (
    <div
      className={className}
      onKeyDownCapture={(event) => {
        // they move in the text, as everywhere; the list has the arrows
        if (event.key === 'Home' || event.key === 'End') event.stopPropagation();
      }}
    >
      <Input
        placeholder={placeholder}
        onFocus={({ currentTarget, nativeEvent }) => {
          // the list tells of every option it marks by a made-up focus: what is being typed must not be selected by it
          if (nativeEvent.isTrusted) currentTarget.select();
        }}
      />
      <Button aria-label={all}>▾</Button>
    </div>
  );
};
