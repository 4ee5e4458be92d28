package concordat.intake.hexjson;

import java.util.List;

/// A hex map; no two hexagons share a place.
///
/// @param hexes in the file's order; never empty
public record HexMap(Layout layout, List<Hex> hexes) {

    private static final double HALF_HEIGHT = Math.sqrt(3) / 2;

    /// A point on the drawing, in widths of a hexagon between its flat sides; x grows to the right and y downwards,
    /// as screens count.
    public record Point(double x, double y) {}

    /// The rectangle that holds every centre.
    public record Bounds(double left, double top, double right, double bottom) {}

    public HexMap {
        hexes = List.copyOf(hexes);
        if (hexes.isEmpty()) {
            throw new IllegalArgumentException("a hex map without a hexagon");
        }
    }

    /// @return where the hexagon's middle lies
    public Point centre(Hex hex) {
        double shift = layout.setsOff(layout.pointed() ? hex.r() : hex.q()) ? 0.5 : 0;
        return layout.pointed()
                ? new Point(hex.q() + shift, -hex.r() * HALF_HEIGHT)
                : new Point(hex.q() * HALF_HEIGHT, -hex.r() - shift);
    }

    /// @return the rectangle that holds every hexagon's middle
    public Bounds bounds() {
        Point first = centre(hexes.getFirst());
        Bounds bounds = new Bounds(first.x(), first.y(), first.x(), first.y());
        for (Hex hex : hexes) {
            Point at = centre(hex);
            bounds = new Bounds(
                    Math.min(bounds.left(), at.x()),
                    Math.min(bounds.top(), at.y()),
                    Math.max(bounds.right(), at.x()),
                    Math.max(bounds.bottom(), at.y()));
        }
        return bounds;
    }
}
