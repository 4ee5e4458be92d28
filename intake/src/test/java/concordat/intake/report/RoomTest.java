package concordat.intake.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import concordat.catalogue.Severity;
import concordat.findings.AssetIdKind;
import concordat.findings.AssetKey;
import concordat.findings.PortRange;
import concordat.intake.table.CvesOfFindings;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Few large records are refused as many small ones are.
final class RoomTest {

    private static final String LONG = "x".repeat(16_000);

    @Test
    void prose_isLeftOut_beforeAnythingIsRefused() {
        Room room = new Room("words", 1_000);
        assertThat(room.prose("x".repeat(300))).hasSize(300);
        assertThat(room.prose("x".repeat(300))).isEmpty();
        room.take("an id");
        assertThatExceptionOfType(Unfit.class)
                .isThrownBy(() -> room.take("x".repeat(700)))
                .withMessageContaining("of words");
        room.clear();
        assertThat(room.prose("some")).isEqualTo("some");
        assertThat(Room.bytes("\u4e2d\u6587")).isGreaterThan(Room.bytes("ab"));
    }

    @Test
    void findingsBeforeTheirHost_areRefusedByTheirSize() {
        Pending pending = new Pending(new ReportTally("", ReportSink.NOTHING));
        assertThatExceptionOfType(Unfit.class)
                .isThrownBy(() -> {
                    for (int i = 0; i < 5_000; i++) {
                        pending.item(ReportedItem.of("t", "1", Severity.LOW)
                                .texts(ReportedItem.Texts.of(LONG, LONG, LONG, LONG)));
                    }
                })
                .satisfies(unfit -> assertThat(unfit.problem().kind()).isEqualTo(ReportProblem.Kind.TOO_LARGE));
    }

    @Test
    void hosts_areRefusedByTheSizeOfTheirNames() {
        Gathered gathered = new Gathered();
        assertThatExceptionOfType(Unfit.class).isThrownBy(() -> {
            for (int host = 0; host < 50_000; host++) {
                ReportedAsset asset = ReportedAsset.of(AssetKey.host("h" + host));
                for (int id = 0; id < 64; id++) {
                    asset = asset.with(AssetIdKind.ADDRESS, id + "x".repeat(250));
                }
                gathered.add(asset);
            }
        });
    }

    @Test
    void gathered_unitesPorts_andOneLookAtTheWholeIsOfTheWhole() {
        Gathered gathered = new Gathered();
        ReportedAsset host = ReportedAsset.of(AssetKey.host("h"));
        gathered.add(host.at(443));
        gathered.add(host.at(8443));
        gathered.add(ReportedAsset.of(AssetKey.host("g")).at(443));
        gathered.add(ReportedAsset.of(AssetKey.host("g")));
        List<ReportedAsset> told = new ArrayList<>();
        gathered.handOn(new ReportTally("", new ReportSink() {
            @Override
            public void item(ReportedItem item) {}

            @Override
            public void asset(ReportedAsset asset) {
                told.add(asset);
            }
        }));
        assertThat(told.getFirst().ports()).isEqualTo(PortRange.parse("443,8443"));
        assertThat(told.getLast().ports()).isEmpty();
    }

    @Test
    void aFindingWithCvesWithoutEnd_isCutNotKept() {
        CvesOfFindings cves = new CvesOfFindings();
        for (int i = 0; i < 20_000; i++) {
            cves.add("one", "CVE-2026-" + (100_000 + i));
        }
        assertThat(cves.of("one")).startsWith("CVE-2026-100000 ").hasSizeLessThan(20_001);
        assertThat(cves.begins("one", "CVE-2026-100000")).isTrue();
        assertThat(cves.begins("one", "CVE-2026-100001")).isFalse();
    }
}
