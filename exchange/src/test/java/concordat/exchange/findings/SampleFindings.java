package concordat.exchange.findings;

import concordat.assurance.Programme;
import concordat.assurance.act.Act;
import concordat.assurance.act.BodyJoined;
import concordat.assurance.act.EditionIssued;
import concordat.assurance.act.Entry;
import concordat.assurance.act.EnvironmentDeclared;
import concordat.assurance.act.NetworkFounded;
import concordat.assurance.act.PlanAct.ActionAdded;
import concordat.assurance.act.PlanAct.PlanDrafted;
import concordat.assurance.act.Prose;
import concordat.assurance.ids.ActionId;
import concordat.assurance.ids.BodyId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.NetworkId;
import concordat.assurance.ids.PersonId;
import concordat.assurance.ids.PlanId;
import concordat.catalogue.ControlId;
import concordat.catalogue.Edition;
import concordat.catalogue.Severity;
import concordat.exchange.findings.ExportedFinding.Adjusted;
import concordat.exchange.findings.ExportedFinding.Clock;
import concordat.exchange.findings.ExportedFinding.Detection;
import concordat.exchange.findings.ExportedFinding.Exploited;
import concordat.exchange.findings.ExportedFinding.Likelihood;
import concordat.exchange.findings.ExportedFinding.On;
import concordat.intake.edition.Editions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;

/// A body and findings of all sorts, the same ones each time.
final class SampleFindings {

    static final Instant AT = Instant.parse("2027-03-10T12:00:00Z");
    static final BodyId BODY = new BodyId("tarn");
    static final EnvironmentId MAIN = new EnvironmentId("tarn-main");
    private static final EnvironmentId DEPOT = new EnvironmentId("tarn-depot");
    static final Edition EDITION = Editions.modelCode().startingOn(LocalDate.of(2026, 12, 1));
    static final ControlId FIRST = EDITION.controls().get(0).id();
    private static final ControlId SECOND = EDITION.controls().get(1).id();
    private static final List<String> TOOLS = List.of("nessus", "openvas", "nuclei");
    private static final List<String> WORDS = List.of(
            "Remote code execution in sample server",
            "=HYPERLINK(\"http://sample.invalid\",\"click\")",
            "+1 over the limit",
            "-2 below it",
            "@SUM(1,1)",
            "\ttabbed",
            "Umlauts: \u00e4\u00f6\u00fc, astral: \ud83d\udd10, quote: \"x\", comma, semi;colon",
            "two\nlines \u0001 and a control character",
            "'=already quoted",
            "<script>alert(1)</script> & co");

    private SampleFindings() {}

    static Occasion occasion() {
        return occasion(true);
    }

    static Occasion occasion(boolean open) {
        return new Occasion(programme(), BODY, List.of(DEPOT, MAIN), AT, "officer", "all there are", open);
    }

    private static Programme programme() {
        List<Act> acts = new ArrayList<>();
        acts.add(new NetworkFounded(prose("Test network")));
        acts.add(new EditionIssued(EDITION));
        acts.add(new BodyJoined(BODY, prose("Tarnside *Borough* Council"), "district-council", "r01", ""));
        acts.add(new EnvironmentDeclared(MAIN, BODY, prose("Main <network>")));
        acts.add(new EnvironmentDeclared(DEPOT, BODY, prose("Depot")));
        acts.add(new PlanDrafted(new PlanId("p-1"), MAIN, Set.of(FIRST), LocalDate.of(2027, 12, 1), prose("Plan")));
        acts.add(new ActionAdded(
                new ActionId("a-1"),
                new PlanId("p-1"),
                1,
                Set.of(FIRST),
                Optional.of(new PersonId("officer")),
                LocalDate.of(2027, 5, 1),
                120_000,
                true,
                Optional.empty(),
                Optional.empty(),
                prose("Replace the [old] server")));
        Programme programme = Programme.empty(new NetworkId("testnet"));
        Instant now = Instant.parse("2026-12-01T09:00:00Z");
        for (Act act : acts) {
            programme = programme.with(
                    new Entry(new NetworkId("testnet"), programme.nextPosition(), now, new PersonId("lead"), act));
            now = now.plus(Duration.ofMinutes(1));
        }
        return programme;
    }

    private static Prose prose(String text) {
        return Prose.of(text, "5a".repeat(16));
    }

    /// Worst first, of both environments.
    static List<ExportedFinding> many(int count, boolean open) {
        Random random = new Random(7);
        List<ExportedFinding> all = new ArrayList<>();
        for (int environment = 0; environment < 2; environment++) {
            for (int level = 4; level >= 0; level--) {
                for (int i = 0; i < count / 10; i++) {
                    all.add(one(all.size(), environment == 0 ? DEPOT : MAIN, Severity.ofLevel(level), open, random));
                }
            }
        }
        return all;
    }

    static FindingSource source(List<ExportedFinding> findings) {
        return taker -> {
            for (ExportedFinding finding : findings) {
                taker.take(finding);
            }
        };
    }

    static byte[] written(FindingFormat format, Occasion occasion, List<ExportedFinding> findings) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        FindingFiles.write(format, Audience.SECURITY_OFFICER, occasion, source(findings), out);
        return out.toByteArray();
    }

    private static ExportedFinding one(
            int number, EnvironmentId environment, Severity severity, boolean open, Random random) {
        String tool = TOOLS.get(random.nextInt(TOOLS.size()));
        String weakness = tool + ":" + (10_000 + severity.level() * 100 + random.nextInt(12));
        Instant seen = AT.minus(Duration.ofDays(1 + random.nextInt(200)));
        boolean weak = severity != Severity.INFO;
        boolean listed = weak && random.nextInt(5) == 0;
        List<String> cves = weak && random.nextInt(3) > 0
                ? List.of(
                        "CVE-2026-" + (10_000 + Math.floorMod(weakness.hashCode(), 50)),
                        "CVE-2025-" + (20_000 + Math.floorMod(weakness.hashCode(), 7)))
                : List.of();
        List<Detection> detections = new ArrayList<>();
        detections.add(new Detection(tool, weakness, "", severity, open, AT, "r-1", "machine", true));
        if (random.nextInt(4) == 0) {
            detections.add(
                    new Detection("qualys", "qualys:" + number, "/x", Severity.LOW, false, AT, "r-2", "tested", false));
        }
        OptionalInt port = random.nextBoolean() ? OptionalInt.of(1 + random.nextInt(60_000)) : OptionalInt.empty();
        String asset = random.nextInt(30) == 0
                ? "unplaced:"
                : random.nextInt(20) == 0 ? "image:registry.sample.invalid/app server" : host(number % 37);
        return new ExportedFinding(
                environment.value() + "-" + number,
                identity(number),
                environment.value(),
                new On(
                        asset,
                        Map.of("full_name", List.of("h" + number % 37 + ".tarn.sample.invalid")),
                        "Sample OS 4",
                        number % 3 == 0),
                port.isPresent() ? Optional.of(port.getAsInt()) : Optional.empty(),
                port.isPresent() ? Optional.of("tcp") : Optional.empty(),
                random.nextInt(4) == 0 ? Optional.of("/opt/app one/lib.jar") : Optional.empty(),
                weakness,
                WORDS.get(Math.floorMod(weakness.hashCode(), WORDS.size())),
                severity,
                weak && random.nextInt(9) == 0
                        ? Optional.of(new Adjusted("risk-" + number, Severity.LOW, AT.plus(Duration.ofDays(90))))
                        : Optional.empty(),
                open,
                seen,
                weak ? Optional.of(seen) : Optional.empty(),
                AT.minus(Duration.ofDays(1)),
                weak && open ? Optional.of(seen.plus(Duration.ofDays(30))) : Optional.empty(),
                weak && open ? Optional.of(new Clock(Duration.ofDays(30), seen, listed)) : Optional.empty(),
                listed && !cves.isEmpty()
                        ? Optional.of(new Exploited(cves.getFirst(), LocalDate.of(2026, 11, 3)))
                        : Optional.empty(),
                cves.isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                new Likelihood(cves.getFirst(), 0.12345, Optional.of(0.9), LocalDate.of(2027, 3, 9))),
                weak
                        ? random.nextInt(6) == 0 ? List.of(FIRST.value(), SECOND.value()) : List.of(FIRST.value())
                        : List.of(),
                cves,
                weak ? List.of(79, 89) : List.of(),
                weak && random.nextBoolean() ? List.of("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H") : List.of(),
                weak ? Optional.of(severity.level() * 2.2) : Optional.empty(),
                number % 7 == 0,
                number % 11 == 0,
                new ExportedFinding.Prose(
                        "In short: " + weakness, "What it is:\n" + WORDS.get(number % WORDS.size()), "Update it."),
                number % 2 == 0 ? Optional.of("banner: sample/1." + number + "\n=cmd|x") : Optional.empty(),
                detections);
    }

    private static String host(int number) {
        return "host:h" + number + ".tarn.sample.invalid";
    }

    private static String identity(int number) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(("finding " + number).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
