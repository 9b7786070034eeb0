import { useMemo } from 'react';
import { Button } from 'react-aria-components';
import { Link } from 'wouter';
import {
  type DeviceFacts,
  deviceFacts,
  type FabricMap,
  keyOf,
  litBy,
  type PortFacts,
  rolesOf,
  type Thing,
  thingName,
} from '../../../../src/core/draw/map/index.ts';
import type { Fabric } from '../../../../src/core/fabric/index.ts';
import { VERDICT_WORDS } from '../../../../src/core/optics/verdict-words.ts';
import {
  formatLength,
  formatPower,
  formatSpeed,
  type Gbps,
  type Millimetres,
  type Milliwatts,
} from '../../../../src/core/units/index.ts';
import { useProjectState } from '../../project/use-project.ts';
import { classAddress } from '../link/address.ts';
import { MapKeys } from './help.tsx';

type Told = {
  readonly fabric: Fabric;
  readonly map: FabricMap;
  readonly thing: Thing | undefined;
  readonly onGo: (key: string) => void;
};

const speed = (value: number): string => formatSpeed((value / 1000) as Gbps);
const power = (value: number): string => formatPower(value as Milliwatts);

const Facts = ({ rows }: { readonly rows: readonly (readonly [string, string])[] }) => (
  <dl className="map-facts">
    {rows
      .filter(([, value]) => value !== '')
      .map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
  </dl>
);

/** What the device itself draws at most, as the list of parts says. */
const useOwnPower = ({ role, model }: DeviceFacts): string => {
  const { last } = useProjectState();
  if (role === 'server') return '';
  const part = last?.summary?.parts.find((one) => one.kind === 'switch' && one.part === model);
  return part?.power ? `${power(part.power.max)} at most` : 'not known';
};

const pluggablePower = ({ pluggables: { power: known, unknown } }: DeviceFacts): string => {
  const rest = unknown > 0 ? `${unknown} without a known figure` : '';
  return [known > 0 ? `${power(known)} at most` : '', rest].filter(Boolean).join(', ');
};

const PortRow = ({
  port,
  here,
  onGo,
}: {
  readonly port: PortFacts;
  readonly here: boolean;
  readonly onGo: Told['onGo'];
}) => (
  <tr aria-current={here || undefined}>
    <th scope="row">
      <Button className="place" onPress={() => onGo(port.key)}>
        {port.label}
      </Button>
    </th>
    <td>
      <Button className="place" onPress={() => onGo(port.far.portKey)}>
        {port.far.name} {port.far.label}
      </Button>
    </td>
    <td className="n">
      <Link href={classAddress(port.class, undefined, port.link)} title={`${port.class}: why it works, lane by lane`}>
        {speed(port.speed)}
      </Link>
    </td>
    <td className={port.verdict === 'fails' ? 'map-no' : 'map-yes'}>{VERDICT_WORDS[port.verdict]}</td>
  </tr>
);

const Device = ({
  fabric,
  map,
  device,
  port,
  onGo,
}: Told & { readonly device: number; readonly port: string | undefined }) => {
  const facts = useMemo(() => deviceFacts(fabric, map, device), [fabric, map, device]);
  const own = useOwnPower(facts);
  const chosen = facts.ports.find(({ key }) => key === port);
  return (
    <>
      {chosen && (
        <>
          <h3>Port {chosen.label}</h3>
          <Facts
            rows={[
              ['Runs at', speed(chosen.speed)],
              ['Part', chosen.module || 'not chosen'],
              ['Far end', `${chosen.far.name} ${chosen.far.label}`],
              ['Length', formatLength(chosen.length as Millimetres)],
              ['Rail', chosen.rail ? String(chosen.rail) : ''],
              ['Plane', chosen.plane ? String(chosen.plane) : ''],
              ['Power', chosen.power === undefined ? 'not known' : `${power(chosen.power)} at most`],
            ]}
          />
          <p>
            <Link href={classAddress(chosen.class, undefined, chosen.link)}>Why this link works, lane by lane</Link>
          </p>
        </>
      )}
      <h3>{facts.role === 'server' ? 'Server' : 'Switch'}</h3>
      <Facts
        rows={[
          ['Model', facts.model],
          ['Role', facts.role],
          ['Network', facts.network],
          ['Unit', facts.unit],
          ['Rack', facts.rack],
          ['Plane', facts.plane ? String(facts.plane) : ''],
          ['Rail', facts.rail ? String(facts.rail) : ''],
          ['Power', own],
          ['In its cages', pluggablePower(facts)],
        ]}
      />
      <table className="map-ports">
        <caption>{facts.ports.length} ports with a link</caption>
        <thead>
          <tr>
            <th scope="col">Port</th>
            <th scope="col">Far end</th>
            <th scope="col" className="n">
              Link
            </th>
            <th scope="col">Verdict</th>
          </tr>
        </thead>
        <tbody>
          {facts.ports.map((one) => (
            <PortRow key={one.key} port={one} here={one.key === port} onGo={onGo} />
          ))}
        </tbody>
      </table>
    </>
  );
};

/** The bundles of a block or an area: where its links go. */
const Bundles = ({ fabric, map, thing, onGo }: Told & { readonly thing: Thing }) => (
  <table className="map-ports">
    <caption>Where its links go</caption>
    <tbody>
      {litBy(fabric, map, thing).bundles.map((number) => {
        const { lower = 0, upper = 0, count = 0 } = map.bundles[number] ?? {};
        const end = (block: number) => (
          <Button className="place" onPress={() => onGo(keyOf(fabric, map, { kind: 'block', block }))}>
            {thingName(fabric, map, { kind: 'block', block })}
          </Button>
        );
        return (
          <tr key={number}>
            <td>{end(lower)}</td>
            <td>{end(upper)}</td>
            <td className="n">{count}</td>
          </tr>
        );
      })}
    </tbody>
  </table>
);

const Whole = ({ fabric, map }: Told) => (
  <Facts
    rows={[
      ...rolesOf(map).map(({ role, count }) => [`${role}s`, String(count)] as const),
      ['links', String(fabric.links.length)],
    ]}
  />
);

/** What is selected, in words. */
export const Panel = (told: Told) => {
  const { fabric, map, thing } = told;
  const key = thing && keyOf(fabric, map, thing);
  return (
    <section className="map-panel" aria-label="Selected">
      <h2 aria-live="polite">{thing ? thingName(fabric, map, thing) : fabric.name}</h2>
      {key !== undefined && (
        <p className="quiet">
          <code>{key}</code>
        </p>
      )}
      {!thing && <Whole {...told} />}
      {(thing?.kind === 'device' || thing?.kind === 'port') && (
        <Device {...told} device={thing.device} port={thing.kind === 'port' ? key : undefined} />
      )}
      {(thing?.kind === 'block' || thing?.kind === 'area') && <Bundles {...told} thing={thing} />}
      <MapKeys />
    </section>
  );
};
