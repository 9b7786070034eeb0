import { type Diagnostic, diagnostic, hasErrors } from '../diagnostics/index.ts';
import type { Lock } from '../fabric/index.ts';
import type { Intent, Network, ServerClass, SpanIndex } from '../intent/index.ts';
import type { DeviceModel, DeviceModelId } from '../parts/index.ts';
import { faceplateOf } from './faceplate.ts';
import { type HostClass, linkKinds } from './kinds.ts';
import { LockIndex } from './locked.ts';
import { type Managed, managedSwitches } from './managed.ts';
import { type SizedNetwork, sizeNetwork } from './network.ts';
import { designReport, type ReportRow } from './report.ts';
import { listServers, type Server } from './servers.ts';
import { findUplink, type Uplink } from './uplink.ts';

/** What the design reads of the catalogue. */
export type DeviceCatalog = { readonly hash: string; readonly devices: ReadonlyMap<DeviceModelId, DeviceModel> };

/** How many of everything, and which link sits where on its leaf. */
export type Sizing = {
  readonly servers: readonly Server[];
  readonly networks: readonly SizedNetwork[];
  readonly lock: LockIndex | undefined;
  /** Warnings and notes; they go with the fabric. */
  readonly notes: readonly Diagnostic[];
  /** Why each number is as it is; worked out when read. */
  readonly report: readonly ReportRow[];
};

type SizeResult = { readonly sizing: Sizing | undefined; readonly diagnostics: readonly Diagnostic[] };

const modelOf = (catalog: DeviceCatalog, id: DeviceModelId): DeviceModel => {
  const model = catalog.devices.get(id);
  if (!model) throw new Error(`the intent was not checked: no device ${id}`);
  return model;
};

const serverClass = ({ key, uses }: ServerClass, model: DeviceModel): HostClass => ({
  name: key,
  model,
  uses,
  path: (use) => ['servers', key, 'ports', use.selector],
  tier: 'server-leaf',
});

const NOTHING_MANAGED: Managed = { hosts: [], classes: [] };

/**
 * Counts leafs, uplinks and spines of every network. The intent has been checked against the catalogue. What the lock
 * holds stays while it is valid; without one the result follows from the intent alone.
 */
export const size = (intent: Intent, catalog: DeviceCatalog, spans?: SpanIndex, lock?: Lock): SizeResult => {
  const servers = listServers(intent, lock);
  const index = lock && new LockIndex(lock);
  const present = new Set(servers.map((server) => server.class));
  const classes = intent.servers
    .filter((server) => present.has(server))
    .map((server) => serverClass(server, modelOf(catalog, server.model)));
  const units = servers.length > 0 ? (servers.at(-1) as Server).unitIndex + 1 : 0;
  const networks: SizedNetwork[] = [];
  const diagnostics: Diagnostic[] = [];
  const railsUnknown = new Map<DeviceModel, Diagnostic>();
  const add = (network: Network, { hosts, classes: own }: Managed): void => {
    const leaf = faceplateOf(modelOf(catalog, network.leaf.switch));
    const read = linkKinds(network, [...classes, ...own], leaf, spans);
    for (const { model, at } of read.railsUnknown) {
      if (!railsUnknown.has(model)) railsUnknown.set(model, diagnostic('LW4002', { model: model.id }, at));
    }
    const spine = network.spine && faceplateOf(modelOf(catalog, network.spine.switch));
    const uplink = spine && findUplink(network, leaf, spine, spans);
    const faults = [...read.diagnostics, ...(uplink && 'fault' in uplink ? [uplink.fault] : [])];
    diagnostics.push(...faults);
    if (faults.length > 0 || read.kinds.length === 0) return;
    const found = { kinds: read.kinds, leaf, uplink: uplink as Uplink | undefined };
    const sized = sizeNetwork(network, found, [...servers, ...hosts], index, spans);
    diagnostics.push(...sized.diagnostics);
    if (sized.network) networks.push(sized.network);
  };
  for (const network of intent.networks) if (network.manages.length === 0) add(network, NOTHING_MANAGED);
  // what manages switches comes after them, and where they came out wrong its own size would be too
  for (const network of hasErrors(diagnostics) ? [] : intent.networks) {
    if (network.manages.length > 0) add(network, managedSwitches(network, networks, units, index));
  }
  diagnostics.push(...railsUnknown.values());
  if (hasErrors(diagnostics)) return { sizing: undefined, diagnostics };
  let report: readonly ReportRow[] | undefined;
  const sizing: Sizing = {
    servers,
    networks,
    lock: index,
    notes: diagnostics,
    get report() {
      report ??= designReport(networks);
      return report;
    },
  };
  return { sizing, diagnostics };
};
