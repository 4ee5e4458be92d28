package concordat.intake.csaf;

import concordat.intake.json.Json;
import concordat.intake.json.JsonTaker;
import concordat.intake.report.ReportProblem;
import concordat.intake.report.ReportTally;
import concordat.intake.report.ReportedAsset;
import concordat.intake.report.ReportedItem;
import concordat.intake.report.ReportedItem.Said;
import concordat.intake.report.Severities;
import concordat.intake.report.Unfit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// The second reading: what is said of each product about each vulnerability.
final class Advisory implements JsonTaker {

    private static final Map<String, Said> STATES = Map.of(
            "known_affected", Said.PRESENT,
            "first_affected", Said.PRESENT,
            "last_affected", Said.PRESENT,
            "under_investigation", Said.PRESENT,
            "known_not_affected", Said.NOT_AFFECTED,
            "first_fixed", Said.FIXED,
            "fixed", Said.FIXED);

    private final Products products;
    private final ReportTally tally;

    Advisory(Products products, ReportTally tally) {
        this.products = products;
        this.tally = tally;
        products.tell(tally);
    }

    @Override
    public Take take(String path) {
        return switch (path) {
            case "", "vulnerabilities" -> Take.INTO;
            case "vulnerabilities[]" -> Take.WHOLE;
            default -> Take.NOTHING;
        };
    }

    @Override
    public void whole(String path, JsonNode vulnerability) {
        List<JsonNode> ids = Json.list(vulnerability, "ids");
        String cve = Json.text(vulnerability, "cve");
        String other = ids.isEmpty() ? products.advisory() : Json.text(ids.getFirst(), "text");
        String id = cve.isEmpty() ? other : cve;
        if (id.isEmpty()) {
            throw new Unfit(new ReportProblem(
                    ReportProblem.Kind.MALFORMED,
                    0,
                    0,
                    "a vulnerability has neither a CVE nor an id of its maker's, and the advisory has none either",
                    "ask whoever published it for one that has ids"));
        }
        Map<String, Said> states = new LinkedHashMap<>();
        vulnerability.path("product_status").properties().forEach(state -> {
            Said said = STATES.get(state.getKey());
            if (said != null) {
                Json.list(state.getValue())
                        .forEach(
                                product -> states.merge(Json.text(product), said, (a, b) -> a == Said.PRESENT ? a : b));
            }
        });
        if (states.isEmpty()) {
            tally.item(item(id, vulnerability, "").build());
        }
        states.forEach((product, said) -> {
            ReportedItem.Draft item = item(id, vulnerability, product).said(said);
            products.product(product).ifPresent(key -> {
                // An advisory speaks of some vulnerabilities only: what it does not name goes on.
                tally.assetOnce(ReportedAsset.of(key).looked(true, false));
                item.on(key);
            });
            tally.item(item.build());
        });
    }

    private ReportedItem.Draft item(String id, JsonNode vulnerability, String product) {
        JsonNode cvss = cvss(vulnerability, product);
        double score = Json.number(cvss, "baseScore").orElse(0.0);
        String word = Json.text(cvss, "baseSeverity");
        if (word.isEmpty() && score == 0) {
            word = impact(vulnerability, product);
        }
        ReportedItem.Draft item = ReportedItem.of(
                        "csaf", id, Severities.said(word.isEmpty() && score == 0 ? products.severity() : word, score))
                .title(Json.text(vulnerability, "title").isEmpty() ? id : Json.text(vulnerability, "title"))
                .cves(id)
                .score(score)
                .vector(Json.text(cvss, "vectorString"));
        Json.list(vulnerability, "cwe").forEach(cwe -> item.cwes(Json.text(cwe, "id")));
        Json.list(vulnerability, "cwes").forEach(cwe -> item.cwes(Json.text(cwe, "id")));
        if (tally.wantsTexts()) {
            item.texts(ReportedItem.Texts.of(
                    "",
                    words(vulnerability, "notes", "text", ""),
                    words(vulnerability, "remediations", "details", product),
                    words(vulnerability, "threats", "details", product)));
        }
        return item;
    }

    /// Version 3 first, for most give that one. Scores stand in one list in 2.0, in another, deeper, in 2.1.
    private static JsonNode cvss(JsonNode vulnerability, String product) {
        List<JsonNode> all = new ArrayList<>(Json.list(vulnerability, "scores"));
        all.addAll(Json.list(vulnerability, "metrics"));
        for (JsonNode score : all) {
            JsonNode content = score.has("content") ? score.path("content") : score;
            for (String version : List.of("cvss_v3", "cvss_v4", "cvss_v2")) {
                if (content.has(version) && (product.isEmpty() || of(score, product))) {
                    return content.path(version);
                }
            }
        }
        return vulnerability.path("there is none");
    }

    private static boolean of(JsonNode said, String product) {
        String list = said.has("product_ids") ? "product_ids" : "products";
        return !said.has(list)
                || Json.list(said, list).stream().anyMatch(p -> Json.text(p).equals(product));
    }

    private static String impact(JsonNode vulnerability, String product) {
        return Json.list(vulnerability, "threats").stream()
                .filter(threat -> Json.text(threat, "category").equals("impact") && of(threat, product))
                .map(threat -> Json.text(threat, "details"))
                .filter(details -> Severities.word(details).isPresent())
                .findFirst()
                .orElse("");
    }

    private static String words(JsonNode vulnerability, String list, String key, String product) {
        return Json.list(vulnerability, list).stream()
                .filter(entry -> product.isEmpty() || of(entry, product))
                .map(entry -> Json.text(entry, key))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("\n"));
    }
}
