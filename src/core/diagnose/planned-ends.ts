import { type GivenName, observe } from '../asbuilt/observe.ts';
import { cageOf, deviceName, deviceNamed, deviceOf, type Plan, portName } from '../asbuilt/plan.ts';
import { readState } from './evidence.ts';
import { type EndRead, type GivenFile, readEnd } from './read/collect.ts';

type Located = { readonly given: GivenFile; readonly device: number; readonly names: readonly string[] };

/** Every name of a port that a file speaks of. */
const namesIn = (given: GivenFile): readonly string[] =>
  given.text === undefined ? [] : readEnd({ name: '', files: [given], port: '\u0000' }).ports;

/** What a folder that `collect` filled says of both ends of a planned link. Names of ports are read as `verify` reads them. */
export const plannedEnds = (
  plan: Plan,
  link: number,
  files: readonly GivenFile[],
  given: readonly GivenName[],
): { readonly a: EndRead; readonly b: EndRead } => {
  const read = files.map((file) => readState({ file: file.file, text: file.text ?? '', bytes: file.bytes }));
  const { names } = observe(plan, read, given);
  const ports = [plan.fabric.links.get(link, 'a'), plan.fabric.links.get(link, 'b')] as const;
  const located = files.flatMap((file, i): readonly Located[] => {
    const device = (read[i]?.names ?? []).map((name) => deviceNamed(plan, name)).find((row) => row >= 0);
    const isEnd = device !== undefined && ports.some((port) => deviceOf(plan, port) === device);
    const seen = (read[i]?.sightings ?? []).flatMap((one) => (one.kind === 'device' ? [] : [one.port]));
    return isEnd ? [{ given: file, device, names: [...namesIn(file), ...seen] }] : [];
  });
  const endOf = (port: number): EndRead => {
    const device = deviceOf(plan, port);
    const own = located.filter((one) => one.device === device);
    const called = [...new Set(own.flatMap((one) => one.names))].map((name) => ({
      name,
      row: names.read(device, name),
    }));
    const cage = called.filter(({ row }) => row >= 0 && row < plan.ports && cageOf(plan, row) === cageOf(plan, port));
    const name = called.find(({ row }) => row === port)?.name;
    const end = readEnd({
      name: deviceName(plan, device),
      files: own.map((one) => one.given),
      // a name that nothing has: its device says nothing of this port
      port: name ?? portName(plan, port),
      cage: cage.map((one) => one.name),
    });
    if (name === undefined) end.facts.name = portName(plan, port);
    end.facts.isCalled = (heard) => {
      const row = names.read(device, heard);
      return row < 0 ? undefined : row === port;
    };
    return end;
  };
  return { a: endOf(ports[0]), b: endOf(ports[1]) };
};
