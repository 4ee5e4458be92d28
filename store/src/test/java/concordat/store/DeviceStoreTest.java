package concordat.store;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.PersonId;
import concordat.decision.CallerKind;
import concordat.decision.CallerRow;
import concordat.store.devices.Device;
import concordat.store.devices.DeviceCertificate;
import concordat.store.devices.DeviceStore;
import concordat.store.devices.DeviceWish;
import concordat.store.devices.EnrolmentCode;
import concordat.store.devices.Held;
import concordat.store.devices.Revision;
import concordat.store.devices.SourceRow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Devices come in by a code, once; what is said of them and what gateways decide from change together.
@ExtendWith(SharedPostgres.class)
final class DeviceStoreTest {

    private static final Instant NOW = Samples.START;
    private static final PersonId OFFICER = new PersonId("officer");
    private static final PersonId STAFF = new PersonId("staff");
    private static final BodyId BODY = new BodyId("b1");

    private static EnrolmentCode code(int number, Instant until) {
        return new EnrolmentCode(
                "%064x".formatted(number),
                BODY,
                new EnvironmentId("e1"),
                number % 2 == 0,
                "linux",
                "my laptop",
                Optional.of(STAFF),
                NOW,
                OFFICER,
                until);
    }

    private static DeviceCertificate certificate(int number, Instant until) {
        return new DeviceCertificate("%064x".formatted(0xc00000 + number), NOW, until);
    }

    private static Function<Held, Revision> revised(long facts, SourceRow... sources) {
        return held -> new Revision(List.of(sources), facts, 1_000, 0, "model-1");
    }

    private static Optional<List<CallerRow>> enrolled(DeviceStore devices, int number) {
        EnrolmentCode code = code(number, NOW.plusSeconds(60));
        devices.add(code);
        return devices.enrol(
                code.hash(), NOW, "d-" + number, certificate(number, NOW.plus(Duration.ofDays(30))), revised(1));
    }

    @Test
    void aCode_letsOneDeviceIn_once_whileItHolds(DatabaseAddress address) throws Exception {
        try (Stores stores = Stores.open(address);
                ExecutorService both = Executors.newFixedThreadPool(4)) {
            DeviceStore devices = new DeviceStore(stores, Samples.NETWORK);
            EnrolmentCode code = code(2, NOW.plusSeconds(60));
            devices.add(code);
            assertThat(devices.code(code.hash(), NOW.plusSeconds(59))).contains(code);
            assertThat(devices.code(code.hash(), NOW.plusSeconds(60))).isEmpty();
            assertThat(devices.code("%064x".formatted(99), NOW)).isEmpty();

            List<Future<Optional<List<CallerRow>>>> tries = IntStream.range(0, 4)
                    .mapToObj(i -> both.submit(() ->
                            devices.enrol(code.hash(), NOW, "d-" + i, certificate(i, NOW.plusSeconds(99)), revised(1))))
                    .toList();
            int in = 0;
            for (Future<Optional<List<CallerRow>>> one : tries) {
                in += one.get().isPresent() ? 1 : 0;
            }
            assertThat(in).isEqualTo(1);
            assertThat(devices.code(code.hash(), NOW)).isEmpty();
        }
    }

    @Test
    void whatIsSaid_isKept_andChangesWhatGatewaysDecideFrom(DatabaseAddress address) {
        try (Stores stores = Stores.open(address)) {
            DeviceStore devices = new DeviceStore(stores, Samples.NETWORK);
            assertThat(enrolled(devices, 2))
                    .hasValueSatisfying(rows -> assertThat(rows).singleElement().satisfies(row -> {
                        assertThat(row.kind()).isEqualTo(CallerKind.MANAGED_DEVICE);
                        assertThat(row.facts()).isEqualTo(1);
                        assertThat(stores.callers(Samples.NETWORK).find(row.fingerprint()))
                                .contains(row);
                    }));
            SourceRow said = new SourceRow("osquery", "AGENT", "{}", NOW.plusSeconds(5));

            List<CallerRow> changed =
                    devices.revise(List.of("d-2", "d-none"), revised(3, said), Optional.of(NOW.plusSeconds(5)));

            assertThat(changed).extracting(CallerRow::facts).containsExactly(3L);
            Held held = devices.find("d-2").orElseThrow();
            assertThat(held.sources()).containsExactly(said);
            assertThat(held.rows()).isEqualTo(changed);
            assertThat(held.device().heardAt()).contains(NOW.plusSeconds(5));
            assertThat(held.device().judgedBy()).isEqualTo("model-1");
            assertThat(devices.revise(List.of("d-2"), revised(3), Optional.empty()))
                    .as("nothing differs")
                    .isEmpty();
            assertThat(devices.find("d-2").orElseThrow().device().heardAt()).contains(NOW.plusSeconds(5));
        }
    }

    @Test
    void aRenewedCertificate_standsBesideTheOneBefore_untilThatEnds(DatabaseAddress address) {
        try (Stores stores = Stores.open(address)) {
            DeviceStore devices = new DeviceStore(stores, Samples.NETWORK);
            enrolled(devices, 1);
            DeviceCertificate next = certificate(7, NOW.plus(Duration.ofDays(60)));

            assertThat(devices.renew("d-1", next, revised(1)))
                    .extracting(CallerRow::fingerprint)
                    .containsExactly(next.fingerprint());
            assertThat(devices.shows(next.fingerprint())).contains("d-1");
            assertThat(devices.find("d-1").orElseThrow().rows()).hasSize(2);
            assertThat(devices.tidy(NOW.plus(Duration.ofDays(31)), NOW))
                    .containsExactly(certificate(1, NOW).fingerprint());
            assertThat(devices.shows(certificate(1, NOW).fingerprint())).isEmpty();
            assertThat(devices.find("d-1").orElseThrow().rows()).hasSize(1);
        }
    }

    @Test
    void aDeviceThatEnds_isLetInNoMore_andWhatWasSaidOfItIsGone(DatabaseAddress address) {
        try (Stores stores = Stores.open(address)) {
            DeviceStore devices = new DeviceStore(stores, Samples.NETWORK);
            enrolled(devices, 1);
            devices.revise(List.of("d-1"), revised(1, new SourceRow("osquery", "SELF", "{}", NOW)), Optional.of(NOW));
            devices.addAgent("%064x".formatted(5), "d-1", NOW);
            assertThat(devices.agent("%064x".formatted(5))).contains("d-1");
            String fingerprint = certificate(1, NOW).fingerprint();

            assertThat(devices.end("d-1", new Device.Ended(NOW.plusSeconds(9), STAFF, "left")))
                    .containsExactly(fingerprint);

            assertThat(devices.end("d-1", new Device.Ended(NOW.plusSeconds(9), STAFF, "left")))
                    .isEmpty();
            assertThat(devices.shows(fingerprint)).isEmpty();
            assertThat(devices.agent("%064x".formatted(5))).isEmpty();
            assertThat(stores.callers(Samples.NETWORK).find(fingerprint)).isEmpty();
            Held held = devices.find("d-1").orElseThrow();
            assertThat(held.sources()).isEmpty();
            assertThat(held.device().person()).contains(STAFF);
            assertThat(devices.revise(List.of("d-1"), revised(7), Optional.empty()))
                    .isEmpty();
            assertThat(devices.renew("d-1", certificate(8, NOW.plusSeconds(99)), revised(1)))
                    .isEmpty();

            devices.tidy(NOW.plus(Duration.ofDays(31)), NOW.plus(Duration.ofDays(1)));
            assertThat(devices.find("d-1").orElseThrow().device().person()).isEmpty();
            assertThat(devices.find("d-1").orElseThrow().device().label()).isEmpty();
        }
    }

    @Test
    void devices_areFoundByWhoseTheyAre_andByWhatIsDue(DatabaseAddress address) {
        try (Stores stores = Stores.open(address)) {
            DeviceStore devices = new DeviceStore(stores, Samples.NETWORK);
            IntStream.rangeClosed(1, 5).forEach(number -> enrolled(devices, number));
            devices.end("d-5", new Device.Ended(NOW, STAFF, "lost"));

            assertThat(ids(devices, wish(Optional.of(BODY), Optional.empty(), Optional.of(false)), "", 3))
                    .containsExactly("d-1", "d-2", "d-3");
            assertThat(ids(devices, wish(Optional.of(BODY), Optional.empty(), Optional.of(false)), "d-3", 3))
                    .containsExactly("d-4");
            assertThat(ids(devices, wish(Optional.empty(), Optional.of(true), Optional.empty()), "", 9))
                    .containsExactly("d-2", "d-4");
            assertThat(ids(devices, wish(Optional.empty(), Optional.empty(), Optional.of(true)), "", 9))
                    .containsExactly("d-5");
            assertThat(ids(devices, wish(Optional.of(new BodyId("b2")), Optional.empty(), Optional.empty()), "", 9))
                    .isEmpty();
            assertThat(devices.due(NOW, "model-1", 3)).hasSize(3);
            assertThat(devices.due(Instant.EPOCH, "model-1", 9)).isEmpty();
            assertThat(devices.due(Instant.EPOCH, "model-2", 9)).containsExactlyInAnyOrder("d-1", "d-2", "d-3", "d-4");
        }
    }

    private static DeviceWish wish(Optional<BodyId> body, Optional<Boolean> managed, Optional<Boolean> ended) {
        return new DeviceWish(body, Optional.empty(), Optional.empty(), managed, Optional.empty(), ended);
    }

    private static List<String> ids(DeviceStore devices, DeviceWish wish, String after, int limit) {
        return devices.list(wish, after, limit).stream()
                .map(held -> held.device().id())
                .toList();
    }
}
