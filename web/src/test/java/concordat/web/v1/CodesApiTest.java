package concordat.web.v1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concordat.api.ApiJson;
import concordat.api.view.ClockView;
import concordat.api.view.CodeView;
import concordat.api.view.CrosswalkView;
import concordat.api.view.Page;
import concordat.api.view.Preview;
import concordat.api.view.ReadingLine;
import concordat.api.view.ReadingTally;
import concordat.api.view.ReadingView;
import concordat.api.view.Receipt;
import concordat.assurance.Programme;
import concordat.assurance.act.Entry;
import concordat.assurance.act.Prose;
import concordat.assurance.ground.Verdict;
import concordat.assurance.ids.PersonId;
import concordat.intake.crosswalk.CrosswalkFiles;
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
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Crosswalks are published from files, shown before they count, and every standing is read over them at once.
final class CodesApiTest {

    private Programme programme = Year.lived();
    private final List<Route> routes = new ArrayList<>();

    CodesApiTest() {
        Api.Desks desks = desks();
        routes.addAll(new CodesApi(desks).routes());
        routes.addAll(new ExchangeApi(desks).routes());
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

    private Answer ask(String method, String address, String body, Map<String, String> headers)
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
                return Front.documented(
                        route,
                        route.handler()
                                .handle(new Asked(
                                        method,
                                        halves[0],
                                        parts,
                                        query,
                                        headers,
                                        Optional.of(new PersonId("lead")),
                                        Optional.empty(),
                                        Buffer.buffer(body),
                                        Optional.empty(),
                                        "127.0.0.1")));
            }
        }
        throw new AssertionError("no route for " + method + " " + address);
    }

    private Answer get(String address) throws IOException, InterruptedException {
        return ask("GET", "/api/v1" + address, "", Map.of());
    }

    private static byte[] bytes(Answer answer) {
        return ((Answer.Content.Whole) answer.content()).bytes().getBytes();
    }

    private static String text(Answer answer) {
        return new String(bytes(answer), StandardCharsets.UTF_8);
    }

    private <T> Page<T> page(String address, Class<T> item) throws IOException, InterruptedException {
        return ApiJson.readPage(bytes(get(address)), item);
    }

    private void publishAll() throws IOException, InterruptedException {
        for (String file : CrosswalkFiles.files().values()) {
            assertThat(ask("POST", "/api/v1/crosswalks", file, Map.of()).status())
                    .isEqualTo(201);
        }
    }

    private static String file(String id) {
        return Optional.ofNullable(CrosswalkFiles.files().get(id)).orElseThrow();
    }

    @Test
    void whatComesWithTheProduct_isPublishedFromItsFiles_andListed() throws IOException, InterruptedException {
        publishAll();

        assertThat(page("/codes", CodeView.class).items())
                .extracting(CodeView::id)
                .containsExactly("model-1", "caf-3.2", "caf-4.0", "cyber-essentials", "iso-27001", "nist-800-53");
        assertThat(page("/crosswalks?code=caf-4.0&state=counts", CrosswalkView.class)
                        .items())
                .extracting(CrosswalkView::id)
                .containsExactly("caf-3.2.caf-4.0", "model-1.caf-4.0");
        assertThat(text(get("/codes/caf-4.0"))).startsWith("code: caf-4.0\n");
    }

    @Test
    void aPreview_saysWhoWouldReadOtherwise_andDoesNothing() throws IOException, InterruptedException {
        ask("POST", "/api/v1/crosswalks", file("cyber-essentials"), Map.of());
        long before = programme.nextPosition();

        Preview preview = ApiJson.read(
                bytes(ask("POST", "/api/v1/crosswalks?preview=true", file("model-1.cyber-essentials"), Map.of())),
                Preview.class);

        assertThat(programme.nextPosition()).isEqualTo(before);
        assertThat(preview.readings()).isNotEmpty().allSatisfy(r -> {
            assertThat(r.code()).isEqualTo("cyber-essentials");
            assertThat(r.changes())
                    .as("until now only the edition's own references say that something is asked in both places")
                    .isNotEmpty()
                    .allMatch(c -> !c.before().equals("met"));
        });
        assertThat(preview.readingsInAll()).isEqualTo(preview.readings().size());
    }

    @Test
    void aStanding_isReadRequirementByRequirement_andCountedInTheNation() throws IOException, InterruptedException {
        publishAll();

        ReadingView view =
                page("/bodies/tarn/readings/caf-3.2", ReadingView.class).items().getFirst();
        ReadingTally tally = page("/readings", ReadingTally.class).items().getFirst();
        Page<ReadingLine> lines = page("/readings/caf-3.2?profile=baseline&limit=1", ReadingLine.class);

        assertThat(view.requirements()).hasSize(39);
        assertThat(view.met() + view.partly() + view.missing() + view.notMapped())
                .isEqualTo(39);
        assertThat(view.requirements())
                .filteredOn(r -> r.coverage().equals("missing"))
                .isNotEmpty()
                .allSatisfy(r -> assertThat(r.lacking()).isNotEmpty());
        assertThat(view.profiles()).extracting("profile").containsExactly("whole", "baseline", "enhanced");
        assertThat(tally.code()).isEqualTo("caf-3.2");
        assertThat(tally.environments()).isEqualTo(2);
        assertThat(lines.total()).contains(2);
        assertThat(lines.next()).isPresent();
        assertThatThrownBy(() -> page("/readings/caf-3.2?profile=best", ReadingLine.class))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void whatIsThere_isReplacedOnlyBySomebodyWhoSawIt() throws IOException, InterruptedException {
        publishAll();
        String changed = file("model-1.cyber-essentials").replaceFirst("confidence: 50", "confidence: 49");
        String path = "/api/v1/crosswalks?reason=again";

        assertThatThrownBy(() -> ask("POST", path, changed, Map.of()))
                .isInstanceOfSatisfying(
                        Refusal.class, r -> assertThat(r.problem().status()).isEqualTo(428));
        assertThatThrownBy(() -> ask("POST", path, changed, Map.of("if-match", "\"" + "0".repeat(64) + "\"")))
                .isInstanceOfSatisfying(
                        Refusal.class, r -> assertThat(r.problem().fault()).contains(2004));
        String seen = page("/crosswalks", CrosswalkView.class).items().stream()
                .filter(c -> c.id().equals("model-1.cyber-essentials"))
                .findFirst()
                .orElseThrow()
                .digest();
        assertThat(ask("POST", path, changed, Map.of("if-match", "\"" + seen + "\""))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void anOscalMappingCollection_goesOut_andComesInAgainUnderAnotherId() throws IOException, InterruptedException {
        publishAll();
        String mapping = text(get("/crosswalks/model-1.cyber-essentials?format=oscal&version=1.2"));

        assertThat(ask(
                                "POST",
                                "/api/v1/crosswalks",
                                mapping.replace("\"model-1.cyber-essentials\"", "\"partner.mapping\""),
                                Map.of())
                        .status())
                .isEqualTo(201);
        assertThat(programme
                        .otherCodes()
                        .crosswalk("partner.mapping")
                        .orElseThrow()
                        .crosswalk()
                        .maps())
                .isEqualTo(programme
                        .otherCodes()
                        .crosswalk("model-1.cyber-essentials")
                        .orElseThrow()
                        .crosswalk()
                        .maps());
        assertThatThrownBy(() -> get("/crosswalks/model-1.cyber-essentials?format=oscal&version=1.1"))
                .isInstanceOfSatisfying(
                        Refusal.class, r -> assertThat(r.problem().status()).isEqualTo(422));
    }

    /// A collection of two mappings of the first's codes, under ids of its own.
    private String collection(int first, int second) throws IOException, InterruptedException {
        String one = text(get("/crosswalks/model-1.cyber-essentials?format=oscal&version=1.2"));
        ObjectMapper json = new ObjectMapper();
        ObjectNode whole = (ObjectNode) json.readTree(one);
        ArrayNode mappings = (ArrayNode) whole.get("mapping-collection").get("mappings");
        String mapping = mappings.get(0).toString();
        mappings.removeAll();
        int number = 0;
        for (int confidence : List.of(first, second)) {
            number++;
            mappings.add(json.readTree(mapping.replace("\"model-1.cyber-essentials\"", "\"partner." + number + "\"")
                    .replaceAll("\"uuid\":\"[0-9a-f]{4}", "\"uuid\":\"000" + number)
                    .replaceAll("\"percentage\":[0-9.]+", "\"percentage\":0." + confidence)));
        }
        return whole.toString();
    }

    @Test
    void aCollectionOfTwo_isRevisedMappingByMapping() throws IOException, InterruptedException {
        publishAll();
        String path = "/api/v1/crosswalks?reason=again";
        assertThat(ask("POST", path, collection(50, 50), Map.of()).status()).isEqualTo(201);
        String seen =
                programme.otherCodes().crosswalk("partner.2").orElseThrow().digest();
        long before = programme.nextPosition();

        Receipt one = ApiJson.read(
                bytes(ask("POST", path, collection(50, 40), Map.of("if-match", "\"" + seen + "\""))), Receipt.class);

        assertThat(one.count()).as("the first says what it said").isEqualTo(1);
        assertThat(programme.nextPosition()).isEqualTo(before + 1);
        assertThatThrownBy(() -> ask("POST", path, collection(30, 30), Map.of()))
                .isInstanceOfSatisfying(Refusal.class, r -> {
                    assertThat(r.problem().status()).isEqualTo(428);
                    assertThat(r.problem().detail()).hasValueSatisfying(d -> assertThat(d)
                            .contains("partner.1, which is", "partner.2, which is"));
                });
        String both = programme
                        .otherCodes()
                        .crosswalk("partner.1")
                        .orElseThrow()
                        .digest() + "\", \""
                + programme.otherCodes().crosswalk("partner.2").orElseThrow().digest();
        assertThat(ApiJson.read(
                                bytes(ask("POST", path, collection(30, 30), Map.of("if-match", "\"" + both + "\""))),
                                Receipt.class)
                        .count())
                .isEqualTo(2);
    }

    @Test
    void whatWasTakenForGranted_isSaidBeforeAndAfter() throws IOException, InterruptedException {
        publishAll();
        String unsaid = collection(50, 50).replaceAll(",\"confidence-score\":\\{[^}]*\\}", "");

        Preview preview =
                ApiJson.read(bytes(ask("POST", "/api/v1/crosswalks?preview=true", unsaid, Map.of())), Preview.class);
        Receipt receipt = ApiJson.read(bytes(ask("POST", "/api/v1/crosswalks", unsaid, Map.of())), Receipt.class);

        assertThat(preview.remarks()).hasSize(2).allMatch(r -> r.contains("say no confidence"));
        assertThat(receipt.remarks()).isEqualTo(preview.remarks());
    }

    @Test
    void records_goOutAsOscal_orSayWhatIsNotThere() throws IOException, InterruptedException {
        assertThat(text(get("/bodies/tarn/oscal/ssp?version=1.1"))).contains("\"oscal-version\": \"1.1.3\"");
        assertThat(text(get("/editions/model-1/oscal/catalog"))).startsWith("{\n  \"catalog\"");
        assertThatThrownBy(() -> get("/bodies/tarn/oscal/novel"))
                .isInstanceOfSatisfying(
                        Refusal.class, r -> assertThat(r.problem().status()).isEqualTo(404));
    }
}
