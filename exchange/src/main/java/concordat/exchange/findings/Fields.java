package concordat.exchange.findings;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The members of an object, in the order in which they were put; what is empty is left out.
final class Fields {

    private final Map<String, Object> members = new LinkedHashMap<>();

    Fields with(String name, Object value) {
        Object put = value instanceof Optional<?> some ? some.orElse(null) : value;
        boolean nothing = put == null
                || (put instanceof Collection<?> list && list.isEmpty())
                || (put instanceof String text && text.isBlank())
                || (put instanceof Fields fields && fields.members.isEmpty());
        if (!nothing) {
            members.put(name, put instanceof Collection<?> many && !(put instanceof List) ? List.copyOf(many) : put);
        }
        return this;
    }

    /// Also when it is empty: for members that must be there.
    Fields always(String name, Object value) {
        members.put(name, value);
        return this;
    }

    Map<String, Object> all() {
        return members;
    }
}
