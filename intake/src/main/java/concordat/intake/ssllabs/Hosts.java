package concordat.intake.ssllabs;

import concordat.catalogue.Severity;
import concordat.findings.AssetIdKind;
import concordat.findings.AssetKey;
import concordat.intake.json.Json;
import concordat.intake.report.Address;
import concordat.intake.report.Assets;
import concordat.intake.report.Checked;
import concordat.intake.report.Gathered;
import concordat.intake.report.Instants;
import concordat.intake.report.ReportTally;
import concordat.intake.report.ReportedAsset;
import concordat.intake.report.ReportedItem;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Makes findings of a grade below A, and of each known attack that an endpoint is open to.
final class Hosts {

    /// An attack.
    ///
    /// @param key where it stands in the details: as true, or as a number above 1, where 1 is not open to
    ///     it and less is
    ///     not known
    private record Attack(String key, Severity severity, String cve, String title) {}

    private static final List<Attack> ATTACKS = List.of(
            new Attack("heartbleed", Severity.CRITICAL, "CVE-2014-0160", "Heartbleed"),
            new Attack("openSslCcs", Severity.HIGH, "CVE-2014-0224", "OpenSSL CCS injection"),
            new Attack("openSSLLuckyMinus20", Severity.HIGH, "CVE-2016-2107", "OpenSSL padding oracle"),
            new Attack("ticketbleed", Severity.HIGH, "CVE-2016-9244", "Ticketbleed"),
            new Attack("bleichenbacher", Severity.HIGH, "", "ROBOT"),
            new Attack("zombiePoodle", Severity.HIGH, "", "Zombie POODLE"),
            new Attack("goldenDoodle", Severity.HIGH, "", "GOLDENDOODLE"),
            new Attack("zeroLengthPaddingOracle", Severity.HIGH, "CVE-2019-1559", "OpenSSL 0-length padding oracle"),
            new Attack("sleepingPoodle", Severity.HIGH, "", "Sleeping POODLE"),
            new Attack("poodleTls", Severity.HIGH, "CVE-2014-8730", "POODLE against TLS"),
            new Attack("freak", Severity.HIGH, "CVE-2015-0204", "FREAK"),
            new Attack("drownVulnerable", Severity.HIGH, "CVE-2016-0800", "DROWN"),
            new Attack("poodle", Severity.MEDIUM, "CVE-2014-3566", "POODLE against SSL 3"),
            new Attack("logjam", Severity.MEDIUM, "CVE-2015-4000", "Logjam"),
            new Attack("supportsRc4", Severity.MEDIUM, "CVE-2013-2566", "RC4"),
            new Attack("vulnBeast", Severity.LOW, "CVE-2011-3389", "BEAST"));

    private static final String TOOL = "ssllabs";

    private final ReportTally tally;
    private final Gathered hosts = new Gathered();
    private Optional<Set<String>> looked = Optional.empty();

    Hosts(ReportTally tally) {
        this.tally = tally;
        tally.speaksOnlyOf(TOOL);
    }

    void host(JsonNode host) {
        Optional<AssetKey> key = Assets.host(Json.text(host, "host"));
        if (key.isEmpty()) {
            return;
        }
        tally.tool("SSL Labs " + Json.text(host, "engineVersion"));
        tally.scannedAt(Instants.parse(Json.first(host, "startTime", "testTime")));
        int port = Address.port(Json.number(host, "port").orElse(443.0).intValue());
        ReportedAsset asset = ReportedAsset.of(key.get()).at(port);
        boolean finished = true;
        for (JsonNode endpoint : Json.list(host, "endpoints")) {
            asset = asset.with(AssetIdKind.ADDRESS, Json.text(endpoint, "ipAddress"));
            finished &= !Json.text(endpoint, "grade").isEmpty();
            endpoint(key.get(), port, endpoint);
        }
        boolean ready =
                Json.text(host, "status").isEmpty() || Json.text(host, "status").equals("READY");
        hosts.add(asset.looked(false, finished && ready));
    }

    /// Lists what every endpoint was judged by: a summary has grades and no details, and older details have fewer.
    void over() {
        hosts.handOn(tally);
        Checked checked = new Checked(TOOL);
        looked.ifPresent(ids -> ids.forEach(checked::add));
        checked.handOn(tally);
    }

    private void endpoint(AssetKey host, int port, JsonNode endpoint) {
        String grade = Json.text(endpoint, "grade");
        Set<String> judged = new HashSet<>(grade.isEmpty() ? Set.of() : Set.of("grade"));
        Optional<Severity> severity = severity(grade);
        if (severity.isPresent()) {
            tally.item(ReportedItem.of(TOOL, "grade", severity.get())
                    .on(host)
                    .port(port, "tcp")
                    .title("SSL Labs grade " + grade)
                    .build());
        }
        for (Attack attack : ATTACKS) {
            JsonNode found = endpoint.path("details").path(attack.key());
            if (found.isBoolean() || Json.number(found).orElse(0.0) > 0) {
                judged.add(attack.key());
            }
            if (Json.text(found).equals("true") || Json.number(found).orElse(0.0) > 1) {
                tally.item(ReportedItem.of(TOOL, attack.key(), attack.severity())
                        .on(host)
                        .port(port, "tcp")
                        .title(attack.title())
                        .cves(attack.cve())
                        .build());
            }
        }
        looked.ifPresent(judged::retainAll);
        looked = Optional.of(judged);
    }

    /// T stands for a certificate nobody trusts, M for one of another name: as good as none.
    private static Optional<Severity> severity(String grade) {
        return switch (grade.isEmpty() ? 'A' : grade.charAt(0)) {
            case 'A' -> Optional.empty();
            case 'B' -> Optional.of(Severity.LOW);
            case 'C' -> Optional.of(Severity.MEDIUM);
            default -> Optional.of(Severity.HIGH);
        };
    }
}
