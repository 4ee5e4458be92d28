package concordat.intake.json;

import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Takes a document that is a list of records, or one record after another as in JSON lines, or one alone.
public final class EachRecord implements JsonTaker {

    private final Consumer<JsonNode> record;
    private ObjectNode root = JsonNodeFactory.instance.objectNode();

    /// @param record is handed each, in their order
    public EachRecord(Consumer<JsonNode> record) {
        this.record = record;
    }

    @Override
    public Take take(String path) {
        return path.isEmpty() ? Take.INTO : Take.WHOLE;
    }

    @Override
    public void whole(String path, JsonNode value) {
        if (path.equals("[]")) {
            record.accept(value);
        } else {
            root.set(path, value);
        }
    }

    @Override
    public void out(String path) {
        if (!root.isEmpty()) {
            record.accept(root);
            root = JsonNodeFactory.instance.objectNode();
        }
    }
}
