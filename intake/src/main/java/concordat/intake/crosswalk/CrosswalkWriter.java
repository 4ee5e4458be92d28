package concordat.intake.crosswalk;

import concordat.catalogue.crosswalk.Code;
import concordat.catalogue.crosswalk.Correspondence;
import concordat.catalogue.crosswalk.Crosswalk;
import concordat.catalogue.crosswalk.Level;
import concordat.catalogue.crosswalk.Profile;
import concordat.catalogue.crosswalk.Provenance;
import concordat.catalogue.crosswalk.Requirement;
import concordat.intake.yaml.Texts;
import concordat.intake.yaml.Words;
import java.util.List;
import java.util.Map;

/// Writes codes and crosswalks in the shape that people write them in: the same one always gives the same text.
final class CrosswalkWriter {

    private final StringBuilder out = new StringBuilder();

    String written(Crosswalk crosswalk) {
        line(0, "crosswalk: " + Texts.written(crosswalk.id()));
        line(0, "title: " + Texts.written(crosswalk.title()));
        line(0, "source: " + Texts.written(crosswalk.source()));
        line(0, "target: " + Texts.written(crosswalk.target()));
        Provenance provenance = crosswalk.provenance();
        line(0, "provenance:");
        line(1, "who: " + Texts.written(provenance.who()));
        line(1, "method: " + Words.of(provenance.method()));
        line(1, "rationale: " + Words.of(provenance.rationale()));
        line(1, "date: " + provenance.date());
        line(1, "status: " + Words.of(provenance.status()));
        line(0, crosswalk.maps().isEmpty() ? "maps: []" : "maps:");
        for (Correspondence map : crosswalk.maps()) {
            line(1, "- sources: " + Texts.list(map.sources()));
            line(2, "relation: " + Words.of(map.relation()));
            line(2, "targets: " + Texts.list(map.targets()));
            line(2, "confidence: " + map.confidence());
            if (!map.remark().isBlank()) {
                line(2, "remark: " + Texts.written(map.remark()));
            }
        }
        return out.toString();
    }

    String written(Code code) {
        line(0, "code: " + Texts.written(code.id()));
        line(0, "title: " + Texts.written(code.title()));
        line(0, "version: " + Texts.written(code.version()));
        if (!code.profiles().isEmpty()) {
            line(0, "profiles:");
        }
        for (Profile profile : code.profiles()) {
            line(1, "- {id: " + Texts.written(profile.id()) + ", title: " + Texts.written(profile.title()) + "}");
        }
        line(0, "groups:");
        String group = "";
        for (Requirement requirement : code.requirements()) {
            if (!requirement.group().equals(group)) {
                group = requirement.group();
                line(1, "- title: " + Texts.written(group));
                line(2, "requirements:");
            }
            String title = requirement.title().equals(requirement.id())
                    ? ""
                    : ", title: " + Texts.written(requirement.title());
            line(
                    3,
                    "- {id: " + Texts.written(requirement.id()) + title
                            + levels("fully", Level.FULLY, requirement)
                            + levels("partly", Level.PARTLY, requirement) + "}");
        }
        return out.toString();
    }

    private static String levels(String key, Level level, Requirement requirement) {
        List<String> profiles = requirement.levels().entrySet().stream()
                .filter(asked -> asked.getValue() == level)
                .map(Map.Entry::getKey)
                .toList();
        return profiles.isEmpty() ? "" : ", " + key + ": " + Texts.list(profiles);
    }

    private void line(int depth, String text) {
        out.append("  ".repeat(depth)).append(text).append('\n');
    }
}
