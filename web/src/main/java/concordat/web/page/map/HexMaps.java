package concordat.web.page.map;

import concordat.api.view.BodyView;
import concordat.intake.hexjson.Hex;
import concordat.intake.hexjson.HexMap;
import concordat.intake.hexjson.Layout;
import concordat.web.words.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Draws bodies as hexagons: by a layout when there is one, else each region as a block. The same bodies always come
/// out at the same places.
public final class HexMaps {

    private static final double HALF_HEIGHT = Math.sqrt(3) / 2;
    private static final double RADIUS = 1 / Math.sqrt(3);

    /// How many hexagons stand beside each other before the next row of regions begins.
    private static final int WIDEST = 30;

    private final Words words;

    public HexMaps(Words words) {
        this.words = words;
    }

    /// @param layout keys are bodies' ids or codes in the public register; bodies it does not know are put below it
    public HexDrawing draw(List<BodyView> bodies, Optional<HexMap> layout) {
        Sheet sheet = new Sheet();
        List<BodyView> placeless = new ArrayList<>(bodies);
        boolean pointed = true;
        if (layout.isPresent()) {
            HexMap map = layout.get();
            pointed = map.layout() == Layout.ODD_R || map.layout() == Layout.EVEN_R;
            placeless = byLayout(bodies, map, sheet);
        }
        blocks(placeless, sheet);
        return sheet.drawing(pointed);
    }

    private List<BodyView> byLayout(List<BodyView> bodies, HexMap map, Sheet sheet) {
        Map<String, Hex> places = new HashMap<>();
        map.hexes().forEach(hex -> places.put(hex.key(), hex));
        List<BodyView> placeless = new ArrayList<>();
        for (BodyView body : bodies) {
            Hex own = places.getOrDefault(body.id(), places.get(body.registerCode()));
            if (own == null) {
                placeless.add(body);
            } else {
                HexMap.Point at = map.centre(own);
                sheet.put(body, at.x(), at.y());
            }
        }
        return placeless;
    }

    /// Regions in the order of their codes, from left to right, then below.
    private void blocks(List<BodyView> bodies, Sheet sheet) {
        Map<String, List<BodyView>> regions = new TreeMap<>();
        bodies.stream()
                .sorted(Comparator.comparing(BodyView::name).thenComparing(BodyView::id))
                .forEach(b -> regions.computeIfAbsent(b.region(), r -> new ArrayList<>())
                        .add(b));
        double left = 0;
        double top = sheet.empty() ? 0 : sheet.bottom + 3;
        double deepest = 0;
        for (Map.Entry<String, List<BodyView>> region : regions.entrySet()) {
            int wide = Math.max(4, (int) Math.ceil(Math.sqrt(region.getValue().size() * 1.1)));
            if (left > 0 && left + wide > WIDEST) {
                left = 0;
                top += deepest + 2.4;
                deepest = 0;
            }
            sheet.label(words.name("region", region.getKey()), left - 0.45, top - 0.9);
            for (int place = 0; place < region.getValue().size(); place++) {
                int row = place / wide;
                sheet.put(
                        region.getValue().get(place),
                        left + place % wide + (row % 2 == 1 ? 0.5 : 0),
                        top + row * HALF_HEIGHT);
                deepest = Math.max(deepest, row * HALF_HEIGHT);
            }
            left += wide + 1.5;
        }
    }

    /// Gathers what is drawn, and how far it reaches.
    private final class Sheet {

        private final List<HexCell> cells = new ArrayList<>();
        private final List<HexLabel> labels = new ArrayList<>();
        private double left = Double.MAX_VALUE;
        private double top = Double.MAX_VALUE;
        private double right = -Double.MAX_VALUE;
        private double bottom = -Double.MAX_VALUE;

        boolean empty() {
            return cells.isEmpty();
        }

        void put(BodyView body, double x, double y) {
            cells.add(new HexCell(
                    "/bodies/" + body.id(),
                    body.name() + ": " + words.name("body-state", body.state()).toLowerCase(Locale.UK),
                    body.state(),
                    letter(body.state()),
                    number(x),
                    number(y),
                    number(y + 0.19)));
            reach(x, y);
        }

        void label(String text, double x, double y) {
            labels.add(new HexLabel(text, number(x), number(y)));
            reach(x, y);
        }

        private void reach(double x, double y) {
            left = Math.min(left, x);
            top = Math.min(top, y);
            right = Math.max(right, x);
            bottom = Math.max(bottom, y);
        }

        HexDrawing drawing(boolean pointed) {
            if (empty()) {
                return new HexDrawing("0 0 1 1", outline(pointed), List.of(), List.of());
            }
            String viewBox = number(left - 0.75) + " " + number(top - 0.75) + " " + number(right - left + 1.5) + " "
                    + number(bottom - top + 1.5);
            return new HexDrawing(viewBox, outline(pointed), cells, labels);
        }
    }

    private static String letter(String state) {
        return switch (state) {
            case "partial" -> "P";
            case "lapsing" -> "E";
            case "suspended" -> "S";
            default -> "";
        };
    }

    private static String outline(boolean pointed) {
        StringBuilder points = new StringBuilder();
        for (int corner = 0; corner < 6; corner++) {
            double angle = Math.PI / 3 * corner + (pointed ? Math.PI / 6 : 0);
            points.append(corner == 0 ? "" : " ")
                    .append(number(RADIUS * Math.cos(angle)))
                    .append(',')
                    .append(number(RADIUS * Math.sin(angle)));
        }
        return points.toString();
    }

    private static String number(double value) {
        String text =
                String.format(Locale.ROOT, "%.3f", value).replaceAll("0+$", "").replaceAll("\\.$", "");
        return text.equals("-0") ? "0" : text;
    }
}
