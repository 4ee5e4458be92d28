package concordat.intake.csaf;

import concordat.findings.AssetKey;
import concordat.findings.AssetKind;
import concordat.intake.json.Json;
import concordat.intake.json.JsonTaker;
import concordat.intake.report.Assets;
import concordat.intake.report.Instants;
import concordat.intake.report.Purl;
import concordat.intake.report.ReportTally;
import concordat.intake.report.Room;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// The first reading: what the ids of products mean.
final class Products implements JsonTaker {

    private static final Pattern TREE = Pattern.compile(
            "product_tree|product_tree(\\.branches(\\[])?)+|product_tree\\.(full_product_names|relationships(\\[])?)");
    private static final Pattern PRODUCT = Pattern.compile("product_tree(\\.branches\\[])+\\.product"
            + "|product_tree\\.full_product_names\\[]|product_tree\\.relationships\\[]\\.full_product_name");

    private final Map<String, AssetKey> products = new HashMap<>();
    private final Room room = new Room("names of products", 128L << 20);
    private String advisory = "";
    private String severity = "";
    private Optional<Instant> released = Optional.empty();
    private String publisher = "";

    @Override
    public Take take(String path) {
        return switch (path) {
            case "", "document", "document.tracking", "document.publisher", "document.aggregate_severity" -> Take.INTO;
            case "document.tracking.current_release_date",
                    "document.tracking.id",
                    "document.publisher.name",
                    "document.aggregate_severity.text" -> Take.WHOLE;
            default ->
                TREE.matcher(path).matches() ? Take.INTO : PRODUCT.matcher(path).matches() ? Take.WHOLE : Take.NOTHING;
        };
    }

    @Override
    public void whole(String path, JsonNode value) {
        switch (path) {
            case "document.tracking.current_release_date" -> released = Instants.parse(Json.text(value));
            case "document.tracking.id" -> advisory = Json.text(value);
            case "document.publisher.name" -> publisher = Json.text(value);
            case "document.aggregate_severity.text" -> severity = Json.text(value);
            default -> product(value);
        }
    }

    private void product(JsonNode value) {
        String purl = Purl.withoutVersion(Json.text(value, "product_identification_helper", "purl"));
        String name = purl.isEmpty() ? Json.text(value, "name") : purl;
        String id = Json.text(value, "product_id");
        Assets.named(AssetKind.PRODUCT, name).ifPresent(key -> {
            room.take(id, key.name());
            products.put(id, key);
        });
    }

    /// The maker's id of the whole advisory; may be empty.
    String advisory() {
        return advisory;
    }

    /// The product of that id; one the tree does not name goes by its id.
    Optional<AssetKey> product(String id) {
        AssetKey known = products.get(id);
        return known == null ? Assets.named(AssetKind.PRODUCT, id) : Optional.of(known);
    }

    /// How bad all of it is together, in words; may be empty.
    String severity() {
        return severity;
    }

    void tell(ReportTally tally) {
        tally.tool(publisher.isEmpty() ? "" : "CSAF by " + publisher);
        tally.scannedAt(released);
        tally.speaksOnlyOf("csaf");
    }
}
