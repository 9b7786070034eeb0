import { PICTURE_STYLE } from '../../draw/index.ts';
import type { Emitter } from '../emitter.ts';
import { type Html, html, trusted } from '../html.ts';
import { summarise } from '../summary.ts';
import { buySection } from './buy.ts';
import { cableSection } from './cable.ts';
import { linksSection } from './links.ts';
import { openSection } from './open.ts';
import { headline, networksSection } from './overview.ts';
import { powerSection } from './power.ts';
import { glossary, rulesSection, sizingSection } from './reasons.ts';
import { settingsSection } from './settings.ts';
import { PAGE_STYLE } from './style.ts';

const CONTENTS: readonly (readonly [string, string])[] = [
  ['open', 'What is still open'],
  ['design', 'The design'],
  ['buy', 'What to buy'],
  ['cable', 'How it is cabled'],
  ['settings', 'How the ports are set'],
  ['why', 'Why it works'],
  ['power', 'Power'],
  ['numbers', 'Why these numbers'],
  ['rules', 'The rules every link passed'],
  ['words', 'Words'],
];

/** `default-src 'none'`: nothing is fetched and nothing runs. */
const head = (name: string): Html => html`<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${name}: the network</title>
<style>${trusted(PICTURE_STYLE)}${trusted(PAGE_STYLE)}</style></head>
<body><main>
`;

/** `report.html`: one page for buyer, installer and manager; it needs nothing beside itself and runs nothing. */
export const emitPage: Emitter = ({ fabric, catalog, sizing }) => {
  const sections = function* (): Iterable<Html | undefined> {
    const summary = summarise(fabric, catalog);
    yield head(fabric.name);
    yield headline(fabric, summary, catalog);
    yield html`<nav aria-label="Contents"><ol>${CONTENTS.map(([id, title]) => html`<li><a href="#${id}">${title}</a></li>`)}</ol></nav>
`;
    yield openSection(fabric);
    yield networksSection(fabric, summary);
    yield buySection(fabric, summary, catalog);
    yield cableSection(fabric, catalog);
    yield settingsSection(fabric);
    yield* linksSection(fabric);
    yield powerSection(fabric, summary, catalog);
    yield sizingSection(sizing);
    yield rulesSection();
    yield glossary();
    yield html`<footer class="quiet">Made by Lanewright from the catalogue ${fabric.catalogHash}. The facts behind it, with their sources: <code>lanewright catalog show PART</code>.</footer>
</main></body></html>
`;
  };
  const chunks = function* () {
    for (const section of sections()) if (section) yield section.markup;
  };
  return [{ path: 'report.html', chunks: chunks() }];
};
