package concordat.catalogue;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/// Schemes that accredit testers. A list with a date and no law: a declaration may name another scheme, and
/// whoever assesses it sees that the list does not have it.
///
/// @param asOf when the list was looked at
/// @param names of the schemes, by their ids
public record TestingSchemes(LocalDate asOf, Map<String, String> names) {

    private static final TestingSchemes KNOWN = read();

    public TestingSchemes {
        names = Map.copyOf(names);
    }

    /// @return the list that comes with Concordat
    public static TestingSchemes known() {
        return KNOWN;
    }

    /// @return what a scheme is called, when the list has it
    public Optional<String> name(String id) {
        return Optional.ofNullable(names.get(id));
    }

    private static TestingSchemes read() {
        Properties file = new Properties();
        String name = "testing-schemes.properties";
        try (Reader in = new InputStreamReader(
                Objects.requireNonNull(TestingSchemes.class.getResourceAsStream(name), name), StandardCharsets.UTF_8)) {
            file.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
        Map<String, String> names = new TreeMap<>();
        file.stringPropertyNames().stream()
                .filter(key -> !key.equals("as-of"))
                .forEach(key -> names.put(key, file.getProperty(key)));
        return new TestingSchemes(LocalDate.parse(file.getProperty("as-of")), names);
    }
}
