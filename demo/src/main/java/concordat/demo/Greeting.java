package concordat.demo;

import concordat.demo.network.Country;
import concordat.demo.network.ServiceList;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/// What a visitor is told first: where to look, as whom, and what to try. What stays so for ever is kept in a file;
/// ports and folders are those of the present start.
public final class Greeting {

    static final String SERVICE = "benefits-lookup";
    static final String PERSONAL_PATH = "/entitlements/{person}";
    static final String OFFICIAL_PATH = "/notices";

    private final Map<String, String> kept;

    private Greeting(Map<String, String> kept) {
        this.kept = kept;
    }

    /// @param accounts logins
    static Greeting of(Country country, MakerSettings settings, Map<String, String> accounts, String password) {
        Map<String, String> kept = new LinkedHashMap<>();
        kept.put("country", country.name());
        kept.put("bodies", String.valueOf(country.bodies().size()));
        kept.put("devices", "%,d".formatted(settings.devices()));
        kept.put("accounts", String.join(", ", accounts.keySet()));
        kept.put("password", password);
        kept.put("holder", country.examples().holder().name());
        kept.put("lacker", country.examples().lacker().name());
        return new Greeting(kept);
    }

    /// Reads what a start before has kept.
    public static Greeting read(Path file) throws IOException {
        Properties lines = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            lines.load(in);
        }
        Map<String, String> kept = new LinkedHashMap<>();
        lines.stringPropertyNames().forEach(name -> kept.put(name, lines.getProperty(name)));
        return new Greeting(kept);
    }

    void keep(Path file) throws IOException {
        Properties lines = new Properties();
        lines.putAll(kept);
        StringWriter text = new StringWriter();
        lines.store(text, null);
        DemoKeys.write(file, text.toString());
    }

    /// @return names to log in with, the programme lead's first
    public List<String> accounts() {
        return List.of(known("accounts").split(", "));
    }

    /// @return the password of all of them
    public String password() {
        return known("password");
    }

    /// @return the name of a body that holds every control
    public String holder() {
        return known("holder");
    }

    /// @return the name of a body that lacks one on which personal data rests
    public String lacker() {
        return known("lacker");
    }

    private String known(String name) {
        return kept.getOrDefault(name, "");
    }

    /// @param webPort where people look
    /// @param gatewayPort where requests go
    public String text(int webPort, int gatewayPort, DemoFiles files) throws IOException {
        String address = "https://" + ServiceList.named(SERVICE).host() + ":" + gatewayPort;
        Map<String, String> values = new LinkedHashMap<>(kept);
        values.put("web", String.valueOf(webPort));
        values.put("folder", quoted(files.folder().toString()));
        values.put("curl", "curl --cacert authority.pem");
        values.put("personal", address + PERSONAL_PATH.replace("{person}", "10482"));
        values.put("official", address + OFFICIAL_PATH);
        String text = template();
        for (Map.Entry<String, String> value : values.entrySet()) {
            text = text.replace("${" + value.getKey() + "}", value.getValue());
        }
        return text;
    }

    /// @return as a shell reads it
    private static String quoted(String path) {
        return path.matches("[A-Za-z0-9/._-]+") ? path : "'" + path.replace("'", "'\\''") + "'";
    }

    private static String template() throws IOException {
        try (InputStream in = Greeting.class.getResourceAsStream("greeting.txt")) {
            if (in == null) {
                throw new IllegalStateException("greeting.txt is missing from the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
