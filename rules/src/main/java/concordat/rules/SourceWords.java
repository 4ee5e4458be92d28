package concordat.rules;

import concordat.catalogue.Assurance;
import java.time.Instant;
import java.util.Map;

/// What one source says of one device.
///
/// @param source its name, unique among the device's sources
/// @param words by what they are about, each as [Attribute#read] keeps it
public record SourceWords(String source, Assurance assurance, Map<Attribute, Said> words) {

    public SourceWords {
        words = Map.copyOf(words);
        if (source.isBlank()) {
            throw new IllegalArgumentException("what is said of a device needs a source");
        }
    }

    /// @param text as [Attribute#read] keeps it
    /// @param at when the source looked
    public record Said(String text, Instant at) {}
}
