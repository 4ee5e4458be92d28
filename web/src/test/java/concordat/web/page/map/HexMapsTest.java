package concordat.web.page.map;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.api.view.BodyView;
import concordat.intake.hexjson.Hex;
import concordat.intake.hexjson.HexMap;
import concordat.intake.hexjson.Layout;
import concordat.web.words.Words;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class HexMapsTest {

    private final HexMaps maps = new HexMaps(Words.english());

    @Test
    void withoutALayout_eachBodyHasItsOwnPlace_alwaysTheSame() {
        List<BodyView> bodies = bodies(200);
        HexDrawing drawing = maps.draw(bodies, Optional.empty());
        assertThat(drawing.cells().stream().map(c -> c.x() + " " + c.y())).doesNotHaveDuplicates();
        assertThat(drawing.labels()).hasSize(11);
        List<BodyView> turned = new ArrayList<>(bodies);
        Collections.reverse(turned);
        assertThat(maps.draw(turned, Optional.empty())).isEqualTo(drawing);
    }

    @Test
    void withALayout_bodiesStandWhereItSays_andTheRestBelow() {
        HexMap layout = new HexMap(
                Layout.ODD_R, List.of(new Hex("b0", "b0", 4, 2, Map.of()), new Hex("X1", "b1", 0, 1, Map.of())));
        HexDrawing drawing = maps.draw(bodies(3), Optional.of(layout));
        assertThat(drawing.cells().get(0).x()).isEqualTo("4");
        assertThat(drawing.cells().get(0).y()).isEqualTo("-1.732");
        assertThat(drawing.cells().get(1).x()).as("an odd row is set off").isEqualTo("0.5");
        assertThat(Double.parseDouble(drawing.cells().get(2).y())).isGreaterThan(0);
    }

    @Test
    void colour_isNeverTheOnlySign() {
        for (String state : List.of("lapsing", "partial", "suspended")) {
            BodyView body = body("b", "A", "r01", state);
            HexCell cell = maps.draw(List.of(body), Optional.empty()).cells().getFirst();
            assertThat(cell.letter()).hasSize(1);
            assertThat(cell.text()).startsWith("A: ");
        }
    }

    @Test
    void noBodies_makeAnEmptyMap() {
        assertThat(maps.draw(List.of(), Optional.empty()).cells()).isEmpty();
    }

    private static List<BodyView> bodies(int count) {
        List<BodyView> bodies = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            bodies.add(body("b" + n, "Body " + n, String.format("r%02d", n % 11 + 1), "full"));
        }
        return bodies;
    }

    private static BodyView body(String id, String name, String region, String state) {
        return new BodyView(
                id, name, "council", region, "X" + id.substring(1), state, List.of(), 1, 1, Optional.empty(), 0);
    }
}
