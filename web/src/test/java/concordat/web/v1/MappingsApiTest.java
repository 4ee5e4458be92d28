package concordat.web.v1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import concordat.api.ApiJson;
import concordat.api.view.ClockView;
import concordat.api.view.MappingView;
import concordat.assurance.Programme;
import concordat.assurance.act.Entry;
import concordat.assurance.act.Prose;
import concordat.assurance.ground.Verdict;
import concordat.assurance.ids.PersonId;
import concordat.web.desk.ActDesk;
import concordat.web.desk.ClockDesk;
import concordat.web.desk.Wanted;
import concordat.web.http.Answer;
import concordat.web.http.Asked;
import concordat.web.http.Refusal;
import concordat.web.http.Route;
import concordat.web.read.Readings;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Mappings are kept by name and version, each body's by its officers, and everybody reads what is shared.
final class MappingsApiTest {

    private static final String SAYS = """
            {"mapping": "ITHC", "form": "findings", "columns": {"title": "Finding", "severity": "Risk"}}
            """;

    private Programme programme = Year.lived();
    private final List<Route> routes = new ArrayList<>();

    MappingsApiTest() {
        routes.addAll(new MappingsApi(desks()).routes());
    }

    /// Those that nobody asks are not there.
    private Api.Desks desks() {
        ClockDesk clock = new ClockDesk() {
            @Override
            public ClockView now() {
                return new ClockView(Year.NOW, Duration.ZERO, false);
            }

            @Override
            public ClockView advance(Duration by) {
                throw new AssertionError("a reading moved the clock by " + by);
            }
        };
        ActDesk acts = (ActDesk) Proxy.newProxyInstance(
                ActDesk.class.getClassLoader(),
                new Class<?>[] {ActDesk.class},
                (self, method, given) -> switch (method.getName()) {
                    case "programme" -> programme;
                    case "prose" -> Prose.of((String) given[0], "5a".repeat(16));
                    case "append" -> append((List<?>) given[0]);
                    default -> throw new AssertionError(method + " was asked");
                });
        Readings readings = (Readings) Proxy.newProxyInstance(
                Readings.class.getClassLoader(), new Class<?>[] {Readings.class}, (self, method, given) -> {
                    assertThat(method.getName()).isEqualTo("programmeAt");
                    return Year.lived();
                });
        Object[] parts = Arrays.stream(Api.Desks.class.getRecordComponents())
                .map(part -> switch (part.getName()) {
                    case "acts" -> acts;
                    case "clock" -> clock;
                    case "readings" -> readings;
                    case "snapshots" -> (java.util.function.Supplier<Optional<?>>) Optional::empty;
                    case "demonstration" -> (Object) false;
                    default -> null;
                })
                .toArray();
        try {
            return (Api.Desks) Api.Desks.class.getDeclaredConstructors()[0].newInstance(parts);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("cannot make desks", e);
        }
    }

    private List<Entry> append(List<?> wanted) {
        List<Entry> done = new ArrayList<>();
        for (Object one : wanted) {
            Wanted each = (Wanted) one;
            if (programme.check(each.actor(), each.act(), Year.NOW) instanceof Verdict.Refused refused) {
                throw Faults.refusal(refused, done.size());
            }
            Entry entry = new Entry(programme.network(), programme.nextPosition(), Year.NOW, each.actor(), each.act());
            programme = programme.with(entry);
            done.add(entry);
        }
        return done;
    }

    private Answer ask(String person, String method, String address, String body)
            throws IOException, InterruptedException {
        String[] halves = address.split("\\?", 2);
        Map<String, String> query = new HashMap<>();
        for (String pair : halves.length == 1 ? new String[0] : halves[1].split("&", -1)) {
            query.put(pair.split("=", 2)[0], pair.split("=", 2)[1]);
        }
        String[] segments = halves[0].substring(1).split("/", -1);
        for (Route route : routes) {
            String[] wanted = route.template().substring(1).split("/", -1);
            Map<String, String> parts = new HashMap<>();
            boolean fits = route.method().equals(method) && wanted.length == segments.length;
            for (int i = 0; fits && i < wanted.length; i++) {
                if (wanted[i].startsWith("{")) {
                    parts.put(wanted[i].substring(1, wanted[i].length() - 1), segments[i]);
                } else {
                    fits = wanted[i].equals(segments[i]);
                }
            }
            if (fits) {
                return route.handler()
                        .handle(new Asked(
                                method,
                                halves[0],
                                parts,
                                query,
                                Map.of(),
                                Optional.of(new PersonId(person)),
                                Optional.empty(),
                                Buffer.buffer(body),
                                Optional.empty(),
                                "127.0.0.1"));
            }
        }
        throw new AssertionError("no route for " + method + " " + address);
    }

    private static byte[] bytes(Answer answer) {
        return ((Answer.Content.Whole) answer.content()).bytes().getBytes();
    }

    private static String text(Answer answer) {
        return new String(bytes(answer), StandardCharsets.UTF_8);
    }

    private Answer saved(String person, String address, String mapping) throws IOException, InterruptedException {
        return ask(person, "PUT", "/api/v1" + address, mapping);
    }

    private Refusal refused(String person, String method, String address, String body) {
        return assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> ask(person, method, "/api/v1" + address, body))
                .actual();
    }

    private List<MappingView> list(String address) throws IOException, InterruptedException {
        return ApiJson.readPage(bytes(ask("officer", "GET", "/api/v1" + address, "")), MappingView.class)
                .items();
    }

    @Test
    void aBodysMapping_isSavedByItsOfficer_readWithItsVersion_andNotWrittenOverUnseen()
            throws IOException, InterruptedException {
        assertThat(saved("officer", "/bodies/tarn/mappings/ithc", SAYS).status())
                .isEqualTo(201);
        long acts = programme.nextPosition();
        assertThat(saved("officer", "/bodies/tarn/mappings/ithc", SAYS).status())
                .as("the same again changes nothing")
                .isEqualTo(200);
        assertThat(programme.nextPosition()).isEqualTo(acts);

        String other = SAYS.replace("Risk", "Rating");
        assertThat(refused("officer", "PUT", "/bodies/tarn/mappings/ithc", other)
                        .problem())
                .satisfies(p -> {
                    assertThat(p.fault()).contains(2010);
                    assertThat(p.blame()).contains("RETRY");
                    assertThat(p.legalMoves()).contains("mapping-saved of version 2");
                });
        assertThat(saved("officer", "/bodies/tarn/mappings/ithc?replaces=1", other)
                        .status())
                .isEqualTo(201);
        assertThat(text(ask("officer", "GET", "/api/v1/bodies/tarn/mappings/ithc", "")))
                .contains("Rating");
        assertThat(text(ask("officer", "GET", "/api/v1/bodies/tarn/mappings/ithc?version=1", "")))
                .contains("Risk");
        assertThat(list("/bodies/tarn/mappings")).singleElement().satisfies(m -> assertThat(m.version())
                .isEqualTo(2));
    }

    @Test
    void aSharedMapping_isTheLeads_andABodysOwnComesBeforeIt() throws IOException, InterruptedException {
        assertThat(refused("officer", "PUT", "/mappings/ithc", SAYS).problem().fault())
                .contains(1001);
        assertThat(refused("lead", "PUT", "/bodies/tarn/mappings/ithc", SAYS)
                        .problem()
                        .legalMoves())
                .contains("by an officer of the body");
        saved("lead", "/mappings/ithc", SAYS);
        assertThat(text(ask("officer", "GET", "/api/v1/bodies/tarn/mappings/ithc", "")))
                .contains("Risk");

        saved("officer", "/bodies/tarn/mappings/ithc", SAYS.replace("Risk", "Rating"));

        assertThat(text(ask("officer", "GET", "/api/v1/bodies/tarn/mappings/ithc", "")))
                .contains("Rating");
        assertThat(list("/bodies/tarn/mappings"))
                .extracting(MappingView::hidden)
                .containsExactly(false, true);
        assertThat(ask("officer", "DELETE", "/api/v1/bodies/tarn/mappings/ithc", "")
                        .status())
                .isEqualTo(200);
        assertThat(text(ask("officer", "GET", "/api/v1/bodies/tarn/mappings/ithc", "")))
                .contains("Risk");
    }

    @Test
    void whatIsNoMapping_isNotKept_andWhatIsNotKept_isToldWithWhatIs() throws IOException, InterruptedException {
        assertThat(refused("officer", "PUT", "/bodies/tarn/mappings/ithc", "{\"form\": \"findings\"}")
                        .problem()
                        .errors())
                .hasSizeGreaterThan(1);
        saved("lead", "/mappings/rap", SAYS);
        assertThat(refused("officer", "GET", "/bodies/tarn/mappings/ithc", "").problem())
                .satisfies(p -> {
                    assertThat(p.fault()).contains(1145);
                    assertThat(p.detail().orElseThrow()).contains("there are rap");
                });
        assertThat(refused("officer", "PUT", "/bodies/tarn/mappings/Not%20a%20Name", SAYS)
                        .problem()
                        .status())
                .isEqualTo(400);
    }
}
