package concordat.intake.sarif;

import concordat.intake.json.Json;
import concordat.intake.json.JsonTaker;
import concordat.intake.report.Instants;
import concordat.intake.report.Room;
import concordat.intake.report.Unfit;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// The first reading: of every run all but its results.
final class Runs implements JsonTaker {

    private static final int MOST_RUNS = 10_000;
    private static final int MOST_COMPONENTS = 1_000;

    private final boolean texts;
    private final List<Run> runs = new ArrayList<>();
    private int extension;
    private final Room room = new Room("rules and names of files", 128L << 20);

    Runs(boolean texts) {
        this.texts = texts;
    }

    List<Run> all() {
        return runs;
    }

    @Override
    public Take take(String path) {
        return switch (path) {
            case "",
                    "runs",
                    "runs[]",
                    "runs[].tool",
                    "runs[].tool.driver",
                    "runs[].tool.driver.rules",
                    "runs[].tool.extensions",
                    "runs[].tool.extensions[]",
                    "runs[].tool.extensions[].rules",
                    "runs[].artifacts",
                    "runs[].results",
                    "runs[].invocations",
                    "runs[].versionControlProvenance" -> Take.INTO;
            case "runs[].tool.driver.name",
                    "runs[].tool.driver.version",
                    "runs[].tool.driver.semanticVersion",
                    "runs[].tool.driver.rules[]",
                    "runs[].tool.extensions[].rules[]",
                    "runs[].artifacts[]",
                    "runs[].invocations[]",
                    "runs[].versionControlProvenance[]",
                    "runs[].properties" -> Take.WHOLE;
            default -> Take.NOTHING;
        };
    }

    @Override
    public void into(String path) {
        switch (path) {
            case "runs[]" -> {
                runs.add(new Run());
                extension = 0;
                if (runs.size() > MOST_RUNS) {
                    throw Unfit.tooLarge("it holds more than " + MOST_RUNS + " runs");
                }
            }
            case "runs[].results" -> {
                if (!runs.isEmpty()) {
                    runs.getLast().results = true;
                }
            }
            case "runs[].tool.extensions[]" -> {
                if (++extension > MOST_COMPONENTS) {
                    throw Unfit.tooLarge("a tool has more than " + MOST_COMPONENTS + " extensions");
                }
            }
            default -> {}
        }
    }

    @Override
    public void whole(String path, JsonNode value) {
        if (runs.isEmpty()) {
            return;
        }
        Run run = runs.getLast();
        switch (path) {
            case "runs[].tool.driver.name" -> run.driver = Json.text(value);
            case "runs[].tool.driver.version", "runs[].tool.driver.semanticVersion" ->
                run.version = run.version.isEmpty() ? Json.text(value) : run.version;
            case "runs[].tool.driver.rules[]" -> rule(run, 0, value);
            case "runs[].tool.extensions[].rules[]" -> rule(run, extension, value);
            case "runs[].artifacts[]" -> artifact(run, value);
            case "runs[].invocations[]" -> invocation(run, value);
            case "runs[].versionControlProvenance[]" ->
                run.repository = run.repository.isEmpty() ? Json.text(value, "repositoryUri") : run.repository;
            case "runs[].properties" -> run.image = Json.text(value, "imageName");
            default -> {}
        }
    }

    private void rule(Run run, int component, JsonNode value) {
        run.rule(component, Rule.of(value, texts, room));
    }

    /// The place of one among the others is what results call it by, so that none may be left out before the last.
    private void artifact(Run run, JsonNode value) {
        String uri = Json.text(value, "location", "uri");
        String cut = uri.length() <= 1_000 ? uri : uri.substring(0, 1_000);
        room.take(cut);
        run.artifacts.add(cut);
    }

    private void invocation(Run run, JsonNode value) {
        run.started = run.started.or(() -> Instants.parse(Json.text(value, "startTimeUtc")));
        run.succeeded &= !Json.text(value, "executionSuccessful").equals("false");
        for (JsonNode override : Json.list(value, "ruleConfigurationOverrides")) {
            String level = Json.text(override, "configuration", "level");
            String id = Json.text(override, "descriptor", "id");
            if (!level.isEmpty() && !id.isEmpty() && run.levels.putIfAbsent(id, level) == null) {
                room.take(id, level);
            }
        }
    }
}
