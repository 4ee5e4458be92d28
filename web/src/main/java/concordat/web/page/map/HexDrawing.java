package concordat.web.page.map;

import java.util.List;

/// A map ready to be written as SVG.
///
/// @param viewBox as SVG has it
/// @param points the outline of one hexagon around its middle
public record HexDrawing(String viewBox, String points, List<HexCell> cells, List<HexLabel> labels) {

    public HexDrawing {
        cells = List.copyOf(cells);
        labels = List.copyOf(labels);
    }
}
