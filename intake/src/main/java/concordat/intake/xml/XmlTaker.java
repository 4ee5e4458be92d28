package concordat.intake.xml;

import java.util.Map;

/// Says what of a document is wanted, and receives it.
public interface XmlTaker {

    /// What to do with an element.
    enum Take {
        /// Go on into it: its children are asked about in turn.
        INTO,
        /// Hand it over with all that stands in it.
        WHOLE,
        /// Pass over it.
        NOTHING
    }

    /// Asked at the start of every element that is reached.
    ///
    /// @param path local names from the root to this element, joined by slashes
    Take take(String path);

    /// An element that is gone into starts.
    ///
    /// @param attributes by local name
    default void into(String path, Map<String, String> attributes) {}

    /// An element that was wanted whole has ended.
    void whole(String path, XmlElement element);

    /// Whether the text of an element within one that is wanted whole is worth its room; a request's bytes are not.
    default boolean wants(String name) {
        return true;
    }

    /// @return the last name of a path
    static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /// An element that was gone into has ended.
    default void out(String path) {}
}
