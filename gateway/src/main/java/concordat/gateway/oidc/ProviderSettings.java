package concordat.gateway.oidc;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/// An identity provider, as whoever runs the gateway set it, in a file `NAME.properties`:
///
/// ```
///   issuer = https://id.wickenfield.example/realms/staff
///   bodies = wickenfield                 whose people it vouches for
///   client = concordat                   as which the gateway is known there
///   secret-file = wickenfield.secret     beside this file; a client without one proves itself by PKCE alone
///   audience = concordat                 of access tokens; the client when left out
///   trust = wickenfield-ca.pem           beside this file; what the machine trusts when left out
///   hosts = keys.wickenfield.example     where else than at the issuer's its endpoints may be
///   session = PT8H                       how long a browser stays logged in at most
///   fact.strong-login = acr:mfa amr:otp  as [FactRules] reads it
/// ```
///
/// @param secret empty for a public client
/// @param trust PEM
record ProviderSettings(
        String name,
        URI issuer,
        Set<String> bodies,
        String client,
        Optional<String> secret,
        String audience,
        Optional<Path> trust,
        Set<String> hosts,
        Duration session,
        FactRules facts) {

    private static final String FACT = "fact.";
    private static final Set<String> KEYS =
            Set.of("issuer", "bodies", "client", "secret-file", "audience", "trust", "hosts", "session");
    private static final Duration LONGEST = Duration.ofHours(24);

    ProviderSettings {
        bodies = Set.copyOf(bodies);
        hosts = Set.copyOf(hosts);
        if (!isReached(issuer)) {
            throw new IllegalArgumentException(
                    "issuer " + issuer + " is no https address (http holds for this machine alone)");
        }
        if (bodies.isEmpty()) {
            throw new IllegalArgumentException("bodies are missing: name those whose people it vouches for");
        }
        if (session.isNegative() || session.isZero() || session.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("session of " + session + "; it may last up to " + LONGEST);
        }
    }

    /// @return whether it may be called: over TLS, or on this machine
    static boolean isReached(URI address) {
        String host = address.getHost();
        if (host == null || address.getUserInfo() != null || address.getFragment() != null) {
            return false;
        }
        return "https".equals(address.getScheme())
                || ("http".equals(address.getScheme()) && (host.equals("localhost") || host.equals("127.0.0.1")));
    }

    /// @throws IOException with one line that says what to do, when the file cannot be read or is not sound
    static ProviderSettings read(Path file) throws IOException {
        Properties lines = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            lines.load(in);
            String name = file.getFileName().toString().replaceFirst("\\.properties$", "");
            return of(name, file.toAbsolutePath().resolveSibling(""), lines);
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    private static ProviderSettings of(String name, Path folder, Properties lines) throws IOException {
        Map<String, String> facts = new HashMap<>();
        for (String key : lines.stringPropertyNames()) {
            if (key.startsWith(FACT)) {
                facts.put(key.substring(FACT.length()), lines.getProperty(key));
            } else if (!KEYS.contains(key)) {
                throw new IllegalArgumentException(key + " is none of "
                        + KEYS.stream().sorted().collect(Collectors.joining(", ")) + ", fact.NAME");
            }
        }
        String client = needed(lines, "client");
        String secretFile = lines.getProperty("secret-file");
        return new ProviderSettings(
                name,
                URI.create(needed(lines, "issuer")),
                listed(needed(lines, "bodies")),
                client,
                secretFile == null
                        ? Optional.empty()
                        : Optional.of(Files.readString(folder.resolve(secretFile.strip()))
                                .strip()),
                lines.getProperty("audience", client).strip(),
                Optional.ofNullable(lines.getProperty("trust")).map(path -> folder.resolve(path.strip())),
                listed(lines.getProperty("hosts", "")),
                Duration.parse(lines.getProperty("session", "PT8H").strip()),
                FactRules.parse(facts));
    }

    private static String needed(Properties lines, String key) {
        String value = lines.getProperty(key, "").strip();
        if (value.isEmpty()) {
            throw new IllegalArgumentException(key + " is missing");
        }
        return value;
    }

    private static Set<String> listed(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /// @return whether an endpoint that the provider names may be called
    boolean mayCall(URI endpoint) {
        return isReached(endpoint)
                && (endpoint.getAuthority().equals(issuer.getAuthority()) || hosts.contains(endpoint.getHost()));
    }

    @Override
    public String toString() {
        // never the secret
        return "identity provider " + name + " at " + issuer;
    }
}
