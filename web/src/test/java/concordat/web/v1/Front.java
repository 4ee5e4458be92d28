package concordat.web.v1;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.api.view.ClockView;
import concordat.assurance.Programme;
import concordat.assurance.act.Act;
import concordat.assurance.act.Entry;
import concordat.assurance.act.Prose;
import concordat.assurance.ground.Verdict;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.PersonId;
import concordat.web.desk.ActDesk;
import concordat.web.desk.ClockDesk;
import concordat.web.desk.RequestTag;
import concordat.web.desk.UseDesk;
import concordat.web.desk.Wanted;
import concordat.web.http.Answer;
import concordat.web.http.Asked;
import concordat.web.http.Refusal;
import concordat.web.http.Route;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The API over a programme in memory, as the server has it: acts are checked, done and remembered by their key. Desks
/// that a test does not bring are closed.
final class Front {

    Programme programme;
    private final Instant now;
    private final Map<RequestTag, List<Entry>> kept = new HashMap<>();
    private final Api.Desks desks;
    private final List<Route> routes;
    private int ids;

    /// @param others desks by the name of their component
    Front(Programme programme, Instant now, Map<String, Object> others) {
        this.programme = programme;
        this.now = now;
        this.desks = desks(others);
        this.routes = Api.routes(desks);
    }

    Api.Desks desks() {
        return desks;
    }

    static <T> T desk(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static <T> T closed(Class<T> type) {
        return desk(type, (self, method, given) -> {
            throw new AssertionError(method + " was asked");
        });
    }

    private Api.Desks desks(Map<String, Object> others) {
        Map<String, Object> own = new HashMap<>(Map.of(
                "acts",
                acts(),
                "clock",
                desk(ClockDesk.class, (self, method, given) -> new ClockView(now, Duration.ZERO, false)),
                "use",
                UseDesk.NONE,
                "snapshots",
                (Supplier<Optional<?>>) Optional::empty,
                "demonstration",
                false));
        own.putAll(others);
        Object[] parts = Arrays.stream(Api.Desks.class.getRecordComponents())
                .map(part -> own.computeIfAbsent(part.getName(), n -> closed(part.getType())))
                .toArray();
        try {
            return (Api.Desks) Api.Desks.class.getDeclaredConstructors()[0].newInstance(parts);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("cannot make desks", e);
        }
    }

    private ActDesk acts() {
        return desk(ActDesk.class, (self, method, given) -> switch (method.getName()) {
            case "programme" -> programme;
            case "prose" -> Prose.of((String) given[0], "5a".repeat(16));
            case "freshId" -> given[0] + "-fresh-" + ids++;
            case "answered" -> Optional.ofNullable(kept.get(given[1]));
            case "append" -> append((List<?>) given[0], (Optional<?>) given[1]);
            default -> throw new AssertionError(method + " was asked");
        });
    }

    private List<Entry> append(List<?> wanted, Optional<?> tag) {
        Optional<List<Entry>> before = tag.map(kept::get);
        if (before.isPresent()) {
            return before.get();
        }
        Programme after = programme;
        List<Entry> done = new ArrayList<>();
        for (Object one : wanted) {
            Wanted each = (Wanted) one;
            if (after.check(each.actor(), each.act(), now) instanceof Verdict.Refused refused) {
                throw Faults.refusal(refused, done.size());
            }
            Entry entry = new Entry(after.network(), after.nextPosition(), now, each.actor(), each.act());
            after = after.with(entry);
            done.add(entry);
        }
        programme = after;
        tag.ifPresent(t -> kept.put((RequestTag) t, done));
        return done;
    }

    /// Takes an act as it stands.
    void act(String person, Act act) {
        programme = programme.with(
                new Entry(programme.network(), programme.nextPosition(), now, new PersonId(person), act));
    }

    Answer get(String person, String address) throws IOException, InterruptedException {
        return ask(person, "GET", address, "", Map.of());
    }

    /// @param address below `/api/v1`
    Answer ask(String person, String method, String address, String body, Map<String, String> headers)
            throws IOException, InterruptedException {
        String[] halves = address.split("\\?", 2);
        Map<String, String> query = new HashMap<>();
        for (String pair : halves.length == 1 ? new String[0] : halves[1].split("&", -1)) {
            query.put(pair.split("=", 2)[0], pair.split("=", 2)[1]);
        }
        String path = "/api/v1" + halves[0];
        for (Route route : routes) {
            Optional<Map<String, String>> parts = parts(route, method, path);
            if (parts.isPresent()) {
                Optional<PersonId> asking = Optional.of(new PersonId(person));
                Optional<BodyId> about =
                        Optional.ofNullable(parts.get().get("body")).map(BodyId::new);
                if (!route.authority().allows(programme, asking, about)) {
                    throw Refusal.of(403, "Not yours to see", "as the server has it");
                }
                return documented(
                        route,
                        route.handler()
                                .handle(new Asked(
                                        method,
                                        path,
                                        parts.get(),
                                        query,
                                        headers,
                                        asking,
                                        Optional.empty(),
                                        Buffer.buffer(body),
                                        Optional.empty(),
                                        "127.0.0.1")));
            }
        }
        throw new AssertionError("no route for " + method + " " + address);
    }

    private static Optional<Map<String, String>> parts(Route route, String method, String path) {
        String[] wanted = route.template().split("/", -1);
        String[] segments = path.split("/", -1);
        Map<String, String> parts = new HashMap<>();
        boolean fits = route.method().equals(method) && wanted.length == segments.length;
        for (int i = 0; fits && i < wanted.length; i++) {
            if (wanted[i].startsWith("{")) {
                parts.put(wanted[i].substring(1, wanted[i].length() - 1), segments[i]);
            } else {
                fits = wanted[i].equals(segments[i]);
            }
        }
        return fits ? Optional.of(parts) : Optional.empty();
    }

    /// @return the answer, which is as the OpenAPI document says
    static Answer documented(Route route, Answer answer) throws IOException {
        if ("application/json".equals(answer.headers().get("Content-Type"))) {
            assertThat(new OpenApi()
                            .faults(
                                    route.method(),
                                    route.template().substring("/api/v1".length()),
                                    answer.status(),
                                    bytes(answer)))
                    .isEmpty();
        }
        return answer;
    }

    static byte[] bytes(Answer answer) {
        return ((Answer.Content.Whole) answer.content()).bytes().getBytes();
    }

    static String text(Answer answer) {
        return new String(bytes(answer), StandardCharsets.UTF_8);
    }
}
