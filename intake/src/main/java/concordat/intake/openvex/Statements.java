package concordat.intake.openvex;

import concordat.catalogue.Severity;
import concordat.findings.AssetKey;
import concordat.findings.AssetKind;
import concordat.intake.json.Json;
import concordat.intake.json.JsonTaker;
import concordat.intake.report.Assets;
import concordat.intake.report.Instants;
import concordat.intake.report.Purl;
import concordat.intake.report.ReportTally;
import concordat.intake.report.ReportedAsset;
import concordat.intake.report.ReportedItem;
import concordat.intake.report.ReportedItem.Said;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Makes a finding of what each statement says of each product, and of each part of it that it names.
final class Statements implements JsonTaker {

    private final ReportTally tally;

    Statements(ReportTally tally) {
        this.tally = tally;
        tally.speaksOnlyOf("openvex");
    }

    @Override
    public Take take(String path) {
        return switch (path) {
            case "", "statements" -> Take.INTO;
            case "statements[]", "author", "timestamp" -> Take.WHOLE;
            default -> Take.NOTHING;
        };
    }

    @Override
    public void whole(String path, JsonNode value) {
        switch (path) {
            case "author" -> tally.tool("OpenVEX by " + Json.text(value));
            case "timestamp" -> tally.scannedAt(Instants.parse(Json.text(value)));
            default -> statement(value);
        }
    }

    private void statement(JsonNode statement) {
        JsonNode vulnerability = statement.path("vulnerability");
        String id = vulnerability.isObject() ? Json.first(vulnerability, "name", "@id") : Json.text(vulnerability);
        if (id.isEmpty()) {
            return;
        }
        List<JsonNode> products = Json.list(statement, "products");
        if (products.isEmpty()) {
            tally.item(item(id, statement).build());
        }
        for (JsonNode product : products) {
            Optional<AssetKey> asset = Assets.named(AssetKind.PRODUCT, name(product));
            // What a statement does not speak of goes on.
            asset.ifPresent(key -> tally.assetOnce(ReportedAsset.of(key).looked(true, false)));
            List<JsonNode> parts = Json.list(product, "subcomponents");
            List<String> places = parts.isEmpty()
                    ? List.of("")
                    : parts.stream().map(Statements::name).toList();
            for (String place : places) {
                ReportedItem.Draft item = item(id, statement).place(place);
                asset.ifPresent(item::on);
                tally.item(item.build());
            }
        }
    }

    private static String name(JsonNode product) {
        String id = product.isObject() ? Json.text(product, "@id") : Json.text(product);
        return Purl.withoutVersion(id.isEmpty() ? Json.text(product, "identifiers", "purl") : id);
    }

    /// Nothing is said of how bad it is.
    private ReportedItem.Draft item(String id, JsonNode statement) {
        ReportedItem.Draft item = ReportedItem.of("openvex", id, Severity.MEDIUM)
                .title(id)
                .cves(id)
                .said(
                        switch (Json.text(statement, "status")) {
                            case "not_affected" -> Said.NOT_AFFECTED;
                            case "fixed" -> Said.FIXED;
                            default -> Said.PRESENT;
                        });
        Json.list(statement, "vulnerability", "aliases").forEach(alias -> item.cves(Json.text(alias)));
        if (tally.wantsTexts()) {
            item.texts(ReportedItem.Texts.of(
                    Json.text(statement, "justification"),
                    Json.text(statement, "vulnerability", "description"),
                    Json.text(statement, "action_statement"),
                    Json.first(statement, "impact_statement", "status_notes")));
        }
        return item;
    }
}
