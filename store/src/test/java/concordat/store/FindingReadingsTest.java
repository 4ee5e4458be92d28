package concordat.store;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.NetworkId;
import concordat.assurance.ids.OpeningId;
import concordat.store.findings.FindingReadings;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What the Authority reads of findings is counted, durably.
@ExtendWith(SharedPostgres.class)
final class FindingReadingsTest {

    private static final Instant NOW = Instant.parse("2026-06-01T09:00:00Z");
    private static final OpeningId OPENING = new OpeningId("open-1");

    @Test
    void readingsAreCountedByOpeningAndRoute_eachBodysByItself(DatabaseAddress address) {
        NetworkId network = new NetworkId("net-readings");
        FindingReadings ashby = new FindingReadings(network, new BodyId("ashby"));
        FindingReadings brae = new FindingReadings(network, new BodyId("brae"));
        try (Stores stores = Stores.open(address)) {
            for (int time = 0; time < 3; time++) {
                Instant at = NOW.plusSeconds(time);
                stores.write(connection -> {
                    ashby.note(connection, OPENING, "findings", at);
                    return true;
                });
            }
            stores.write(connection -> {
                ashby.note(connection, OPENING, "assets", NOW.plusSeconds(9));
                return true;
            });
            assertThat(stores.read(ashby::all))
                    .containsExactly(
                            new FindingReadings.Line(OPENING, "findings", 3, NOW, NOW.plusSeconds(2)),
                            new FindingReadings.Line(OPENING, "assets", 1, NOW.plusSeconds(9), NOW.plusSeconds(9)));
            assertThat(stores.read(brae::all)).isEmpty();
        }
    }
}
