import type { Catalog } from '../../catalog/catalog.ts';
import { toSvg } from '../../draw/index.ts';
import type { Fabric } from '../../fabric/index.ts';
import { type Html, html, trusted } from '../html.ts';
import { powerLayers, powerPicture } from '../power-layers.ts';
import type { Summary } from '../summary.ts';

/** Power by layer and for each GPU. */
export const powerSection = (fabric: Fabric, summary: Summary, catalog: Catalog): Html => {
  const picture = powerPicture(powerLayers(fabric, summary, catalog), summary.gpus);
  return html`<h2 id="power">Power</h2>
<figure>${trusted(toSvg(picture))}<figcaption>What each layer draws: the maker's maximum where there is one, a typical figure else (the order list says which). Servers and their network cards are not in it; the modules in them are.</figcaption></figure>
`;
};
