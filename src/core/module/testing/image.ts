import { type ModuleMemory, PAGE_BYTES, type PageName } from '../memory.ts';
import { putIn, registerOf } from '../registers.ts';

/** An application for an image: codes of SFF-8024, lanes, and the lanes on which it may start. */
export type ImageApplication = {
  readonly host: number;
  readonly media: number;
  readonly hostLanes: number;
  readonly mediaLanes: number;
  readonly starts: readonly number[];
  readonly mediaStarts?: readonly number[];
};

export type ImageOptions = {
  readonly applications: readonly ImageApplication[];
  /** Registers of the lower page and pages 00h and 01h, by name. */
  readonly registers?: Readonly<Record<string, number>>;
  readonly flat?: boolean;
};

const mask = (lanes: readonly number[]): number => lanes.reduce((bits, lane) => bits | (1 << (lane - 1)), 0);

/** A QSFP-DD of CMIS 5.2 with steps of 10 ms to 1 s, single-mode, that advertises these applications: for tests. */
export const imageOf = ({ applications, registers = {}, flat = false }: ImageOptions): ModuleMemory => {
  const names: readonly PageName[] = flat ? ['lower', '00'] : ['lower', '00', '01', '02', '10', '11'];
  const pages = new Map(names.map((name) => [name, new Uint8Array(PAGE_BYTES)]));
  const values: Record<string, number> = {
    SFF8024Identifier: 0x18,
    SFF8024IdentifierCopy: 0x18,
    MemoryModel: flat ? 1 : 0,
    SteppedConfigOnly: 1,
    MediaType: 2,
    OutputDisableTxSupported: 1,
    MaxDurationModulePwrUp: 7,
    MaxDurationModulePwrDn: 5,
    MaxDurationDPInit: 6,
    MaxDurationDPDeinit: 4,
    MaxDurationDPTxTurnOn: 5,
    MaxDurationDPTxTurnOff: 2,
    ...registers,
  };
  for (const [name, value] of Object.entries(values)) {
    const field = registerOf(name);
    const page = pages.get(field.page);
    if (page) putIn(page, field, value);
  }
  const lower = pages.get('lower');
  lower?.set([0x52], 1);
  lower?.set([0xff], 86 + 4 * applications.length);
  applications.forEach(({ host, media, hostLanes, mediaLanes, starts, mediaStarts = starts }, i) => {
    lower?.set([host, media, (hostLanes << 4) | mediaLanes, mask(starts)], 86 + 4 * i);
    pages.get('01')?.set([mask(mediaStarts)], 176 - PAGE_BYTES + i);
  });
  return { model: 'CMIS', pages: new Map([...pages].map(([name, bytes]) => [name, { bytes }])) };
};

const C2M = { '400GAUI-8': 0x11, '400GAUI-4-S': 0x4f, '400GAUI-4-L': 0x50, '100GAUI-2': 0x0d };
const SMF = { '400GBASE-DR4': 0x1c, '100GBASE-DR': 0x14 };

/** 400GBASE-DR4 of a QSFP-DD: whole over eight lanes, or four times 100G over two. */
export const DR4: ImageOptions = {
  applications: [
    { host: C2M['400GAUI-8'], media: SMF['400GBASE-DR4'], hostLanes: 8, mediaLanes: 4, starts: [1] },
    {
      host: C2M['100GAUI-2'],
      media: SMF['100GBASE-DR'],
      hostLanes: 2,
      mediaLanes: 1,
      starts: [1, 3, 5, 7],
      mediaStarts: [1, 2, 3, 4],
    },
  ],
};

/** Twice 400GBASE-DR4 of an OSFP with 100G lanes: whole halves, or 100G on each lane; both variants of the host channel. */
export const TWO_DR4: ImageOptions = {
  applications: [
    { host: C2M['400GAUI-4-S'], media: SMF['400GBASE-DR4'], hostLanes: 4, mediaLanes: 4, starts: [1, 5] },
    { host: 0x4b, media: SMF['100GBASE-DR'], hostLanes: 1, mediaLanes: 1, starts: [1, 2, 3, 4, 5, 6, 7, 8] },
    { host: C2M['400GAUI-4-L'], media: SMF['400GBASE-DR4'], hostLanes: 4, mediaLanes: 4, starts: [1, 5] },
  ],
};
