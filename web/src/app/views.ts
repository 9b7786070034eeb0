import { type ComponentType, type LazyExoticComponent, lazy } from 'react';

/** A page of the app: its folder under views/, and the words it is found by. */
export type View = {
  /** part of the address */
  readonly id: string;
  readonly title: string;
  readonly hint: string;
  readonly Page: LazyExoticComponent<ComponentType>;
};

/** Every view, in the order of the menu. Adding one is a folder and a line here (docs/add-a-view.md). */
export const VIEWS: readonly View[] = [
  {
    id: 'source',
    title: 'Source',
    hint: 'the fabric file beside its picture',
    Page: lazy(() => import('../views/source/view.tsx')),
  },
  {
    id: 'map',
    title: 'Map',
    hint: 'the whole fabric, down to a lane',
    Page: lazy(() => import('../views/map/view.tsx')),
  },
  {
    id: 'link',
    title: 'Links',
    hint: 'why each kind of link works, lane by lane',
    Page: lazy(() => import('../views/link/view.tsx')),
  },
  {
    id: 'explorer',
    title: 'Compatibility',
    hint: 'what goes into which port, and runs against which',
    Page: lazy(() => import('../views/explorer/view.tsx')),
  },
  {
    id: 'module',
    title: 'Modules',
    hint: 'what a module’s memory says, byte by byte, and what it does in a link',
    Page: lazy(() => import('../views/module/view.tsx')),
  },
  {
    id: 'buy',
    title: 'Buy and power',
    hint: 'what to buy, what it draws, two designs side by side',
    Page: lazy(() => import('../views/buy/view.tsx')),
  },
  {
    id: 'room',
    title: 'Room',
    hint: 'the room as it was built, against the plan: right, wrong or unknown',
    Page: lazy(() => import('../views/room/view.tsx')),
  },
];
