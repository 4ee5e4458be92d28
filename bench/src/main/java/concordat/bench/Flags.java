package concordat.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The arguments of a command: flags with a value each, and the rest.
record Flags(Map<String, String> values, List<String> rest) {

    Flags {
        values = Map.copyOf(values);
        rest = List.copyOf(rest);
    }

    /// @param known names without their dashes
    /// @throws IllegalArgumentException for a flag that is not known or has no value
    static Flags of(List<String> args, String... known) {
        Map<String, String> values = new HashMap<>();
        List<String> rest = new ArrayList<>();
        for (int i = 0; i < args.size(); i++) {
            String arg = args.get(i);
            if (!arg.startsWith("--")) {
                rest.add(arg);
                continue;
            }
            int equals = arg.indexOf('=');
            String name = arg.substring(2, equals < 0 ? arg.length() : equals);
            if (!Set.of(known).contains(name)) {
                throw new IllegalArgumentException("unknown flag --" + name);
            }
            if (equals < 0 && i + 1 == args.size()) {
                throw new IllegalArgumentException("--" + name + " has no value");
            }
            values.put(name, equals < 0 ? args.get(++i) : arg.substring(equals + 1));
        }
        return new Flags(values, rest);
    }

    /// @return above 0 and at most the given
    double number(String name, double otherwise, double most) {
        String text = values.getOrDefault(name, Double.toString(otherwise));
        if (text.matches("[0-9]+(\\.[0-9]+)?")) {
            double value = Double.parseDouble(text);
            if (value > 0 && value <= most) {
                return value;
            }
        }
        throw new IllegalArgumentException(
                "--" + name + " is [" + text + "], a number above 0 and up to " + Table.number(most) + " is wanted");
    }

    long whole(String name, long otherwise) {
        String text = values.getOrDefault(name, Long.toString(otherwise));
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--" + name + " is [" + text + "], a whole number is wanted", e);
        }
    }
}
