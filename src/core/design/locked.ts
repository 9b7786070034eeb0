import type { Lock } from '../fabric/index.ts';

/** A port as a lock names it: `backend/leaf/3:17.2`. */
export type PortRef = { readonly device: string; readonly number: number; readonly leg: number | undefined };

const PORT = /^(.+):(\d+)(?:\.(\d+))?$/;

const parsePort = (text: string): PortRef | undefined => {
  const match = PORT.exec(text);
  if (!match) return undefined;
  return { device: match[1] as string, number: Number(match[2]), leg: match[3] ? Number(match[3]) - 1 : undefined };
};

type Serves = { readonly unit: string; readonly plane: number; readonly rail: number; readonly rack: string };

const identity = (role: string, network: string, { unit, plane, rail, rack }: Serves): string =>
  JSON.stringify([role, network, unit, plane, rail, rack]);

/** A lock, indexed the way the design asks. */
export class LockIndex {
  readonly #lock: Lock;
  readonly #byService = new Map<string, string[]>();
  readonly #uplinks = new Map<string, { port: PortRef; to: PortRef }[]>();

  constructor(lock: Lock) {
    this.#lock = lock;
    for (const [key, device] of lock.devices) {
      const service = identity(device.role, device.network, device);
      const keys = this.#byService.get(service);
      if (keys) keys.push(key);
      else this.#byService.set(service, [key]);
    }
    for (const [key, target] of lock.ports) {
      const port = parsePort(key);
      const to = parsePort(target);
      if (!port || !to || lock.devices.get(port.device)?.role !== 'leaf') continue;
      const own = this.#uplinks.get(port.device);
      if (own) own.push({ port, to });
      else this.#uplinks.set(port.device, [{ port, to }]);
    }
  }

  /** Switches that were made for a service, by number. */
  switches(role: 'leaf' | 'spine', network: string, serves: Serves): readonly string[] {
    return this.#byService.get(identity(role, network, serves)) ?? [];
  }

  has(device: string): boolean {
    return this.#lock.devices.has(device);
  }

  name(device: string): string | undefined {
    return this.#lock.devices.get(device)?.name;
  }

  /** Where a server link ended. */
  target(link: string): PortRef | undefined {
    const target = this.#lock.ports.get(link);
    return target === undefined ? undefined : parsePort(target);
  }

  /** The uplinks of a leaf. */
  uplinks(leaf: string): readonly { readonly port: PortRef; readonly to: PortRef }[] {
    return this.#uplinks.get(leaf) ?? [];
  }

  get devices(): Lock['devices'] {
    return this.#lock.devices;
  }

  get ports(): Lock['ports'] {
    return this.#lock.ports;
  }
}
