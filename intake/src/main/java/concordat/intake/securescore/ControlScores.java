package concordat.intake.securescore;

import concordat.catalogue.Severity;
import concordat.intake.json.Json;
import concordat.intake.report.Checked;
import concordat.intake.report.ReportTally;
import concordat.intake.report.ReportedItem;
import tools.jackson.databind.JsonNode;

/// The second reading: a finding for each control that has not all of its score.
final class ControlScores {

    private static final String TOOL = "m365-secure-score";

    private final LastDay day;
    private final ReportTally tally;
    private final Checked checked = new Checked(TOOL);
    private int at = -1;

    ControlScores(LastDay day, ReportTally tally) {
        this.day = day;
        this.tally = tally;
        tally.speaksOnlyOf(TOOL);
        day.tell(tally);
    }

    void day(JsonNode scores) {
        if (day.is(++at)) {
            Json.list(scores, "controlScores").forEach(this::control);
        }
    }

    private void control(JsonNode control) {
        String id = Json.text(control, "controlName");
        if (id.isEmpty()) {
            return;
        }
        checked.add(id);
        double reached = Json.number(control, "scoreInPercentage")
                .orElse(Json.number(control, "score").orElse(0.0) > 0 ? 100.0 : 0.0);
        if (reached >= 100) {
            return;
        }
        // Points say how much a control counts, not how bad its lack is.
        ReportedItem.Draft item =
                ReportedItem.of(TOOL, id, Severity.MEDIUM).title(id).family(Json.text(control, "controlCategory"));
        day.asset().ifPresent(item::on);
        if (tally.wantsTexts()) {
            item.texts(ReportedItem.Texts.of(
                    "", Json.text(control, "description"), "", Json.text(control, "implementationStatus")));
        }
        tally.item(item.build());
    }

    void over() {
        checked.handOn(tally);
    }
}
