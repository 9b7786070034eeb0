import { useState } from 'react';
import type { ConnectAsk } from '../../compiler/answers/explorer.ts';
import { askOf, type PortsAddress } from './address.ts';

/** The newest question that could be asked: what is answered while a length is being typed. */
export const useAskable = (values: PortsAddress, top: number): ConnectAsk | undefined => {
  const ask = askOf(values, top);
  const [kept, setKept] = useState(ask);
  if (ask && JSON.stringify(ask) !== JSON.stringify(kept)) setKept(ask);
  const sameEnds = kept?.from === values.from && kept.to === values.to;
  return ask ?? (sameEnds ? kept : undefined);
};
