package concordat.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.api.view.CaseView;
import concordat.app.control.ControlPlane;
import concordat.demo.Maker;
import concordat.demo.network.Country;
import concordat.demo.rehearse.ApiTheatre;
import concordat.demo.rehearse.Month;
import concordat.demo.rehearse.Rehearsal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Half a year of the programme over the wire.
@Tag("slow")
final class RehearsedEndToEndTest {

    private static final int BODIES = 36;
    /// What `up` draws from unless it is told otherwise.
    private static final long SEED = 2013;
    private static final String FOUNDER = ControlPlane.OPERATOR.value();

    @RegisterExtension
    static final RunningNetwork NETWORK = RunningNetwork.of(BODIES);

    @Test
    void halfAYear_isPlayedThroughTheApi_andCertificatesAreGiven() throws Exception {
        List<Month> months = new ArrayList<>();
        Country country = Maker.country(NETWORK.api(), SEED, BODIES);
        Rehearsal.Year played = new Rehearsal(
                        new ApiTheatre(NETWORK.api(), "e2e", NETWORK.password()), country, FOUNDER, months::add)
                .play(26, () -> true);

        assertThat(months).hasSize(7);
        assertThat(months.getLast().full() + months.getLast().conditional()).isGreaterThan(BODIES / 2);
        assertThat(played.cases()).isPositive();
        assertThat(NETWORK.api().page("/cases?state=closed", CaseView.class).items())
                .isNotEmpty();
    }
}
