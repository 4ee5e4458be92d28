package concordat.intake.oscal;

/// Which of OSCAL's models a report is of.
public enum Model {
    /// What assessors found.
    ASSESSMENT_RESULTS("assessment-results", "oscal", "OSCAL assessment results"),
    /// What is known to be wrong, and what is to be done about it.
    PLAN_OF_ACTION("plan-of-action-and-milestones", "poam", "OSCAL plan of action and milestones");

    final String root;

    /// How the ids of weaknesses begin. A plan of action speaks of the same ones whatever it is written in.
    final String tool;

    final String title;

    Model(String root, String tool, String title) {
        this.root = root;
        this.tool = tool;
        this.title = title;
    }

    String format() {
        return this == ASSESSMENT_RESULTS ? "oscal-results" : "oscal-poam";
    }
}
