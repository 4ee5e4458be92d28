package concordat.signals.osquery;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What an agent sent.
public sealed interface AgentMessage {

    /// It wants to be known.
    ///
    /// @param secret what it was given to be let in by; may be empty
    /// @param platform such as `linux`, `macos`, `windows`; empty when it does not say
    record Enrol(String secret, String platform) implements AgentMessage {}

    /// It wants to know what to ask, or which questions are put to it now.
    record Ask(String nodeKey) implements AgentMessage {}

    /// It answers questions, asked regularly or now.
    record Tell(String nodeKey, List<Row> rows) implements AgentMessage {
        public Tell {
            rows = List.copyOf(rows);
        }
    }

    /// One answer.
    ///
    /// @param at when it looked, by its own clock; the epoch when it does not say
    /// @param columns of the first row; empty when there was none, or the question could not be put
    record Row(String query, Instant at, Map<String, String> columns) {
        public Row {
            columns = Map.copyOf(columns);
        }
    }

    /// It is none of these.
    record Bad(String why) implements AgentMessage {}
}
