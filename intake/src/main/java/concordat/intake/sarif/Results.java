package concordat.intake.sarif;

import concordat.catalogue.Severity;
import concordat.findings.AssetKey;
import concordat.intake.json.Json;
import concordat.intake.json.JsonTaker;
import concordat.intake.report.Address;
import concordat.intake.report.Assets;
import concordat.intake.report.Checked;
import concordat.intake.report.Gathered;
import concordat.intake.report.ReportTally;
import concordat.intake.report.ReportedAsset;
import concordat.intake.report.ReportedItem;
import concordat.intake.report.ReportedItem.Said;
import concordat.intake.report.Room;
import concordat.intake.report.Severities;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The second reading: the results, each with what its rule says.
final class Results implements JsonTaker {

    /// A kind of result; before 2.1.0 there were no kinds, and a level said so.
    private static final Set<String> PASSED = Set.of("pass", "notApplicable");
    private static final Set<String> UNDECIDED = Set.of("underReview", "rejected");
    private static final int HIGHEST = 1 << 30;
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([0-9]{1,3})}");

    private final List<Run> runs;
    private final ReportTally tally;
    private final Gathered assets = new Gathered();
    private final Set<String> shown = new HashSet<>();
    private final Room room = new Room("names of rules");
    private int at = -1;

    Results(List<Run> runs, ReportTally tally) {
        this.runs = runs;
        this.tally = tally;
        runs.stream().findFirst().ifPresent(run -> tally.tool((run.driver + " " + run.version).strip()));
    }

    /// Of several tools' weaknesses no one beginning tells; then the report closes nothing. A tool that lists rules
    /// of which nothing was found lists all that it looked for, as those of one language are; of one that does not,
    /// only what else it says can be known.
    private void looksFor() {
        Set<String> tools = runs.stream().map(Run::tool).collect(Collectors.toSet());
        String tool = tools.size() == 1 ? tools.iterator().next() : "sarif";
        boolean lists = runs.stream().anyMatch(run -> !shown.containsAll(run.byId.keySet()));
        if (tools.size() == 1 && lists) {
            Checked checked = new Checked(tool);
            runs.forEach(run -> run.byId.keySet().forEach(checked::add));
            shown.forEach(checked::add);
            checked.handOn(tally);
        } else {
            tally.speaksOnlyOf(tool);
        }
    }

    @Override
    public void out(String path) {
        if (path.isEmpty()) {
            assets.handOn(tally);
            looksFor();
        }
    }

    @Override
    public Take take(String path) {
        return switch (path) {
            case "", "runs", "runs[]", "runs[].results" -> Take.INTO;
            case "runs[].results[]" -> Take.WHOLE;
            default -> Take.NOTHING;
        };
    }

    @Override
    public void into(String path) {
        if (path.equals("runs[]")) {
            Run run = runs.get(++at);
            tally.scannedAt(run.started);
            run.asset().ifPresent(key -> assets.add(ReportedAsset.of(key).looked(true, run.finished())));
        }
    }

    @Override
    public void whole(String path, JsonNode result) {
        if (at < 0 || !result.isObject()) {
            return;
        }
        Run run = runs.get(at);
        JsonNode reference = result.path("rule");
        String own = Json.first(result, "ruleId");
        String id = own.isEmpty() ? Json.text(reference, "id") : own;
        int component = 1 + whole(reference.path("toolComponent").path("index"));
        int index = Math.max(whole(result.path("ruleIndex")), whole(reference.path("index")));
        Rule rule = run.rule(id, component, index);
        String weakness = !id.isEmpty() ? id : rule != null ? rule.id() : "";
        String where = run.within(place(run, result));
        if (PASSED.contains(Json.text(result, "kind")) || PASSED.contains(Json.text(result, "level"))) {
            asset(run, ReportedItem.of(run.tool(), weakness, Severity.INFO), where);
            return;
        }
        for (String named : new String[] {weakness, rule == null ? "" : rule.id()}) {
            if (!named.isEmpty() && shown.add(named)) {
                room.take(named);
            }
        }
        ReportedItem.Draft item = ReportedItem.of(
                        run.tool(), weakness.isEmpty() ? "result" : weakness, severity(run, result, id, rule))
                .said(said(result));
        asset(run, item, where);
        if (rule != null) {
            item.cwes(rule.cwes()).cves(rule.cves()).score(rule.rating());
        }
        StringBuilder cwes = new StringBuilder();
        Json.list(result, "taxa").forEach(taxon -> cwes.append(' ').append(Rule.taxon(taxon)));
        String message = message(result, rule);
        item.cwes(cwes.toString())
                .cves(weakness)
                .title(rule != null && !rule.title().isEmpty() ? rule.title() : firstLine(message, weakness));
        if (tally.wantsTexts()) {
            item.texts(ReportedItem.Texts.of(
                    "", rule == null ? "" : rule.description(), rule == null ? "" : rule.help(), message));
        }
        tally.item(item.build());
    }

    private static int whole(JsonNode number) {
        return number.isInt() && number.intValue() >= 0 && number.intValue() < HIGHEST ? number.intValue() : -1;
    }

    private void asset(Run run, ReportedItem.Draft item, String where) {
        Optional<Address> web = where.matches("(?i)https?://.*") ? Address.of(where) : Optional.empty();
        Optional<AssetKey> named = web.flatMap(w -> Assets.host(w.host()));
        if (web.isPresent() && named.isPresent()) {
            AssetKey host = named.get();
            item.on(host).port(web.get().port(), "tcp").place(web.get().path());
            assets.add(ReportedAsset.of(host)
                    .looked(false, run.finished())
                    .at(web.get().port()));
        } else {
            run.asset().ifPresent(item::on);
            item.place(where);
        }
    }

    /// A file without its lines, else what the code calls the place.
    private static String place(Run run, JsonNode result) {
        JsonNode location = result.path("locations").path(0);
        JsonNode artifact = location.path("physicalLocation").path("artifactLocation");
        String uri = Json.text(artifact, "uri");
        int index = whole(artifact.path("index"));
        if (uri.isEmpty() && index >= 0 && index < run.artifacts.size()) {
            uri = run.artifacts.get(index);
        }
        if (!uri.isEmpty()) {
            return uri;
        }
        JsonNode logical = location.path("logicalLocations").path(0);
        return Json.first(logical, "fullyQualifiedName", "name");
    }

    private static Said said(JsonNode result) {
        if (Json.text(result, "baselineState").equals("absent")) {
            return Said.FIXED;
        }
        List<JsonNode> suppressions = Json.list(result, "suppressions");
        boolean decided = suppressions.stream().noneMatch(s -> UNDECIDED.contains(Json.first(s, "status", "state")));
        return !suppressions.isEmpty() && decided ? Said.SUPPRESSED : Said.PRESENT;
    }

    /// A security rating goes before the level, as it does where the reports are shown.
    private static Severity severity(Run run, JsonNode result, String id, @Nullable Rule rule) {
        double own = Rule.rating(result.path("properties"));
        Optional<Severity> rated = Severities.score(own > 0 ? own : rule == null ? 0 : rule.rating());
        return rated.orElseGet(() -> switch (level(run, result, id, rule)) {
            case "error" -> Severity.HIGH;
            case "note" -> Severity.LOW;
            case "none" -> Severity.INFO;
            default -> Severity.MEDIUM;
        });
    }

    private static String level(Run run, JsonNode result, String id, @Nullable Rule rule) {
        String own = Json.text(result, "level");
        if (!own.isEmpty()) {
            return own;
        }
        String kind = Json.text(result, "kind");
        if (!kind.isEmpty() && !kind.equals("fail")) {
            return "none";
        }
        String set = run.levels.getOrDefault(id, "");
        return !set.isEmpty() ? set : rule == null ? "" : rule.level();
    }

    private static String message(JsonNode result, @Nullable Rule rule) {
        JsonNode message = result.path("message");
        String words = Rule.words(message);
        if (words.isEmpty() && rule != null) {
            words = rule.messages().getOrDefault(Json.text(message, "id"), "");
        }
        List<JsonNode> arguments = Json.list(message, "arguments");
        if (arguments.isEmpty()) {
            return words;
        }
        Matcher matcher = PLACEHOLDER.matcher(words);
        return matcher.replaceAll(found -> {
            int number = Integer.parseInt(found.group(1));
            return Matcher.quoteReplacement(
                    number < arguments.size() ? Json.text(arguments.get(number)) : found.group());
        });
    }

    private static String firstLine(String message, String otherwise) {
        return message.lines().findFirst().filter(l -> !l.isBlank()).orElse(otherwise);
    }
}
