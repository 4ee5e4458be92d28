package concordat.signals.osquery;

import concordat.catalogue.PostureQuery;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// osquery's remote API, version of 2026: enrolment, configuration, results, live questions. Stateless and safe between
/// threads. Agents write numbers as text, leave out what is empty, and before version 5 left a comma behind.
public final class AgentProtocol {

    private static final int LONGEST_TEXT = 1 << 20;
    private static final int DEEPEST = 24;
    private static final int MOST_ROWS = 4_096;
    private static final int MOST_COLUMNS = 64;
    private static final int LONGEST_VALUE = 1_024;
    /// So that a thousand laptops do not speak at once.
    private static final int SPLAY = 10;

    private final JsonMapper json = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxStringLength(LONGEST_TEXT)
                            .maxNumberLength(40)
                            .build())
                    .enable(tools.jackson.core.json.JsonReadFeature.ALLOW_TRAILING_COMMA)
                    .build())
            .build();

    /// @return [AgentMessage.Enrol] or [AgentMessage.Bad]
    public AgentMessage enrol(byte[] body) {
        return object(body, node -> new AgentMessage.Enrol(text(node, "enroll_secret"), platform(node)));
    }

    /// @return [AgentMessage.Ask] or [AgentMessage.Bad]
    public AgentMessage ask(byte[] body) {
        return object(body, node -> new AgentMessage.Ask(text(node, "node_key")));
    }

    /// Lines of the log. What an agent says of its own state is left out, and so is what differs since last time: a
    /// line that is lost would leave that wrong, where a whole answer is right again with the next.
    ///
    /// @return [AgentMessage.Tell] or [AgentMessage.Bad]
    public AgentMessage logged(byte[] body) {
        return object(body, node -> {
            List<AgentMessage.Row> rows = new ArrayList<>();
            if ("result".equals(text(node, "log_type"))) {
                for (JsonNode line : node.path("data")) {
                    if (rows.size() < MOST_ROWS && line.path("snapshot").isArray()) {
                        rows.add(new AgentMessage.Row(text(line, "name"), time(line), first(line.path("snapshot"))));
                    }
                }
            }
            return new AgentMessage.Tell(text(node, "node_key"), rows);
        });
    }

    /// Answers to questions put now. A question that could not be put, which a status says, has no answer.
    ///
    /// @return [AgentMessage.Tell] or [AgentMessage.Bad]
    public AgentMessage answered(byte[] body) {
        return object(body, node -> {
            List<AgentMessage.Row> rows = new ArrayList<>();
            for (Map.Entry<String, JsonNode> query : node.path("queries").properties()) {
                String status = node.path("statuses").path(query.getKey()).asString("0");
                Map<String, String> columns = status.equals("0") ? first(query.getValue()) : Map.of();
                if (rows.size() < MOST_ROWS) {
                    rows.add(new AgentMessage.Row(query.getKey(), Instant.EPOCH, columns));
                }
            }
            return new AgentMessage.Tell(text(node, "node_key"), rows);
        });
    }

    private interface Reading {
        AgentMessage of(ObjectNode node);
    }

    private AgentMessage object(byte[] body, Reading reading) {
        try {
            return json.readTree(body) instanceof ObjectNode node
                    ? reading.of(node)
                    : new AgentMessage.Bad("the body is not a JSON object");
        } catch (JacksonException e) {
            return new AgentMessage.Bad("the body is not JSON: " + e.getOriginalMessage());
        }
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).isString() ? node.path(name).stringValue() : "";
    }

    private static String platform(ObjectNode node) {
        String platform = text(node.path("host_details").path("os_version"), "platform");
        return switch (platform) {
            case "" -> "";
            case "darwin" -> "macos";
            case "windows" -> "windows";
            default -> "linux"; // it names the distribution
        };
    }

    private static Instant time(JsonNode line) {
        JsonNode at = line.path("unixTime");
        try {
            return at.isNumber()
                    ? Instant.ofEpochSecond(at.asLong(0))
                    : Instant.ofEpochSecond(Long.parseLong(at.asString("0")));
        } catch (DateTimeException | NumberFormatException e) {
            return Instant.EPOCH;
        }
    }

    private static Map<String, String> first(JsonNode rows) {
        Map<String, String> columns = new HashMap<>();
        for (Map.Entry<String, JsonNode> column : rows.path(0).properties()) {
            JsonNode value = column.getValue();
            if (columns.size() < MOST_COLUMNS && value.isValueNode() && !value.isNull()) {
                String text = value.asString("");
                if (text.length() <= LONGEST_VALUE) {
                    columns.put(column.getKey(), text);
                }
            }
        }
        return columns;
    }

    public byte[] enrolled(String nodeKey) {
        return bytes(json.createObjectNode().put("node_key", nodeKey).put("node_invalid", false));
    }

    /// Whoever hears this enrols again.
    public byte[] unknown() {
        return bytes(json.createObjectNode().put("node_invalid", true));
    }

    public byte[] taken() {
        return bytes(json.createObjectNode().put("node_invalid", false));
    }

    /// What to ask regularly, each time in full.
    ///
    /// @param platform of the device; where it is not known, everything is asked that its own platform lets it
    public byte[] schedule(List<PostureQuery> queries, String platform) {
        ObjectNode schedule = json.createObjectNode();
        for (PostureQuery query : asked(queries, platform)) {
            schedule.putObject(query.name())
                    .put("query", query.sql())
                    .put("interval", query.every().toSeconds())
                    .put("snapshot", true);
        }
        ObjectNode answer = json.createObjectNode();
        answer.putObject("options").put("schedule_splay_percent", SPLAY);
        answer.set("schedule", schedule);
        return bytes(answer.put("node_invalid", false));
    }

    /// The same questions, put now.
    ///
    /// @param soon for how long the agent asks again at once whether there is more; zero for as usual
    public byte[] questions(List<PostureQuery> queries, String platform, Duration soon) {
        ObjectNode answer = json.createObjectNode();
        ObjectNode questions = answer.putObject("queries");
        asked(queries, platform).forEach(query -> questions.put(query.name(), query.sql()));
        if (!soon.isZero()) {
            answer.put("accelerate", soon.toSeconds());
        }
        return bytes(answer.put("node_invalid", false));
    }

    private static List<PostureQuery> asked(List<PostureQuery> queries, String platform) {
        return queries.stream()
                .filter(q -> platform.isEmpty() || q.platforms().contains(platform))
                .toList();
    }

    private byte[] bytes(ObjectNode node) {
        return json.writeValueAsBytes(node);
    }
}
