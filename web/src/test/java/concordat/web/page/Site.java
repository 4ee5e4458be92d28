package concordat.web.page;

import concordat.assurance.act.ReplyKind;
import concordat.assurance.ids.CaseId;
import concordat.assurance.ids.PersonId;
import concordat.web.http.Identities;
import concordat.web.http.Refusal;
import concordat.web.http.WebServer;
import concordat.web.page.casework.CaseDesk;
import concordat.web.page.signin.SignIn;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/// The pages on a real port with an invented country behind them. A session is the person's id.
final class Site implements AutoCloseable {

    /// What reached the desk, in order.
    final List<String> desk = new ArrayList<>();

    final List<String> signedOut = new ArrayList<>();
    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = HttpClient.newHttpClient();
    private final WebServer server;

    Site(Country country, Path uploads) {
        Pages pages = Pages.of(
                country,
                country::programmeNow,
                new KnownPeople(),
                new Desk(country),
                new KnownJobs(desk),
                Optional::empty);
        Identities identities = new Identities() {
            @Override
            public Optional<PersonId> byToken(String token) {
                return Optional.empty();
            }

            @Override
            public Optional<PersonId> bySession(String session) {
                return Optional.of(new PersonId(session));
            }
        };
        server = WebServer.start(vertx, 0, pages.routes(), identities, country::programmeNow, pages::refusal, uploads);
    }

    String address() {
        return "http://127.0.0.1:" + server.port();
    }

    HttpResponse<String> get(String path, String person) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address() + path));
        if (!person.isEmpty()) {
            request.header("Cookie", "concordat=" + person);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    Document page(String path, String person) throws IOException, InterruptedException {
        return Jsoup.parse(get(path, person).body());
    }

    HttpResponse<String> post(String path, String person, String form, String origin)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address() + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", origin)
                .POST(HttpRequest.BodyPublishers.ofString(form));
        if (!person.isEmpty()) {
            request.header("Cookie", "concordat=" + person);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        server.close();
        client.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private final class KnownPeople implements SignIn {
        @Override
        public Optional<String> signIn(String loginName, String password, String fromAddress) {
            if (loginName.equals("hasty")) {
                throw Refusal.of(429, "Too many tries", "Wait a minute, then try again.");
            }
            return password.equals("right & proper") ? Optional.of(loginName) : Optional.empty();
        }

        @Override
        public void signOut(String session) {
            signedOut.add(session);
        }
    }

    private final class Desk implements CaseDesk {
        private final Country country;

        Desk(Country country) {
            this.country = country;
        }

        @Override
        public void reply(PersonId actor, CaseId about, ReplyKind kind, String words) {
            if (kind == ReplyKind.MORE_TIME) {
                throw Refusal.of(409, "The time to reply has passed", "The reply was due yesterday.");
            }
            desk.add(actor + " replies " + kind + " on " + about + ": " + words);
            country.caseStates.put(about.value(), "replied");
        }

        @Override
        public void adjudicate(PersonId actor, CaseId about, boolean upheld, String reasons) {
            desk.add(actor + " decides " + upheld + " on " + about + ": " + reasons);
            country.caseStates.put(about.value(), upheld ? "upheld" : "not-upheld");
        }
    }
}
