package concordat.exchange.findings;

import concordat.exchange.Identity;
import java.io.IOException;
import java.io.OutputStream;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// CSAF 2.0 in the profile VEX: the assets as products, and each vulnerability with what is known of it on each. What
/// no CVE names goes by its tool's id.
final class CsafFile {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final long AT_ONCE = 200_000;

    private final Occasion occasion;
    private final FindingSource findings;
    private final JsonFile json;

    private CsafFile(Occasion occasion, FindingSource findings, JsonFile json) {
        this.occasion = occasion;
        this.findings = findings;
        this.json = json;
    }

    static void write(Occasion occasion, FindingSource findings, OutputStream out) throws IOException {
        new CsafFile(occasion, findings, new JsonFile(out)).write();
    }

    /// As the standard asks: the document's id in small letters.
    static String name(Occasion occasion) {
        return id(occasion).toLowerCase(Locale.ROOT).replaceAll("[^+\\-a-z0-9]+", "_") + ".json";
    }

    private static String id(Occasion occasion) {
        return "vex-" + occasion.programme().network() + "-" + occasion.body() + "-" + STAMP.format(occasion.at());
    }

    private void write() throws IOException {
        json.member("document", document());
        json.object("product_tree");
        json.list("branches");
        products();
        json.over();
        json.close();
        json.list("vulnerabilities");
        Remedies remedies = new Remedies(occasion);
        Grouped.each(
                findings,
                CsafFile::vulnerabilities,
                Grouped.Sum.NAME,
                AT_ONCE,
                () -> new CsafVulnerability(occasion, remedies),
                (sum, gathered) -> json.item(gathered.fields(sum.key())));
        json.over();
        json.end();
    }

    private static List<String> vulnerabilities(ExportedFinding finding) {
        List<String> cves = finding.cves().stream()
                .filter(cve -> cve.matches("CVE-[0-9]{4}-[0-9]{4,}"))
                .distinct()
                .toList();
        return cves.isEmpty() ? List.of(finding.weakness()) : cves;
    }

    static String product(Occasion occasion, ExportedFinding finding) {
        return Ids.uuid(
                occasion, "asset", finding.environment(), finding.asset().key());
    }

    private Fields document() {
        String at = occasion.at().toString();
        return new Fields()
                .with("category", "csaf_vex")
                .with("csaf_version", "2.0")
                .with("lang", "en")
                .with("title", "Findings of " + occasion.bodyName() + " as of " + Occasion.moment(occasion.at()))
                .with(
                        "distribution",
                        new Fields()
                                .with("text", "Weaknesses of the body: for those alone who have to know them.")
                                .with("tlp", new Fields().with("label", "RED")))
                .with(
                        "notes",
                        List.of(new Fields()
                                .with("category", "summary")
                                .with(
                                        "text",
                                        "What was asked for: " + occasion.asked() + ". Taken by " + occasion.by()
                                                + ". Products are the body's assets.")))
                .with(
                        "publisher",
                        new Fields()
                                .with("category", "user")
                                .with("name", occasion.bodyName())
                                .with("namespace", Identity.NS + "/body/" + occasion.body()))
                .with(
                        "tracking",
                        new Fields()
                                .with("id", id(occasion))
                                .with("status", "final")
                                .with("version", "1")
                                .with("initial_release_date", at)
                                .with("current_release_date", at)
                                .with(
                                        "generator",
                                        new Fields()
                                                .with("date", at)
                                                .with("engine", new Fields().with("name", "Concordat")))
                                .with(
                                        "revision_history",
                                        List.of(new Fields()
                                                .with("date", at)
                                                .with("number", "1")
                                                .with("summary", "As of this moment"))));
    }

    /// A branch for each environment, in which its assets stand.
    private void products() throws IOException {
        Branches branches = new Branches();
        findings.each(branches::take);
        branches.close();
    }

    private final class Branches {
        private final Set<String> told = new HashSet<>();
        private @Nullable String environment;

        void take(ExportedFinding finding) throws IOException {
            if (!finding.environment().equals(environment)) {
                close();
                environment = finding.environment();
                json.object();
                json.member("category", "product_family");
                json.member("name", environmentName(finding.environment()));
                json.list("branches");
            }
            String product = product(occasion, finding);
            if (told.add(product)) {
                String name = Texts.or(Texts.line(finding.asset().name()), "An asset that the report leaves unsaid");
                json.item(new Fields()
                        .with("category", "product_name")
                        .with("name", name)
                        .with(
                                "product",
                                new Fields()
                                        .with("name", name + ", " + environmentName(finding.environment()))
                                        .with("product_id", product)));
            }
        }

        private String environmentName(String id) {
            return occasion.environmentName(new concordat.assurance.ids.EnvironmentId(id));
        }

        void close() throws IOException {
            if (environment != null) {
                json.over();
                json.close();
                environment = null;
            }
        }
    }
}
