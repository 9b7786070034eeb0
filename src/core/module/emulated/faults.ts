/** How an emulated module behaves where it differs from a sound one, and what happens around it. */
export type Behaviour = {
  /** What a step takes, as a share of the longest time that the module advertises for it. */
  readonly pace: number;
  /** Steps that never end, by the register that advertises their time. */
  readonly endless: readonly string[];
  /** Bits that stand whatever is written: another program of the host, or a pin, sets them. */
  readonly held: readonly { readonly register: string; readonly value: number }[];
  /** ConfigStatus that every configuration of these lanes gets instead of being taken; `unused` is a lane set to AppSel 0. */
  readonly refuses: { readonly lanes: 'all' | 'unused'; readonly status: number } | undefined;
  /** A configuration is told as taken, and the active set stays as it was. */
  readonly ignoresApply: boolean;
  /** ConfigInProgress for ever. */
  readonly configuresEndlessly: boolean;
  /** DPInitPending is raised only where the configuration changes. */
  readonly pendingOnChangeOnly: boolean;
  /** Another program reads all flags, time and again. */
  readonly secondReader: boolean;
  /** The host sends nothing that the module can lock to. */
  readonly hostSilent: boolean;
  readonly acknowledges: boolean;
  /** Every upper page reads as page 00h. */
  readonly pageSelectDead: boolean;
  /** ModuleFaultCause (lower page, byte 41) with which power-up ends. */
  readonly faultCause: number | undefined;
};

export const SOUND: Behaviour = {
  pace: 0.5,
  endless: [],
  held: [],
  refuses: undefined,
  ignoresApply: false,
  configuresEndlessly: false,
  pendingOnChangeOnly: false,
  secondReader: false,
  hostSilent: false,
  acknowledges: true,
  pageSelectDead: false,
  faultCause: undefined,
};

/** A fault by name: what it does, and where people met it. */
export type ModuleFault = {
  readonly name: string;
  readonly about: string;
  /** Where it was reported; undefined: a way of failing that the standard foresees. */
  readonly thread?: string;
  readonly behaviour: Partial<Behaviour>;
};

const CONFIG_REJECTED = 2;
const INVALID_APPSEL = 3;
const PARTIAL_DATA_PATH = 7;
const TEC_RUNAWAY = 1;

/** Every fault that the emulated module can have. */
export const MODULE_FAULTS: readonly ModuleFault[] = [
  {
    name: 'dpdeinit-left-set',
    about: 'another program keeps DPDeinit set on all lanes',
    thread: 'sonic-net/sonic-platform-common#543',
    behaviour: { held: [{ register: 'DPDeinit', value: 0xff }] },
  },
  {
    name: 'txdisable-left-set',
    about: 'another program keeps OutputDisableTx set on all lanes',
    thread: 'sonic-net/sonic-platform-common#543',
    behaviour: { held: [{ register: 'OutputDisableTx', value: 0xff }] },
  },
  {
    name: 'low-power',
    about: 'another program keeps the module in low power',
    thread: 'sonic-net/sonic-buildimage#14165',
    behaviour: { held: [{ register: 'LowPwrRequestSW', value: 1 }] },
  },
  {
    name: 'low-power-pin',
    about: 'LowPwrAllowRequestHW cannot be cleared, and the host holds LPMode',
    thread: 'sonic-net/sonic-platform-daemons#574',
    behaviour: { held: [{ register: 'LowPwrAllowRequestHW', value: 1 }] },
  },
  {
    name: 'partial-data-path',
    about: 'the firmware refuses whole data paths as partial ones',
    thread: 'sonic-net/sonic-platform-daemons#459',
    behaviour: { refuses: { lanes: 'all', status: PARTIAL_DATA_PATH } },
  },
  {
    name: 'rejects-appsel-0',
    about: 'the firmware refuses AppSel 0, with which lanes are left unused',
    thread: 'sonic-net/sonic-buildimage#29494',
    behaviour: { refuses: { lanes: 'unused', status: INVALID_APPSEL } },
  },
  {
    name: 'rejects-everything',
    about: 'the firmware refuses every configuration without a reason',
    behaviour: { refuses: { lanes: 'all', status: CONFIG_REJECTED } },
  },
  {
    name: 'slow-module',
    about: 'every step takes twice the time that the module advertises',
    thread: 'sonic-net/sonic-buildimage#27000',
    behaviour: { pace: 2 },
  },
  {
    name: 'stuck-in-dpinit',
    about: 'initialisation never ends, though the host sends',
    thread: 'sonic-net/sonic-buildimage#21603',
    behaviour: { endless: ['MaxDurationDPInit'] },
  },
  {
    name: 'config-never-ends',
    about: 'ConfigStatus stays ConfigInProgress',
    thread: 'sonic-net/sonic-buildimage#21603',
    behaviour: { configuresEndlessly: true },
  },
  {
    name: 'apply-ignored',
    about: 'the firmware says ConfigSuccess, and the active set is as it was',
    behaviour: { ignoresApply: true },
  },
  {
    name: 'appsel-unchanged',
    about: 'DPInitPending is not raised again where the AppSel is the one that is active',
    thread: 'sonic-net/sonic-platform-daemons#878',
    behaviour: { pendingOnChangeOnly: true },
  },
  {
    name: 'flags-stolen',
    about: 'a second program reads the flags, which clears them',
    behaviour: { secondReader: true },
  },
  {
    name: 'host-silent',
    about: 'the switch or NIC sends no signal on its lanes',
    thread: 'sonic-net/sonic-buildimage#17303',
    behaviour: { hostSilent: true },
  },
  {
    name: 'module-fault',
    about: 'power-up ends in ModuleFault: TEC runaway',
    behaviour: { faultCause: TEC_RUNAWAY },
  },
  { name: 'no-answer', about: 'the module never acknowledges', behaviour: { acknowledges: false } },
  {
    name: 'page-select-dead',
    about: 'the host gives page 00h for every page',
    thread: 'intel/ethernet-linux-ice#14',
    behaviour: { pageSelectDead: true },
  },
];
