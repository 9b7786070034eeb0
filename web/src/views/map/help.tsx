/** How the map is moved and asked; the map names it as its description. */
export const MapKeys = () => (
  <div id="map-keys" className="map-keys quiet">
    <p>Drag or arrow keys move, wheel, double click or + − zoom, 0 shows all.</p>
    <p>Click selects; or Enter takes the device in the middle, arrows go to the next, Escape lets go.</p>
  </div>
);
