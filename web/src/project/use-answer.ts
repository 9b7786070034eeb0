import { useEffect, useState } from 'react';
import type { QuestionName, Questions } from '../compiler/protocol.ts';
import { useProject } from './use-project.ts';

/** An answer of the compiler, and whether it is of the question as it now is. */
export type Answered<N extends QuestionName> = {
  readonly answer: Questions[N]['answer'] | undefined;
  readonly stale: boolean;
  readonly bug: string | undefined;
};

/**
 * Asks the compiler and asks again whenever the question changes; while it is answered, the answer before stays. A question
 * that is undefined is not asked.
 */
export const useAnswer = <N extends QuestionName>(name: N, ask: Questions[N]['ask'] | undefined): Answered<N> => {
  const { desk } = useProject();
  const key = ask === undefined ? undefined : JSON.stringify(ask);
  const [state, setState] = useState<{ key?: string; answer?: Questions[N]['answer']; bug?: string }>({});
  useEffect(() => {
    if (key === undefined) return;
    let wanted = true;
    desk.ask(name, JSON.parse(key)).then(
      (answer) => wanted && setState({ key, answer }),
      (bug: unknown) => wanted && setState({ key, bug: bug instanceof Error ? bug.message : String(bug) }),
    );
    return () => {
      wanted = false;
    };
  }, [desk, name, key]);
  return {
    answer: key === undefined ? undefined : state.answer,
    stale: key !== undefined && state.key !== key,
    bug: state.bug,
  };
};
