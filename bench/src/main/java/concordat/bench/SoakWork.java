package concordat.bench;

import concordat.api.ApiClient;
import concordat.api.ApiFailure;
import concordat.api.view.ActBatch;
import concordat.api.view.ActEntry;
import concordat.api.view.ActProposal;
import concordat.api.view.BodyView;
import concordat.api.view.Page;
import concordat.api.view.Receipt;
import concordat.api.view.ReportJob;
import concordat.ledger.HeadVerifier;
import concordat.ledger.LedgerVerification;
import concordat.ledger.Verification;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What is done to a network while its processes are killed, and what it answered, kept to be compared with its
/// ledger. One thread.
final class SoakWork {

    private static final DateTimeFormatter SCANNED =
            DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss yyyy", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final ApiClient api;
    private final BodyView body;
    private final Map<Long, String> acknowledged = new HashMap<>();
    private final Set<String> imported = new HashSet<>();
    private int number;
    private int unanswered;

    SoakWork(ApiClient api) throws IOException, InterruptedException {
        this.api = api;
        this.body = api.page("/bodies?limit=100", BodyView.class).items().stream()
                .filter(b -> b.environments().size() == 1)
                .reduce((first, second) -> second)
                .orElseThrow(() -> new IOException("no body has one environment"));
    }

    int acts() {
        return acknowledged.size();
    }

    int reports() {
        return imported.size();
    }

    int unanswered() {
        return unanswered;
    }

    /// Grants a role to somebody new. One that gets no answer is asked again under the same key, so it must count once.
    ///
    /// @return whether it was acknowledged before the limit
    boolean act(long limitNanos) throws InterruptedException {
        String person = "soak-" + number++;
        Map<String, Object> payload = new HashMap<>();
        payload.put("person", person);
        payload.put("role", "AUDITOR");
        payload.put("body", null);
        ActBatch batch = new ActBatch(List.of(new ActProposal("role-granted", payload)));
        do {
            try {
                Receipt receipt = api.post("/acts", batch, person, Receipt.class);
                acknowledged.put(receipt.first(), person);
                return true;
            } catch (IOException e) {
                lastTrouble = String.valueOf(e.getMessage());
                unanswered++;
                Thread.sleep(50);
            }
        } while (System.nanoTime() < limitNanos);
        return false;
    }

    private String lastTrouble = "";

    String lastTrouble() {
        return lastTrouble;
    }

    /// Imports a small report; one that a kill interrupts is not sent again.
    void report(Instant scanned) throws InterruptedException {
        String key = "soak-report-" + number++;
        String text = """
                <?xml version="1.0" ?><NessusClientData_v2><Report name="soak"><ReportHost name="10.9.0.7">
                <HostProperties><tag name="HOST_START">%1$s</tag><tag name="HOST_END">%1$s</tag>
                <tag name="Credentialed_Scan">true</tag></HostProperties>
                <ReportItem port="0" svc_name="general" protocol="tcp" severity="0" pluginID="%2$d" pluginName="About"
                 pluginFamily="Settings"><plugin_output>nothing</plugin_output></ReportItem>
                </ReportHost></Report></NessusClientData_v2>""".formatted(SCANNED.format(scanned), 70_000 + number);
        try {
            ReportJob job = api.post(
                    "/bodies/" + body.id() + "/reports?environment="
                            + body.environments().getFirst() + "&file=soak.nessus",
                    "application/octet-stream",
                    BodyPublishers.ofString(text),
                    key,
                    ReportJob.class);
            while (!job.over()) {
                Thread.sleep(20);
                job = api.read("/reports/" + job.id(), ReportJob.class);
            }
            if (job.state().equals("done")) {
                imported.add(job.id());
            } else {
                lastTrouble = job.problem()
                        .map(p -> p.title() + p.detail().map(d -> ": " + d).orElse(""))
                        .orElse("");
                unanswered++;
            }
        } catch (ApiFailure e) {
            lastTrouble = String.valueOf(e.getMessage());
            unanswered++;
        } catch (IOException e) {
            unanswered++;
        }
    }

    /// Compares all that was acknowledged with the ledger, and checks the ledger's signatures and hashes.
    ///
    /// @return what is wrong
    List<String> check(Path keys) throws IOException, InterruptedException {
        List<String> wrong = new ArrayList<>();
        Map<Long, String> granted = new HashMap<>();
        Set<String> reports = new HashSet<>();
        Optional<String> cursor = Optional.empty();
        do {
            Page<ActEntry> page =
                    api.page("/acts?limit=500" + cursor.map(c -> "&cursor=" + c).orElse(""), ActEntry.class);
            for (ActEntry entry : page.items()) {
                String person = String.valueOf(entry.payload().get("person"));
                if (entry.kind().equals("role-granted") && person.startsWith("soak-")) {
                    granted.put(entry.position(), person);
                } else if (entry.kind().equals("report-imported")) {
                    reports.add(String.valueOf(entry.payload().get("report")));
                }
            }
            cursor = page.next();
        } while (cursor.isPresent());
        acknowledged.forEach((position, person) -> {
            if (!person.equals(granted.get(position))) {
                wrong.add("act " + position + " was acknowledged for " + person + "; the ledger has "
                        + granted.get(position));
            }
        });
        if (new HashSet<>(granted.values()).size() != granted.size()) {
            wrong.add("an act that was sent again stands twice in the ledger");
        }
        imported.stream()
                .filter(report -> !reports.contains(report))
                .forEach(report -> wrong.add("report " + report + " was said to be done; the ledger lacks it"));
        verified(keys).ifPresent(wrong::add);
        return wrong;
    }

    private Optional<String> verified(Path keys) throws IOException, InterruptedException {
        String pem = Files.readString(keys.resolve("network-ledger.pub.pem"));
        byte[] spki = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
        Path export = Files.createTempFile("concordat-soak", ".txt");
        try {
            api.download("/ledger/export", export);
            try (InputStream in = Files.newInputStream(export)) {
                return switch (LedgerVerification.verify(
                        in, HeadVerifier.trusting(HeadVerifier.key(spki)), List.of())) {
                    case Verification.Verified good -> Optional.empty();
                    case Verification.Broken broken ->
                        Optional.of("the ledger does not verify at " + broken.position() + ": " + broken.differs());
                };
            }
        } finally {
            Files.delete(export);
        }
    }
}
