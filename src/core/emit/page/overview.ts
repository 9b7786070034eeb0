import type { Catalog } from '../../catalog/catalog.ts';
import { plural } from '../../diagnostics/index.ts';
import { networkPicture, toSvg } from '../../draw/index.ts';
import type { Fabric } from '../../fabric/index.ts';
import type { DeviceModelId } from '../../parts/index.ts';
import { type Html, html, htmlTable, trusted } from '../html.ts';
import type { Summary } from '../summary.ts';
import { powerText } from '../words.ts';
import { openPoints } from './open.ts';

const countOf = (summary: Summary, role: (role: string) => boolean): number =>
  summary.devices.filter((device) => role(device.role)).reduce((sum, { count }) => sum + count, 0);

/** Servers by whether the catalogue knows their GPUs. */
const serversText = (summary: Summary, catalog: Catalog): string => {
  const servers = summary.devices.filter(({ role }) => role === 'server');
  const count = (of: (gpus: number | undefined) => boolean): number =>
    servers
      .filter(({ model }) => of(catalog.devices.get(model as DeviceModelId)?.gpus))
      .reduce((sum, device) => sum + device.count, 0);
  const withGpus = count((gpus) => gpus !== undefined && gpus > 0);
  const others = count((gpus) => gpus === undefined || gpus === 0);
  if (withGpus === 0) return plural(others, 'server');
  const more = others > 0 ? `, ${plural(others, 'server')} without GPUs or with GPUs that are not known` : '';
  return `${summary.gpus} GPUs in ${plural(withGpus, 'server')}${more}`;
};

/** What it is in one sentence and eight numbers. */
export const headline = (fabric: Fabric, summary: Summary, catalog: Catalog): Html => {
  const { proofs, power, gpus } = summary;
  const servers = countOf(summary, (role) => role === 'server');
  const switches = countOf(summary, (role) => role !== 'server');
  const all = power.modules + power.switches;
  const whole = power.modulesUnknown + power.switchesUnknown === 0;
  const open = openPoints(fabric).length;
  const figure = (value: string | number, what: string): Html => html`<div><b>${value}</b><span>${what}</span></div>`;
  const verdict =
    proofs.provedLinks === proofs.links
      ? html`<span class="good">All ${proofs.links} links pass every rule of the standards</span> on the facts that are known${open > 0 ? html`; <a href="#open">${plural(open, 'point')} to ask about</a>` : ''}.`
      : html`<span class="warn">${proofs.links - proofs.provedLinks} of ${proofs.links} links do not pass.</span>`;
  return html`<h1>${summary.name}</h1>
<p class="lead">${serversText(summary, catalog)}, joined by ${plural(switches, 'switch', 'switches')} and ${plural(summary.linkCount, 'link')}. ${verdict}</p>
<div class="figures">${figure(servers, 'servers')}${gpus > 0 && figure(gpus, 'GPUs')}${figure(switches, 'switches')}${figure(summary.linkCount, 'links')}
${figure(`${whole ? '' : 'over '}${powerText(all)}`, whole ? 'switches and optics' : 'switches and optics, those known')}${gpus > 0 && figure(`${whole ? '' : 'over '}${powerText(all / gpus)}`, 'of that for each GPU')}
${figure(proofs.classes, 'kinds of links')}${figure(open, 'open points')}</div>
`;
};

/** Networks in the order they were designed. */
const networksOf = (fabric: Fabric): readonly string[] => {
  const names = new Set<string>();
  for (let row = 0; row < fabric.classes.length; row++) names.add(fabric.classes.text(row, 'network'));
  return [...names];
};

/** The networks as pictures, and the devices counted. */
export const networksSection = (fabric: Fabric, summary: Summary): Html => html`<h2 id="design">The design</h2>
${networksOf(fabric).map((network) => {
  const picture = networkPicture(fabric, network);
  return html`<figure>${trusted(toSvg(picture))}<figcaption>${picture.title}. Each line joins two boxes that are linked; hover over one for its name.</figcaption></figure>
`;
})}
${htmlTable(
  ['role', 'network', 'model', 'how many'],
  summary.devices.map((d) => [d.role, d.network === '' ? '-' : d.network, d.model, d.count]),
  new Set([3]),
)}`;
