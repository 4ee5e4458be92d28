package concordat.demo;

import concordat.demo.network.Country;
import concordat.demo.network.SampleService;
import concordat.demo.network.ServiceList;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a visitor is told first: where to look, as whom, and what to try.
final class Greeting {

    static final String SERVICE = "benefits-lookup";
    static final String PERSONAL_PATH = "/entitlements/{person}";
    static final String OFFICIAL_PATH = "/notices";

    private final Country country;
    private final MakerSettings settings;
    private final DemoFiles files;

    Greeting(Country country, MakerSettings settings, DemoFiles files) {
        this.country = country;
        this.settings = settings;
        this.files = files;
    }

    /// @param accounts logins
    String text(Map<String, String> accounts, String password) throws IOException {
        SampleService service = ServiceList.named(SERVICE);
        String address = "https://" + service.host() + ":" + settings.gatewayPort();
        Map<String, String> values = new LinkedHashMap<>();
        values.put("country", country.name());
        values.put("bodies", String.valueOf(country.bodies().size()));
        values.put("devices", "%,d".formatted(settings.devices()));
        values.put("web", String.valueOf(settings.webPort()));
        values.put("accounts", String.join(", ", accounts.keySet()));
        values.put("password", password);
        values.put("holder", country.examples().holder().name());
        values.put("lacker", country.examples().lacker().name());
        values.put("folder", files.folder().toString());
        values.put("curl", "curl --cacert authority.pem");
        values.put("personal", address + PERSONAL_PATH.replace("{person}", "10482"));
        values.put("official", address + OFFICIAL_PATH);
        String text = template();
        for (Map.Entry<String, String> value : values.entrySet()) {
            text = text.replace("${" + value.getKey() + "}", value.getValue());
        }
        return text;
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
