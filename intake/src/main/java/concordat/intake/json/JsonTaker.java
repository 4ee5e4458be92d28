package concordat.intake.json;

import tools.jackson.databind.JsonNode;

/// Says what of a document is wanted, and receives it.
public interface JsonTaker {

    /// What to do with a value.
    enum Take {
        /// Go on into it: what stands in it is asked about in turn. A word or a number is passed over.
        INTO,
        /// Hand it over with all that stands in it.
        WHOLE,
        /// Pass over it.
        NOTHING
    }

    /// Whether one document may follow another, as where each record is a line of its own.
    default boolean several() {
        return false;
    }

    /// There are no more documents.
    default void over() {}

    /// Asked of every value that is reached.
    ///
    /// @param path keys from the root joined by dots, `[]` for what stands in a list; for example
    ///     `runs[].results[]`.
    ///     The root itself is empty; of a root that is a list, an element is `[]`
    Take take(String path);

    /// An object or a list that is gone into starts.
    default void into(String path) {}

    /// A value that was wanted whole.
    void whole(String path, JsonNode value);

    /// An object or a list that was gone into has ended.
    default void out(String path) {}
}
