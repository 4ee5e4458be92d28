package concordat.bench;

import concordat.oscal.OscalDocument;
import concordat.oscal.check.OscalCheck;
import concordat.oscal.read.OscalReader;
import concordat.oscal.read.OscalReading;
import concordat.oscal.resolve.OscalStore;
import concordat.oscal.resolve.ProfileResolver;
import concordat.oscal.resolve.Resolution;
import concordat.oscal.resolve.Stamp;
import concordat.oscal.view.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Milliseconds to read NIST SP 800-53 as a document and to resolve its high baseline, in a warm process. Beside it
/// what a general reader takes that only builds a tree of the same bytes.
final class OscalBench {

    private static final String OURS = "concordat";
    private static final String PEER = "Jackson 3, tree only";
    private static final String FOLDER = "oscal/nist-800-53-rev5";
    private static final String CATALOGUE = "NIST_SP-800-53_rev5_catalog_v5.0.1.json";
    private static final String HIGH = "NIST_SP-800-53_rev5_HIGH-baseline_profile.json";
    private static final String LOW_XML = "NIST_SP-800-53_rev5_LOW-baseline-resolved-profile_catalog.xml";
    private static final int CONTROLS = 1_189;
    private static final int HIGH_CONTROLS = 370;
    private static final int WARM_UPS = 30;
    private static final int TIMES = 15;
    private static final Stamp STAMP = new Stamp(
            "0d9b8a0e-5d57-4a0f-9d1c-54b0f3c3a001",
            Instant.parse("2026-11-22T00:00:00Z"),
            Optional.of("profile.json"),
            "bench");

    private OscalBench() {}

    static Report run(Options options) throws IOException {
        options.only(List.of());
        byte[] json = bytes(CATALOGUE);
        byte[] xml = bytes(LOW_XML);
        OscalDocument catalogue = document(json);
        OscalDocument high = document(bytes(HIGH));
        OscalStore store = address -> Optional.of(catalogue);
        agree(catalogue, high, store);
        JsonMapper mapper = JsonMapper.builder().build();
        Rounds rounds = Rounds.of(List.of(
                () -> Map.of("read", timed(() -> document(json))),
                () -> Map.of("tree", timed(() -> tree(mapper, json))),
                () -> Map.of("xml", timed(() -> document(xml))),
                () -> Map.of("check", timed(() -> OscalCheck.of(catalogue))),
                () -> Map.of("resolve", timed(() -> resolved(high, store)))));
        double read = rounds.median("read");
        double resolve = rounds.median("resolve");
        String what = "read NIST SP 800-53, " + json.length / 1024 + " kB of JSON";
        List<Row> rows = new ArrayList<>();
        rows.add(new Row(OURS, what, read, "ms"));
        rows.add(new Row(PEER, what, rounds.median("tree"), "ms", rounds.median("tree") / read));
        rows.add(new Row(OURS, "check it", rounds.median("check"), "ms"));
        rows.add(new Row(OURS, "resolve its high baseline", resolve, "ms"));
        rows.add(new Row(
                OURS, "read its low baseline, " + xml.length / 1024 + " kB of XML", rounds.median("xml"), "ms"));
        return new Report(
                rows,
                List.of(
                        Target.atMost(what, read, 150, "ms", rounds.spread("read")),
                        Target.atMost("resolve its high baseline", resolve, 100, "ms", rounds.spread("resolve"))),
                List.of("Reading holds the document to the shape of its model; the peer builds a tree and no more."));
    }

    private static byte[] bytes(String name) throws IOException {
        return Files.readAllBytes(SharedData.folder(FOLDER).resolve(name));
    }

    private static OscalDocument document(byte[] bytes) throws IOException {
        return switch (OscalReader.read(bytes, "document")) {
            case OscalReading.Read read -> read.document();
            case OscalReading.Rejected rejected ->
                throw new IOException(rejected.problems().toString());
        };
    }

    private static Object tree(JsonMapper mapper, byte[] bytes) throws IOException {
        try {
            return mapper.readTree(bytes);
        } catch (JacksonException e) {
            throw new IOException("the peer cannot read it: " + e.getOriginalMessage(), e);
        }
    }

    private static OscalDocument resolved(OscalDocument profile, OscalStore store) throws IOException {
        return switch (ProfileResolver.resolve("profile.json", profile, store, STAMP)) {
            case Resolution.Resolved resolved -> resolved.catalogue();
            case Resolution.Refused refused ->
                throw new IOException(refused.problem().toString());
        };
    }

    /// Fast and wrong is no figure.
    private static void agree(OscalDocument catalogue, OscalDocument high, OscalStore store) throws IOException {
        long controls = new Catalogue(catalogue).allControls().count();
        long chosen = new Catalogue(resolved(high, store)).allControls().count();
        if (controls != CONTROLS || chosen != HIGH_CONTROLS) {
            throw new IOException("read " + controls + " controls and " + chosen + " of the high baseline, not "
                    + CONTROLS + " and " + HIGH_CONTROLS);
        }
    }

    private interface Work {
        Object run() throws IOException;
    }

    /// @return the median of some runs, in milliseconds
    private static double timed(Work work) throws IOException {
        long seen = 0;
        for (int i = 0; i < WARM_UPS; i++) {
            seen += System.identityHashCode(work.run());
        }
        double[] times = new double[TIMES];
        for (int i = 0; i < TIMES; i++) {
            long start = System.nanoTime();
            seen += System.identityHashCode(work.run());
            times[i] = (System.nanoTime() - start) / 1e6;
        }
        if (seen == 0) {
            throw new IOException("nothing was made");
        }
        Arrays.sort(times);
        return times[TIMES / 2];
    }
}
