import { Button, Label, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components';
import { COLOURINGS, type Colouring, type LegendRow } from '../../../../src/core/draw/map/index.ts';
import { inkVariable } from './palette.ts';

const NAMES: Readonly<Record<Colouring, string>> = {
  speed: 'Speed',
  media: 'Media',
  margin: 'Loss margin',
  power: 'Power of the optics',
  rail: 'Rail',
  plane: 'Plane',
  verdict: 'Verdict',
};

/** What the colours mean, and the choice of what they tell. */
export const Legend = ({
  rows,
  colouring,
  onColour,
}: {
  readonly rows: readonly LegendRow[];
  readonly colouring: Colouring;
  readonly onColour: (colouring: Colouring) => void;
}) => (
  <section className="map-legend" aria-label="Colours">
    <Select
      className="map-colour"
      value={colouring}
      onChange={(key) => {
        const chosen = COLOURINGS.find((one) => one === key);
        if (chosen) onColour(chosen);
      }}
    >
      <Label>Colour by</Label>
      <Button>
        <SelectValue />
        <span aria-hidden="true">▾</span>
      </Button>
      <Popover className="map-choices">
        <ListBox>
          {COLOURINGS.map((one) => (
            <ListBoxItem key={one} id={one} className="map-choice">
              {NAMES[one]}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
    <ul>
      {rows
        .filter(({ used }) => used)
        .map(({ ink, words, links }) => (
          <li key={words}>
            <span className="map-ink" style={{ background: `var(${inkVariable(ink)})` }} />
            <span>{words}</span>
            <span className="quiet n">{ink === 'several' ? '' : links}</span>
          </li>
        ))}
    </ul>
  </section>
);
