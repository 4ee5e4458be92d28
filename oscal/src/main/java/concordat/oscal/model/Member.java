package concordat.oscal.model;

import java.util.Optional;
import java.util.Set;

/// One member of a type.
///
/// @param name in JSON
/// @param place where it stands in XML
/// @param list whether JSON has a list of it
/// @param lone whether JSON may leave the brackets of a list of one away
/// @param type what its value is, each of them where there are several
/// @param xml the element's name
/// @param wrapper the element around all of them
/// @param required whether it has to be there
/// @param since the first version that has it
/// @param allowed the only values that are allowed; empty where any is
public record Member(
        String name,
        Place place,
        boolean list,
        boolean lone,
        ValueType type,
        String xml,
        Optional<String> wrapper,
        boolean required,
        OscalVersion since,
        Set<String> allowed) {

    /// Where a member stands in XML.
    public enum Place {
        ATTRIBUTE,
        ELEMENT,
        /// The element's own text.
        TEXT,
        /// Block markup among the element's children, without an element of its own.
        BARE
    }

    public Member {
        allowed = Set.copyOf(allowed);
    }
}
