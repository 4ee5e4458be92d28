package concordat.intake.json;

import concordat.intake.report.Room;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Takes a document that is a list of records, or one record after another as in JSON lines, or one alone, or has them
/// in a list that it names.
public final class EachRecord implements JsonTaker {

    private final String list;
    private final Consumer<JsonNode> record;
    private final Runnable over;
    private final Room room = new Room("what it says beside its records");
    private ObjectNode root = JsonNodeFactory.instance.objectNode();

    /// @param record is handed each, in their order
    public EachRecord(Consumer<JsonNode> record) {
        this("[]", record);
    }

    /// @param over told when there are no more
    public EachRecord(Consumer<JsonNode> record, Runnable over) {
        this("[]", record, over);
    }

    /// @param list a key of the document under which the records may stand, in large or small letters
    /// @param record is handed each, in their order, and what else the document says, as one more record
    public EachRecord(String list, Consumer<JsonNode> record) {
        this(list, record, () -> {});
    }

    /// @param over told when there are no more
    public EachRecord(String list, Consumer<JsonNode> record, Runnable over) {
        this.list = list;
        this.record = record;
        this.over = over;
    }

    @Override
    public void over() {
        over.run();
    }

    @Override
    public boolean several() {
        return true;
    }

    @Override
    public Take take(String path) {
        return path.isEmpty() || (path.equalsIgnoreCase(list) && !list.equals("[]")) ? Take.INTO : Take.WHOLE;
    }

    @Override
    public void whole(String path, JsonNode value) {
        if (path.equals("[]") || path.equalsIgnoreCase(list + "[]")) {
            record.accept(value);
        } else {
            room.take(Json.bytes(value));
            root.set(path, value);
        }
    }

    @Override
    public void out(String path) {
        if (path.isEmpty() && !root.isEmpty()) {
            record.accept(root);
            root = JsonNodeFactory.instance.objectNode();
            room.clear();
        }
    }
}
