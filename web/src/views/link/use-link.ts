import { useEffect, useState } from 'react';
import type { LinkRow } from '../../../../src/core/link/batch/row.ts';
import type { Swap } from '../../../../src/core/optics/index.ts';
import type { LinkAnswer, LinkListed } from '../../compiler/answers/link.ts';
import { useProject, useProjectState } from '../../project/use-project.ts';

/** An answer, and whether a newer one is on its way. */
type Asked<T> = { readonly answer: T | undefined; readonly waiting: boolean; readonly bug: string | undefined };

/** The answer to the newest question; the last one stays until the next comes. `undefined` asks nothing. */
const useAnswer = <T>(ask: (() => Promise<T>) | undefined, name: string): Asked<T> => {
  const [got, setGot] = useState<{ name: string; answer?: T; bug?: string }>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the name says all that the question depends on
  useEffect(() => {
    if (!ask) return;
    let current = true;
    ask().then(
      (answer) => current && setGot({ name, answer }),
      (error: unknown) => current && setGot({ name, bug: error instanceof Error ? error.message : String(error) }),
    );
    return () => {
      current = false;
    };
  }, [name, ask === undefined]);
  return { answer: got?.answer, waiting: ask !== undefined && got?.name !== name, bug: got?.bug };
};

/** The text once it is compiled, so that a question is asked of a text a person has stopped typing. */
const useSettledText = (): { readonly text: string; readonly revision: number } | undefined => {
  const { text, revision, stale } = useProjectState();
  return stale ? undefined : { text, revision };
};

/** All kinds of links of the fabric. */
export const useLinks = (): Asked<readonly LinkListed[]> => {
  const { desk } = useProject();
  const settled = useSettledText();
  return useAnswer(settled && (() => desk.ask('links', { text: settled.text })), `links ${settled?.revision}`);
};

/** A link as the address names it. */
export const useLink = (key: string | undefined, link: string | undefined, row: unknown): Asked<LinkAnswer> => {
  const { desk } = useProject();
  const settled = useSettledText();
  const { text } = useProjectState();
  // a link that is in the address alone needs no fabric
  const free = key === undefined;
  const ask = free
    ? () => desk.ask('link', { text, key, link, row })
    : settled && (() => desk.ask('link', { text: settled.text, key, link, row }));
  return useAnswer(ask, JSON.stringify([key, link, row, free ? 0 : settled?.revision]));
};

/** Changes one thing of a link: tells the row as it then is. */
export const useSwap = (row: LinkRow, done: (changed: LinkRow) => void): ((swap: Swap) => void) => {
  const { desk } = useProject();
  const [bug, setBug] = useState<Error>();
  // a fault of ours is for the boundary of the view to tell
  if (bug) throw bug;
  return (swap) => {
    desk.ask('swap', { row, swap }).then(
      (changed) => changed && done(changed),
      (error: unknown) => setBug(error instanceof Error ? error : new Error(String(error))),
    );
  };
};
