package concordat.demo.network;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/// Lays the bodies out as hexagons (odd-r), each region one patch without a gap, all regions one land.
///
/// Regions grow at once from places that lie like the oranges in a box, always the one that is least full, each taking
/// the free hexagon nearest to its middle. Where one gets walled in before it is full, the middles are set wider.
final class HexLayout {

    private static final double ROW = Math.sqrt(3) / 2;
    private static final int TRIES = 60;

    /// Columns and rows of the regions' middles, as parts of the distance between two.
    private static final double[][] MIDDLES = {
        {1, 4}, {0.5, 3}, {1.5, 3}, {0, 2}, {1, 2}, {2, 2}, {0.5, 1}, {1.5, 1}, {0, 0}, {2, 0}, {1, 0}
    };

    private final Plan plan;
    private final Map<String, List<Body>> byRegion = new LinkedHashMap<>();

    record Cell(int q, int r) {
        double x() {
            return q + (Math.floorMod(r, 2) == 1 ? 0.5 : 0);
        }

        double y() {
            return r * ROW;
        }

        List<Cell> neighbours() {
            int shift = Math.floorMod(r, 2) == 1 ? 1 : 0;
            return List.of(
                    new Cell(q - 1, r),
                    new Cell(q + 1, r),
                    new Cell(q - 1 + shift, r + 1),
                    new Cell(q + shift, r + 1),
                    new Cell(q - 1 + shift, r - 1),
                    new Cell(q + shift, r - 1));
        }
    }

    private static final class Growth {
        final double x;
        final double y;
        final int wanted;
        final List<Cell> cells = new ArrayList<>();
        final PriorityQueue<Near> edge = new PriorityQueue<>(Comparator.comparingDouble(Near::distance));

        Growth(double x, double y, int wanted) {
            this.x = x;
            this.y = y;
            this.wanted = wanted;
        }
    }

    private record Near(Cell cell, double distance) {}

    HexLayout(Plan plan, List<Body> bodies) {
        this.plan = plan;
        Region.ALL.forEach(region -> byRegion.put(region.id(), new ArrayList<>()));
        for (Body body : plan.chance().at("hexes").shuffled(bodies)) {
            byRegion.getOrDefault(body.region(), new ArrayList<>()).add(body);
        }
    }

    /// @return HexJSON
    String written() {
        Map<String, Object> hexes = new LinkedHashMap<>();
        placed().forEach((body, cell) -> {
            Map<String, Object> hex = new LinkedHashMap<>();
            hex.put("n", body.place());
            hex.put("q", cell.q());
            hex.put("r", cell.r());
            hex.put("region", body.region());
            hex.put("kind", body.kind().id());
            hexes.put(body.id(), hex);
        });
        Map<String, Object> regions = new LinkedHashMap<>();
        Region.ALL.forEach(region -> regions.put(region.id(), region.name()));
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("layout", "odd-r");
        map.put("regions", regions);
        map.put("hexes", hexes);
        return JsonMapper.shared().writeValueAsString(map) + "\n";
    }

    /// @return where each body lies
    Map<Body, Cell> placed() {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            List<Growth> grown = grow(attempt);
            if (!grown.isEmpty() && oneLand(grown)) {
                Map<Body, Cell> places = new LinkedHashMap<>();
                int region = 0;
                for (List<Body> bodies : byRegion.values()) {
                    List<Cell> cells = grown.get(region++).cells;
                    for (int index = 0; index < bodies.size(); index++) {
                        places.put(bodies.get(index), cells.get(index));
                    }
                }
                return places;
            }
        }
        throw new IllegalStateException("no map for " + plan.bodies() + " bodies with seed " + plan.seed());
    }

    private List<Growth> grow(int attempt) {
        // A patch of n hexagons, each sqrt(3)/2 large, is a disc of this width.
        double width = 2 * Math.sqrt(plan.bodies() * ROW / (Region.ALL.size() * Math.PI));
        double apart = width * (0.95 + 0.01 * attempt);
        Chance jitter = plan.chance().at("coast").at(attempt);
        List<Growth> growths = new ArrayList<>();
        Set<Cell> taken = new HashSet<>();
        int index = 0;
        for (List<Body> bodies : byRegion.values()) {
            double[] middle = MIDDLES[index++];
            Growth growth = new Growth(middle[0] * apart, middle[1] * apart * ROW, bodies.size());
            Cell first = new Cell((int) Math.round(growth.x), (int) Math.round(growth.y / ROW));
            offer(growth, first, jitter);
            growths.add(growth);
        }
        for (int left = plan.bodies(); left > 0; left--) {
            Growth least = growths.stream()
                    .filter(g -> g.cells.size() < g.wanted)
                    .min(Comparator.comparingDouble(g -> g.cells.size() / (double) g.wanted))
                    .orElseThrow();
            Near next = least.edge.poll();
            while (next != null && taken.contains(next.cell())) {
                next = least.edge.poll();
            }
            if (next == null) {
                return List.of();
            }
            taken.add(next.cell());
            least.cells.add(next.cell());
            for (Cell beside : next.cell().neighbours()) {
                if (!taken.contains(beside)) {
                    offer(least, beside, jitter);
                }
            }
        }
        return growths;
    }

    private static void offer(Growth growth, Cell cell, Chance jitter) {
        double wave = jitter.at(cell.q()).at(cell.r()).share();
        growth.edge.add(new Near(cell, Math.hypot(cell.x() - growth.x, cell.y() - growth.y) + wave));
    }

    private static boolean oneLand(List<Growth> growths) {
        Set<Cell> land = new HashSet<>();
        growths.forEach(g -> land.addAll(g.cells));
        Map<Cell, Boolean> reached = new HashMap<>();
        ArrayDeque<Cell> next = new ArrayDeque<>();
        next.add(growths.getFirst().cells.getFirst());
        while (!next.isEmpty()) {
            Cell cell = next.remove();
            if (land.contains(cell) && reached.put(cell, true) == null) {
                next.addAll(cell.neighbours());
            }
        }
        return reached.size() == land.size();
    }
}
