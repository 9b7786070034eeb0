import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components';

/** Copies a text, and says so for a moment. */
export const CopyButton = ({
  text,
  label = 'Copy',
  className = '',
}: {
  readonly text: string;
  readonly label?: string;
  readonly className?: string;
}) => {
  const [told, setTold] = useState<string>();
  useEffect(() => {
    if (told === undefined) return;
    const timer = setTimeout(() => setTold(undefined), 1500);
    return () => clearTimeout(timer);
  }, [told]);
  const copy = (): void => {
    // a page that is not served securely has no clipboard: the text can still be selected
    const copied = navigator.clipboard?.writeText(text) ?? Promise.reject();
    copied.then(
      () => setTold('Copied'),
      () => setTold('Select and copy by hand'),
    );
  };
  return (
    <Button className={`react-aria-Button ${className}`} onPress={copy}>
      <span aria-live="polite">{told ?? label}</span>
    </Button>
  );
};
