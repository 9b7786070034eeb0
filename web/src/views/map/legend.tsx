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

/** A piece of a line as the map draws it; a bar where all lines are alike. */
const Swatch = ({ ink, line }: Pick<LegendRow, 'ink' | 'line'>) => {
  const colour = `var(${inkVariable(ink)})`;
  const { width, dash } = line ?? { width: undefined, dash: 0 };
  const background =
    dash > 0 ? `repeating-linear-gradient(90deg, ${colour} 0 ${dash}px, transparent ${dash}px ${2 * dash}px)` : colour;
  return <span className="map-ink" style={{ background, ...(width && { height: `${Math.ceil(width) + 1}px` }) }} />;
};

/** What the colours mean. */
export const LegendRows = ({ rows }: { readonly rows: readonly LegendRow[] }) => (
  <ul>
    {rows
      .filter(({ used }) => used)
      .map((row) => (
        <li key={row.words}>
          <Swatch {...row} />
          <span>{row.words}</span>
          <span className="quiet n">{row.ink === 'several' ? '' : row.links}</span>
        </li>
      ))}
  </ul>
);

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
    <LegendRows rows={rows} />
  </section>
);
