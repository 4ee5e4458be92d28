package concordat.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.api.ApiJson;
import concordat.api.view.AccountPassword;
import concordat.api.view.ActEntry;
import concordat.api.view.FindingView;
import concordat.api.view.Page;
import concordat.api.view.SessionView;
import concordat.api.view.SignInRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A body's security officer, signed in as people are: by name and password, for a session.
final class Officer {

    private static final String PASSWORD = "a long enough sentence";

    private final URI web;
    private final String cookie;
    private final HttpClient http;

    private Officer(URI web, String cookie, HttpClient http) {
        this.web = web;
        this.cookie = cookie;
        this.http = http;
    }

    static Officer of(RunningNetwork network, String body) throws IOException, InterruptedException {
        String person = person(network, body);
        network.api().put("/accounts/officer-of-" + body, new AccountPassword(person, PASSWORD));
        HttpClient http = HttpClient.newHttpClient();
        HttpResponse<Void> answer = http.send(
                HttpRequest.newBuilder(network.web().resolve("/sign-in"))
                        .header("Origin", network.web().toString())
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "name=officer-of-" + body + "&password=" + PASSWORD.replace(' ', '+')))
                        .build(),
                HttpResponse.BodyHandlers.discarding());
        String session = answer.headers()
                .firstValue("Set-Cookie")
                .orElseThrow(() -> new AssertionError("signing in was answered with " + answer));
        return new Officer(network.web(), session.substring(0, session.indexOf(';')), http);
    }

    /// @return what commands and programs speak with as the officer, who has signed in by [#of] before
    static String token(RunningNetwork network, String body) throws IOException, InterruptedException {
        SessionView session = network.api()
                .post("/sessions", new SignInRequest("officer-of-" + body, PASSWORD), network.key(), SessionView.class);
        return session.token();
    }

    /// @return the status of the answer
    int sends(URI address, byte[] file) throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(address)
                                .header("Cookie", cookie)
                                .header("Origin", web.toString())
                                .header("Content-Type", "application/octet-stream")
                                .header("Idempotency-Key", "sent-by-an-officer")
                                .POST(HttpRequest.BodyPublishers.ofByteArray(file))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    /// @return the id of a body's officer
    static String person(RunningNetwork network, String body) throws IOException, InterruptedException {
        return network.api().page("/acts?limit=500&kind=role-granted&body=" + body, ActEntry.class).items().stream()
                .filter(act -> "SECURITY_OFFICER".equals(act.payload().get("role")))
                .map(act -> String.valueOf(act.payload().get("person")))
                .findFirst()
                .orElseThrow();
    }

    /// @param state open or closed
    List<FindingView> findings(String body, String state) throws IOException, InterruptedException {
        List<FindingView> all = new ArrayList<>();
        Optional<String> next = Optional.of("");
        while (next.isPresent()) {
            String address = "/api/v1/bodies/" + body + "/findings?limit=200&state=" + state + next.get();
            HttpResponse<byte[]> answer = http.send(
                    HttpRequest.newBuilder(web.resolve(address))
                            .header("Cookie", cookie)
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).as(address).isEqualTo(200);
            Page<FindingView> page = ApiJson.readPage(answer.body(), FindingView.class);
            all.addAll(page.items());
            next = page.next().map(cursor -> "&cursor=" + cursor);
        }
        return all;
    }
}
