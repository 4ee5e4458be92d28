package concordat.signals.event;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// To whom or what an event happened (RFC 9493). Its text is the same for the same subject.
public sealed interface Subject {

    /// One identifier.
    sealed interface Simple extends Subject {

        /// The identifier itself, without what kind of identifier it is.
        String name();
    }

    record Email(String address) implements Simple {
        @Override
        public String name() {
            return address;
        }

        @Override
        public String text() {
            return "email " + address;
        }
    }

    /// @param subject unique within the issuer
    record IssuerSubject(String issuer, String subject) implements Simple {
        @Override
        public String name() {
            return subject;
        }

        @Override
        public String text() {
            return "iss_sub " + issuer + " " + subject;
        }
    }

    record Opaque(String id) implements Simple {
        @Override
        public String name() {
            return id;
        }

        @Override
        public String text() {
            return "opaque " + id;
        }
    }

    /// A form of identifier that nothing here is known by: a telephone number, one token, a network address.
    record Other(String format) implements Subject {
        @Override
        public String text() {
            return format;
        }
    }

    /// Several at once, such as a user on a device; what is left out stands for any.
    ///
    /// @param members by what they name: `user`, `device`, `session`, `tenant` and others; none is complex itself
    record Complex(Map<String, Subject> members) implements Subject {
        public Complex {
            members = Map.copyOf(members);
            if (members.isEmpty() || members.values().stream().anyMatch(Complex.class::isInstance)) {
                throw new IllegalArgumentException("a complex subject has members, and each is a simple one");
            }
        }

        /// @param what such as `device`
        public Optional<Subject> member(String what) {
            return Optional.ofNullable(members.get(what));
        }

        @Override
        public String text() {
            return new TreeMap<>(members)
                    .entrySet().stream()
                            .map(m -> m.getKey() + ": " + m.getValue().text())
                            .collect(Collectors.joining("; "));
        }
    }

    String text();
}
