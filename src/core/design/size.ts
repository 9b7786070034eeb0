import { type Diagnostic, diagnostic, hasErrors } from '../diagnostics/index.ts';
import type { Lock } from '../fabric/index.ts';
import type { Intent, SpanIndex } from '../intent/index.ts';
import type { DeviceModel, DeviceModelId } from '../parts/index.ts';
import { faceplateOf } from './faceplate.ts';
import { linkKinds } from './kinds.ts';
import { LockIndex } from './locked.ts';
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
    .map((server) => ({ server, model: modelOf(catalog, server.model) }));
  const networks: SizedNetwork[] = [];
  const diagnostics: Diagnostic[] = [];
  const railsUnknown = new Map<DeviceModel, Diagnostic>();
  for (const network of intent.networks) {
    const leaf = faceplateOf(modelOf(catalog, network.leaf.switch));
    const read = linkKinds(network, classes, leaf, spans);
    for (const { model, at } of read.railsUnknown) {
      if (!railsUnknown.has(model)) railsUnknown.set(model, diagnostic('LW4002', { model: model.id }, at));
    }
    const spine = network.spine && faceplateOf(modelOf(catalog, network.spine.switch));
    const uplink = spine && findUplink(network, leaf, spine, spans);
    const faults = [...read.diagnostics, ...(uplink && 'fault' in uplink ? [uplink.fault] : [])];
    diagnostics.push(...faults);
    if (faults.length > 0 || read.kinds.length === 0) continue;
    const found = { kinds: read.kinds, leaf, uplink: uplink as Uplink | undefined };
    const sized = sizeNetwork(network, found, servers, index, spans);
    diagnostics.push(...sized.diagnostics);
    if (sized.network) networks.push(sized.network);
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
      report ??= designReport(networks, servers);
      return report;
    },
  };
  return { sizing, diagnostics };
};
