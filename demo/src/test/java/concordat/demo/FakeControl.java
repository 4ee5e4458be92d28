package concordat.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import concordat.api.ApiJson;
import concordat.api.view.Accepted;
import concordat.api.view.ActBatch;
import concordat.api.view.ActEntry;
import concordat.api.view.ActProposal;
import concordat.api.view.ConfirmRequest;
import concordat.api.view.ConfirmationView;
import concordat.api.view.DeviceLine;
import concordat.api.view.MapView;
import concordat.api.view.OutgoingView;
import concordat.api.view.Page;
import concordat.api.view.Receipt;
import concordat.api.view.StatusView;
import concordat.assurance.Programme;
import concordat.assurance.act.Act;
import concordat.assurance.act.EditionIssued;
import concordat.assurance.act.Entry;
import concordat.assurance.ground.Verdict;
import concordat.assurance.ids.NetworkId;
import concordat.assurance.ids.PersonId;
import concordat.demo.act.ReadActs;
import concordat.demo.rehearse.ApiTheatre;
import concordat.intake.edition.EditionReading;
import concordat.intake.edition.Editions;
import concordat.intake.hexjson.HexMapReading;
import concordat.intake.hexjson.HexMaps;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A control plane that keeps everything in memory, checks acts by the rules and repeats nothing that has its key.
final class FakeControl implements AutoCloseable {

    private static final NetworkId NETWORK = new NetworkId("demo");

    private final HttpServer server;
    private final ReadActs reading = new ReadActs();
    private final Instant founding;
    private final Map<String, byte[]> answered = new HashMap<>();
    final Map<String, DeviceLine> devices = new HashMap<>();
    final Map<String, String> accounts = new HashMap<>();
    final List<String> refusals = new ArrayList<>();
    Programme programme = Programme.empty(NETWORK);
    private String confirmed = "";
    int failsAfter = Integer.MAX_VALUE;

    FakeControl(Instant founding) throws IOException {
        this.founding = founding;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v1", this::handle);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().substring("/api/v1".length());
        try (exchange) {
            if (failsAfter-- <= 0) {
                send(exchange, 503, problem("gone", 503));
                return;
            }
            try {
                String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
                byte[] body = key != null && answered.containsKey(key)
                        ? answered.get(key)
                        : answer(exchange.getRequestMethod() + " " + path, exchange);
                if (key != null) {
                    answered.put(key, body);
                }
                exchange.getRequestBody().readAllBytes();
                send(exchange, 200, body);
            } catch (IllegalStateException | IllegalArgumentException e) {
                refusals.add(String.valueOf(e.getMessage()));
                send(exchange, 422, problem("refused", 422));
            }
        }
    }

    private static byte[] problem(String title, int status) {
        return "{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d}"
                .formatted(title, status)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    private byte[] answer(String what, HttpExchange exchange) throws IOException {
        if (what.startsWith("PUT /accounts/")) {
            accounts.put(
                    what.substring("PUT /accounts/".length()),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            return new byte[0];
        }
        return ApiJson.write(
                switch (what) {
                    case "GET /status" ->
                        new StatusView(
                                founding, programme.nextPosition(), 1, 1, List.of(), new OutgoingView(false, 0, 0));
                    case "GET /acts" ->
                        new Page<>(
                                List.of(new ActEntry(
                                        0, founding, "lead", "network-founded", Optional.empty(), Map.of(), "")),
                                Optional.empty(),
                                Optional.empty());
                    case "POST /sessions/confirm" -> confirm(exchange);
                    case "POST /acts" -> acts(exchange);
                    case "POST /editions" -> edition(exchange);
                    case "POST /crosswalks" -> published(exchange);
                    case "PUT /map" -> map(exchange);
                    case "POST /devices" -> new Accepted(devices(exchange));
                    default -> throw new IllegalStateException("nobody serves " + what);
                });
    }

    /// Other codes and crosswalks: only that a file is sent matters to what is made here.
    private Receipt published(HttpExchange exchange) throws IOException {
        if (exchange.getRequestBody().readAllBytes().length == 0) {
            throw new IllegalStateException("an empty file was published");
        }
        return new Receipt(programme.nextPosition(), 1, founding, List.of());
    }

    private static MapView map(HttpExchange exchange) throws IOException {
        byte[] sent = exchange.getRequestBody().readAllBytes();
        if (HexMaps.read(new ByteArrayInputStream(sent), "the map") instanceof HexMapReading.Read read) {
            return new MapView(read.map().hexes().size(), 0);
        }
        throw new IllegalArgumentException("the map cannot be read");
    }

    /// Whoever proves who they are has an account by then, with that password.
    private ConfirmationView confirm(HttpExchange exchange) throws IOException {
        ConfirmRequest wanted = ApiJson.read(exchange.getRequestBody().readAllBytes(), ConfirmRequest.class);
        if (accounts.values().stream().noneMatch(a -> a.contains(wanted.password()))) {
            throw new IllegalStateException("no account has this password");
        }
        confirmed = "confirmation-" + wanted.acts().hashCode();
        return new ConfirmationView(confirmed, founding);
    }

    private Receipt acts(HttpExchange exchange) throws IOException {
        ActBatch batch = ApiJson.read(exchange.getRequestBody().readAllBytes(), ActBatch.class);
        if (batch.acts().isEmpty() || batch.acts().size() > 500) {
            throw new IllegalStateException(batch.acts().size() + " acts in one batch");
        }
        boolean wants = batch.acts().stream().anyMatch(a -> ApiTheatre.WANT_PROOF.contains(a.kind()));
        if (wants && !confirmed.equals(exchange.getRequestHeaders().getFirst("Confirmation"))) {
            throw new IllegalStateException("nobody proved who accepts a risk");
        }
        Programme after = programme;
        for (ActProposal proposal : batch.acts()) {
            after = done(after, proposal.as().orElseThrow(), reading.read(proposal));
        }
        Receipt receipt = new Receipt(programme.nextPosition(), batch.acts().size(), founding, List.of());
        programme = after;
        return receipt;
    }

    private Receipt edition(HttpExchange exchange) throws IOException {
        return switch (Editions.read(exchange.getRequestBody(), "edition")) {
            case EditionReading.Read read -> {
                programme = done(programme, "lead", new EditionIssued(read.edition()));
                yield new Receipt(programme.nextPosition() - 1, 1, founding, List.of());
            }
            case EditionReading.Rejected rejected ->
                throw new IllegalStateException(rejected.problems().toString());
        };
    }

    private Programme done(Programme before, String actor, Act act) {
        PersonId person = new PersonId(actor);
        if (before.check(person, act, founding) instanceof Verdict.Refused refused) {
            throw new IllegalStateException(refused + " for " + act);
        }
        return before.with(new Entry(NETWORK, before.nextPosition(), founding, person, act));
    }

    private int devices(HttpExchange exchange) throws IOException {
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(exchange.getRequestBody(), StandardCharsets.UTF_8));
        int count = 0;
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            DeviceLine device = ApiJson.read(line.getBytes(StandardCharsets.UTF_8), DeviceLine.class);
            devices.put(device.fingerprint(), device);
            count++;
        }
        return count;
    }
}
