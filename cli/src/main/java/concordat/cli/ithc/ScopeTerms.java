package concordat.cli.ithc;

import concordat.cli.terminal.CannotGoOn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Option;

/// What a health check is to look at, as a person writes it.
final class ScopeTerms {

    @Option(
            names = "--area",
            split = ",",
            required = true,
            paramLabel = "AREA",
            description = "What was looked at: external-infrastructure, internal-infrastructure, web-applications,"
                    + " remote-access, mobile-devices, wireless, build-review, network-devices, cloud, supplier-links,"
                    + " segregation.")
    private List<String> areas = List.of();

    @Option(
            names = "--internal",
            split = ",",
            paramLabel = "PLACE",
            description = "Ranges, addresses and names inside; @FILE stands for the words in a file.")
    private List<String> internal = List.of();

    @Option(names = "--external", split = ",", paramLabel = "PLACE", description = "Those that face outwards.")
    private List<String> external = List.of();

    @Option(
            names = "--internal-sample",
            paramLabel = "PERCENT",
            description = "Looked at by hand inside (default: ${DEFAULT-VALUE}).")
    private int internalSample = 10;

    @Option(
            names = "--external-sample",
            paramLabel = "PERCENT",
            description = "Looked at by hand of what faces outwards (default: ${DEFAULT-VALUE}).")
    private int externalSample = 100;

    @Option(names = "--exclude", paramLabel = "PLACE=WHY", description = "What was left out, and why. Once for each.")
    private List<String> excluded = List.of();

    @Option(names = "--sites", paramLabel = "WORDS", description = "Where testers went.")
    private String sites = "";

    Map<String, Object> payload() {
        List<Map<String, Object>> left = new ArrayList<>();
        for (String one : excluded) {
            int sign = one.indexOf('=');
            if (sign < 1 || one.substring(sign + 1).isBlank()) {
                throw new CannotGoOn("[" + one + "] does not say why; write PLACE=WHY");
            }
            Map<String, Object> exclusion = new LinkedHashMap<>();
            exclusion.put("place", one.substring(0, sign).strip());
            exclusion.put("why", one.substring(sign + 1).strip());
            left.add(exclusion);
        }
        Map<String, Object> scope = new LinkedHashMap<>();
        scope.put(
                "areas",
                Saying.set(areas.stream()
                        .map(a -> a.toUpperCase(Locale.ROOT).replace('-', '_'))
                        .toList()));
        scope.put("internal", Saying.set(internal));
        scope.put("external", Saying.set(external));
        scope.put("internalSample", internalSample);
        scope.put("externalSample", externalSample);
        scope.put("excluded", left);
        scope.put("sites", sites);
        return scope;
    }
}
