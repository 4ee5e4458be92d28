package concordat.demo.rehearse;

import concordat.api.ApiClient;
import concordat.api.ApiFailure;
import concordat.api.view.ActBatch;
import concordat.api.view.ActProposal;
import concordat.api.view.BodyView;
import concordat.api.view.CaseView;
import concordat.api.view.ClockMove;
import concordat.api.view.ClockView;
import concordat.api.view.Page;
import concordat.api.view.ProblemPlace;
import concordat.api.view.ReadinessView;
import concordat.api.view.Receipt;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A network behind its API.
public final class ApiTheatre implements Theatre {

    private static final Pattern INDEX = Pattern.compile("/acts/(\\d+)");

    private final ApiClient api;
    /// Kinds of act that want proof of who does them.
    public static final Set<String> WANT_PROOF = Set.of("submission-signed", "risk-accepted");

    private final String key;
    private final String password;
    private int requests;

    /// @param api with the founder's token
    /// @param key stands at the front of every idempotency key; never the same for two rehearsals of one network
    /// @param password the founder's
    public ApiTheatre(ApiClient api, String key, String password) {
        this.api = api;
        this.key = key;
        this.password = password;
    }

    @Override
    public Instant now() throws IOException, InterruptedException {
        return api.read("/clock", ClockView.class).now();
    }

    @Override
    public void advance(Duration span) throws IOException, InterruptedException {
        api.post("/clock", new ClockMove(span), nextKey(), ClockView.class);
    }

    @Override
    public Optional<Refused> act(List<ActProposal> acts) throws IOException, InterruptedException {
        try {
            ActBatch batch = new ActBatch(acts);
            if (acts.stream().anyMatch(a -> WANT_PROOF.contains(a.kind()))) {
                api.confirmed(batch, password, nextKey(), Optional.empty());
            } else {
                api.post("/acts", batch, nextKey(), Receipt.class);
            }
            return Optional.empty();
        } catch (ApiFailure refusal) {
            for (ProblemPlace error : refusal.problem().errors()) {
                Matcher matcher = INDEX.matcher(error.pointer().orElse(""));
                if (matcher.find()) {
                    return Optional.of(new Refused(Integer.parseInt(matcher.group(1)), error.text()));
                }
            }
            throw refusal;
        }
    }

    @Override
    public List<CaseView> openCases() throws IOException, InterruptedException {
        return all("/cases?state=open&limit=500", CaseView.class);
    }

    @Override
    public List<ReadinessView> readiness(String body) throws IOException, InterruptedException {
        return api.page("/bodies/" + body + "/readiness", ReadinessView.class).items();
    }

    @Override
    public List<BodyView> bodies() throws IOException, InterruptedException {
        return all("/bodies?limit=500", BodyView.class);
    }

    private <T> List<T> all(String path, Class<T> item) throws IOException, InterruptedException {
        Page<T> page = api.page(path, item);
        List<T> all = new ArrayList<>(page.items());
        while (page.next().isPresent()) {
            page = api.page(path + "&cursor=" + URLEncoder.encode(page.next().get(), StandardCharsets.UTF_8), item);
            all.addAll(page.items());
        }
        return all;
    }

    private String nextKey() {
        return key + "-" + requests++;
    }
}
