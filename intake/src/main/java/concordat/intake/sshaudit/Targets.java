package concordat.intake.sshaudit;

import concordat.catalogue.Severity;
import concordat.findings.AssetIdKind;
import concordat.findings.AssetKey;
import concordat.intake.json.Json;
import concordat.intake.report.Address;
import concordat.intake.report.Assets;
import concordat.intake.report.Gathered;
import concordat.intake.report.ReportTally;
import concordat.intake.report.ReportedAsset;
import concordat.intake.report.ReportedItem;
import concordat.intake.report.Severities;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Makes findings of the vulnerabilities and of the algorithms of a target that should go or change.
final class Targets {

    private static final List<String> KINDS = List.of("kex", "key", "enc", "mac");

    private final ReportTally tally;
    private final Gathered hosts = new Gathered();

    Targets(ReportTally tally) {
        this.tally = tally;
        tally.speaksOnlyOf("ssh-audit");
    }

    void target(JsonNode target) {
        Optional<Address> address = Address.of(Json.first(target, "target", "target_ip", "host"));
        Optional<AssetKey> host = address.flatMap(a -> Assets.host(a.host()));
        int port = address.map(Address::port).filter(p -> p > 0).orElse(22);
        host.ifPresent(key -> hosts.add(ReportedAsset.of(key)
                .with(AssetIdKind.ADDRESS, Json.text(target, "target_ip"))
                .running(Json.text(target, "banner", "comments"))
                .at(port)));
        for (JsonNode cve : Json.list(target, "cves")) {
            vulnerability(cve).ifPresent(item -> tell(item, host, port));
        }
        Map<String, ReportedItem.Draft> algorithms = new LinkedHashMap<>();
        if (target.path("recommendations").isEmpty()) { // it has some for the servers only that it knows
            noted(target, algorithms);
        } else {
            recommended(target.path("recommendations"), algorithms);
        }
        algorithms.values().forEach(item -> tell(item, host, port));
    }

    void over() {
        hosts.handOn(tally);
    }

    private void tell(ReportedItem.Draft item, Optional<AssetKey> host, int port) {
        host.ifPresent(item::on);
        tally.item(item.port(port, "tcp").build());
    }

    private static Optional<ReportedItem.Draft> vulnerability(JsonNode cve) {
        String id = cve.isObject() ? Json.text(cve, "name") : Json.text(cve);
        if (id.isEmpty()) {
            return Optional.empty();
        }
        double score = Json.number(cve, "cvssv2").orElse(0.0);
        return Optional.of(ReportedItem.of("ssh-audit", id, Severities.of("", score))
                .title(Json.text(cve, "description").isEmpty() ? id : Json.text(cve, "description"))
                .cves(id)
                .score(score));
    }

    /// The worst that is said of an algorithm counts. What could be added besides is no weakness.
    private static void recommended(JsonNode recommendations, Map<String, ReportedItem.Draft> into) {
        for (String level : List.of("critical", "warning", "informational")) {
            for (String action : List.of("del", "chg")) {
                for (String kind : KINDS) {
                    for (JsonNode algorithm : Json.list(recommendations, level, action, kind)) {
                        String name = algorithm.isObject() ? Json.text(algorithm, "name") : Json.text(algorithm);
                        put(into, kind, name, level, Json.text(algorithm, "notes"));
                    }
                }
            }
        }
    }

    private static void noted(JsonNode target, Map<String, ReportedItem.Draft> into) {
        for (String level : List.of("fail", "warn")) {
            for (String kind : KINDS) {
                for (JsonNode algorithm : Json.list(target, kind)) {
                    List<JsonNode> notes = Json.list(algorithm, "notes", level);
                    if (!notes.isEmpty()) {
                        put(into, kind, Json.text(algorithm, "algorithm"), level, Json.text(notes.getFirst()));
                    }
                }
            }
        }
    }

    /// The tool's levels rank algorithms among each other: none of them alone opens a door.
    private static void put(
            Map<String, ReportedItem.Draft> into, String kind, String name, String level, String notes) {
        if (name.isEmpty()) {
            return;
        }
        Severity severity =
                switch (level) {
                    case "critical", "fail" -> Severity.HIGH;
                    case "warning", "warn" -> Severity.MEDIUM;
                    default -> Severity.INFO;
                };
        String id = kind + "/" + name;
        into.putIfAbsent(
                id,
                ReportedItem.of("ssh-audit", id, severity)
                        .title("SSH " + kind + " " + name)
                        .family(kind)
                        .texts(ReportedItem.Texts.of("", "", notes, "")));
    }
}
