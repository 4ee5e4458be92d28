package concordat.assurance.healthcheck;

import java.util.Locale;
import java.util.Optional;

/// One or more machines by where they are: addresses, or names.
sealed interface Place {

    /// @return whether a machine of that address or name is here
    boolean holds(String machine);

    /// @return whether all of another place is here
    boolean holds(Place other);

    /// @return nothing when the text is no place
    static Optional<Place> parse(String text) {
        String plain = text.strip().toLowerCase(Locale.ROOT);
        int slash = plain.indexOf('/');
        if (slash > 0) {
            return Address.parse(plain.substring(0, slash)).flatMap(a -> block(a, plain.substring(slash + 1)));
        }
        Optional<Address> one = Address.parse(plain);
        if (one.isPresent()) {
            return Optional.of(new Block(one.get(), one.get()));
        }
        int dash = plain.indexOf('-');
        Optional<Address> from = dash > 0 ? Address.parse(plain.substring(0, dash)) : Optional.empty();
        if (from.isPresent()) {
            return Address.parse(plain.substring(dash + 1))
                    .filter(to -> to.bits() == from.get().bits() && from.get().compareTo(to) <= 0)
                    .map(to -> new Block(from.get(), to));
        }
        return Name.parse(plain);
    }

    private static Optional<Place> block(Address in, String prefix) {
        if (!prefix.matches("[0-9]{1,3}") || Integer.parseInt(prefix) > in.bits()) {
            return Optional.empty();
        }
        int bits = Integer.parseInt(prefix);
        return Optional.of(new Block(in.first(bits), in.last(bits)));
    }

    /// From one address to another, both counted in.
    record Block(Address from, Address to) implements Place {

        @Override
        public boolean holds(String machine) {
            return Address.parse(machine).filter(this::holds).isPresent();
        }

        boolean holds(Address address) {
            return from.compareTo(address) <= 0 && address.compareTo(to) <= 0;
        }

        @Override
        public boolean holds(Place other) {
            return other instanceof Block block && holds(block.from) && holds(block.to);
        }
    }

    /// A host name, or all below one.
    ///
    /// @param suffix with a leading dot when it means all below
    record Name(String suffix) implements Place {

        private static final String LABEL = "[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?";

        static Optional<Place> parse(String plain) {
            boolean below = plain.startsWith("*.");
            String name = below ? plain.substring(2) : plain;
            String whole = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
            boolean named = whole.length() <= 253
                    && whole.matches(LABEL + "(\\." + LABEL + ")*")
                    && !whole.matches("[0-9.]+")
                    && (!below || whole.indexOf('.') > 0);
            return named ? Optional.of(new Name(below ? "." + whole : whole)) : Optional.empty();
        }

        @Override
        public boolean holds(String machine) {
            String plain = machine.toLowerCase(Locale.ROOT);
            return suffix.startsWith(".") ? plain.endsWith(suffix) : plain.equals(suffix);
        }

        @Override
        public boolean holds(Place other) {
            return other instanceof Name name
                    && (name.suffix.equals(suffix) || (suffix.startsWith(".") && name.suffix.endsWith(suffix)));
        }
    }
}
