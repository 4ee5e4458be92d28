package concordat.catalogue.difference;

/// One thing that differs.
///
/// @param direction whether it asks more or less
/// @param topic what it concerns, as a stable word, for example `proof-lasts`
/// @param text in plain words, from what to what
public record Change(Direction direction, String topic, String text) {

    public Change {
        if (topic.isBlank() || text.isBlank()) {
            throw new IllegalArgumentException("a change on [" + topic + "] saying [" + text + "]");
        }
    }
}
