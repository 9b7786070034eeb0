import type { Fabric } from '../../fabric/index.ts';
import type { ClassProof } from '../../optics/index.ts';
import { type Html, html, htmlTable } from '../html.ts';
import { proofsOf } from '../summary.ts';

/** A thing that is not known for sure, the links that rest on it, and who can tell. */
type OpenPoint = { readonly what: string; readonly links: number; readonly who: string };

const withoutEnd = (text: string): string => text.replace(/^end [ab]: /, '');
/** Is a text of what a proof rests on about something not known, rather than not sure? */
export const isUnknown = (text: string): boolean => /\bunknown\b|\bnot checked\b|\bnot stated\b/.test(text);

/** What a proof leaves open, each point once however many ends have it. */
const pointsOf = ({ proof }: ClassProof): readonly Omit<OpenPoint, 'links'>[] => {
  const points = new Map<string, string>();
  for (const { device, module, hostAccepts } of [proof.a, proof.b]) {
    // a jack has no module to accept
    if (hostAccepts.answer === 'yes' || device === undefined) continue;
    const what = hostAccepts.answer === 'no' ? `${device} refuses ${module}` : `Does ${device} accept ${module}?`;
    points.set(what, "the host's maker: list of accepted parts; or try one");
  }
  for (const text of proof.assumes) {
    const bare = withoutEnd(text);
    const what = isUnknown(bare) ? `Not known: ${bare}.` : `Taken as true: ${bare}.`;
    points.set(what, isUnknown(bare) ? "the maker's hardware guide or data sheet" : 'the data sheet of what is bought');
  }
  return [...points].map(([what, who]) => ({ what, who }));
};

/** Every open point of a fabric, those that most links rest on first. */
export const openPoints = (fabric: Fabric): readonly OpenPoint[] => {
  const points = new Map<string, OpenPoint>();
  for (const found of proofsOf(fabric)) {
    for (const { what, who } of found ? pointsOf(found) : []) {
      points.set(what, { what, who, links: (points.get(what)?.links ?? 0) + (found?.links ?? 0) });
    }
  }
  return [...points.values()].toSorted((x, y) => y.links - x.links || (x.what < y.what ? -1 : 1));
};

/** What has to be asked before money is spent. */
export const openSection = (fabric: Fabric): Html => {
  const points = openPoints(fabric);
  return html`<h2 id="open">What is still open</h2>
${
  points.length > 0
    ? html`<p>The rules below were passed on the facts that are known. These are not, or not for sure; each would change the answer only where it turns out otherwise.</p>
${htmlTable(
  ['open point', 'links that rest on it', 'who can tell'],
  points.map(({ what, links, who }) => [what, links, who]),
  new Set([1]),
)}`
    : html`<p>Nothing: every fact used has a sure source, and every host is known to accept its parts.</p>`
}`;
};
