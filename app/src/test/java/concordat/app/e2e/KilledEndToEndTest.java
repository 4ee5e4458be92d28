package concordat.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import concordat.api.ApiClient;
import concordat.api.ApiFailure;
import concordat.api.view.ActBatch;
import concordat.api.view.ActEntry;
import concordat.api.view.ActProposal;
import concordat.api.view.Page;
import concordat.api.view.Receipt;
import concordat.api.view.StatusView;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Nothing that was acknowledged is ever lost.
@Tag("slow")
final class KilledEndToEndTest {

    private static final int KILLS = Integer.getInteger("concordat.kills", 50);
    private static final int WRITERS = 3;
    private static final long LATEST_MILLIS = 1_500;
    private static final Duration START_LIMIT = Duration.ofMinutes(2);

    @RegisterExtension
    static final RunningNetwork NETWORK = RunningNetwork.of(30);

    /// Where each act was acknowledged, by the person it is about.
    private final Map<String, Long> acknowledged = new ConcurrentHashMap<>();

    /// Acts sent of which nobody knows, by the person they are about: the key they were sent under.
    private final Map<String, String> unknown = new ConcurrentHashMap<>();

    private final List<String> refused = new CopyOnWriteArrayList<>();

    @Test
    void everyProcessKilledAgainAndAgain_losesNoAcknowledgedAct() throws Exception {
        long seed = System.nanoTime();
        System.out.println("kills are drawn from seed " + seed);
        Random chance = new Random(seed);
        long began = System.nanoTime();
        for (int kill = 0; kill < KILLS; kill++) {
            List<Thread> writers = write("k" + kill);
            Thread.sleep(chance.nextLong(LATEST_MILLIS));
            NETWORK.crashes().killEverything(chance);
            for (Thread writer : writers) {
                writer.join();
            }
            assertThat(refused).isEmpty();
            NETWORK.begin();
            RunningNetwork.await("acts are taken again after kill " + kill, START_LIMIT, this::sentAgain);
        }
        System.out.println(KILLS + " kills took "
                + Duration.ofNanos(System.nanoTime() - began).toSeconds() + " s");
        Map<String, Long> kept = kept();
        System.out.println("acts acknowledged: " + acknowledged.size() + ", found: "
                + acknowledged.keySet().stream().filter(kept::containsKey).count());
        assertThat(acknowledged).hasSizeGreaterThan(KILLS);
        assertThat(kept).isEqualTo(acknowledged);
        Program.Ended verified = NETWORK.run("ledger", "verify");
        assertThat(verified.code()).as(verified.said() + verified.warned()).isZero();
    }

    private List<Thread> write(String round) {
        List<Thread> writers = new ArrayList<>();
        for (int writer = 0; writer < WRITERS; writer++) {
            String name = round + "-w" + writer;
            writers.add(Thread.ofVirtual().start(() -> writeUntilKilled(name)));
        }
        return writers;
    }

    private void writeUntilKilled(String name) {
        try {
            ApiClient api = NETWORK.api();
            for (int number = 0; ; number++) {
                String person = name + "-" + number;
                unknown.put(person, "key of " + person);
                send(api, person);
            }
        } catch (ApiFailure e) {
            // What the server could not say for sure, with 503, is sent again as what it could not say at all.
            if (e.problem().status() < 500) {
                refused.add(name + ": " + e.getMessage());
            }
        } catch (IOException e) {
            // Killed; what was on its way is unknown until it is sent again.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(ApiClient api, String person) throws IOException, InterruptedException {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("person", person);
        payload.put("role", "AUDITOR");
        payload.put("body", null);
        ActProposal act = new ActProposal("role-granted", payload, Optional.empty());
        String key = String.valueOf(unknown.get(person));
        Receipt receipt = api.post("/acts", new ActBatch(List.of(act)), key, Receipt.class);
        acknowledged.put(person, receipt.first());
        unknown.remove(person);
    }

    /// What nobody knows of is sent again under its own key: done once, whether or not it had been.
    private boolean sentAgain() throws IOException, InterruptedException {
        ApiClient api = NETWORK.api();
        api.read("/status", StatusView.class);
        for (String person : List.copyOf(unknown.keySet())) {
            send(api, person);
        }
        return true;
    }

    /// Where the ledger holds the acts of this test, each of which it holds once.
    private Map<String, Long> kept() throws IOException, InterruptedException {
        Map<String, Long> kept = new HashMap<>();
        Optional<String> next = Optional.of("");
        while (next.isPresent()) {
            Page<ActEntry> page = NETWORK.api().page("/acts?kind=role-granted&limit=500" + next.get(), ActEntry.class);
            for (ActEntry act : page.items()) {
                String person = String.valueOf(act.payload().get("person"));
                if (person.matches("k\\d+-w\\d+-\\d+")) {
                    assertThat(kept.put(person, act.position()))
                            .as(person + " twice")
                            .isNull();
                }
            }
            next = page.next().map(cursor -> "&cursor=" + cursor);
        }
        return kept;
    }
}
