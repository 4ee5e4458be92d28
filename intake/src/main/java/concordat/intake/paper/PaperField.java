package concordat.intake.paper;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What a column can be, and the headings people give it. A heading here is in lower case, words apart by one space.
@SuppressWarnings("ImmutableEnumChecker") // List.of and Set.of are immutable, whatever their types say.
public enum PaperField {
    /// The control's id, its title, or what the body's own form calls it.
    CONTROL(
            Set.of(PaperForm.ANSWERS, PaperForm.PLAN),
            "control",
            "control id",
            "control ref",
            "control reference",
            "ia condition",
            "condition",
            "requirement",
            "requirement id",
            "coco ref",
            "code ref",
            "ref",
            "controls"),
    /// Whether the control is met.
    ANSWER(
            Set.of(PaperForm.ANSWERS),
            "answer",
            "compliance",
            "compliant",
            "compliance status",
            "status",
            "response",
            "met",
            "assessment",
            "compliant y n"),
    /// What the body says about it.
    STATEMENT(
            Set.of(PaperForm.ANSWERS),
            "statement",
            "supporting statement",
            "comments",
            "comment",
            "justification",
            "explanation",
            "how met",
            "details",
            "notes",
            "supporting information",
            "implementation"),
    /// Which documents it names.
    EVIDENCE(
            Set.of(PaperForm.ANSWERS),
            "evidence",
            "evidence named",
            "evidence reference",
            "evidence ref",
            "supporting evidence",
            "documents"),
    /// By what the body knows the issue; the row's key.
    ISSUE(
            Set.of(PaperForm.PLAN, PaperForm.FINDINGS),
            "issue",
            "issue id",
            "id",
            "issue no",
            "issue number",
            "issue ref",
            "ref",
            "reference",
            "no",
            "number",
            "finding id",
            "poam id",
            "rap ref",
            "item",
            "vulnerability id",
            "plugin id"),
    /// A few words for the issue.
    TITLE(
            Set.of(PaperForm.PLAN, PaperForm.FINDINGS),
            "title",
            "issue title",
            "issue name",
            "vulnerability",
            "weakness",
            "weakness name",
            "finding",
            "finding title",
            "summary",
            "issue description",
            "name",
            "description of issue"),
    /// How bad it is.
    SEVERITY(
            Set.of(PaperForm.PLAN, PaperForm.FINDINGS),
            "severity",
            "risk rating",
            "rating",
            "risk",
            "criticality",
            "impact",
            "original risk rating",
            "risk level",
            "priority"),
    /// What is to be done.
    ACTION(
            Set.of(PaperForm.PLAN),
            "action",
            "planned action",
            "remediation",
            "remediation action",
            "proposed action",
            "action required",
            "mitigation",
            "overall remediation plan",
            "remedial action",
            "corrective action",
            "action plan"),
    /// Who sees to it.
    OWNER(
            Set.of(PaperForm.PLAN),
            "owner",
            "action owner",
            "responsible",
            "responsible officer",
            "assigned to",
            "lead",
            "point of contact",
            "contact"),
    /// By when it is to be done.
    TARGET(
            Set.of(PaperForm.PLAN),
            "target date",
            "target",
            "due date",
            "due",
            "planned date",
            "completion date",
            "scheduled completion date",
            "target completion date",
            "planned completion",
            "deadline",
            "date due",
            "fix by"),
    /// How far it is.
    STATUS(
            Set.of(PaperForm.PLAN, PaperForm.FINDINGS),
            "status",
            "state",
            "progress",
            "current status",
            "action status",
            "open closed",
            "retest",
            "retest status",
            "retest result"),
    /// When it was done.
    DONE(
            Set.of(PaperForm.PLAN),
            "date completed",
            "completed",
            "date closed",
            "closed",
            "actual completion date",
            "closed on",
            "done on",
            "actual date"),
    /// What risk is left.
    RESIDUAL(Set.of(PaperForm.PLAN), "residual risk", "residual", "residual risk rating", "adjusted risk rating"),
    /// What it costs.
    COST(Set.of(PaperForm.PLAN), "cost", "estimated cost", "budget", "cost gbp", "resources required", "cost estimate"),
    /// Whether the money is there.
    FUNDED(Set.of(PaperForm.PLAN), "funded", "funding agreed", "budget agreed", "funding", "money agreed"),
    /// What can be seen on the way: one a line, each with its day.
    MILESTONES(Set.of(PaperForm.PLAN), "milestones", "planned milestones", "milestone"),
    /// The issue that must be done before.
    DEPENDS(Set.of(PaperForm.PLAN), "depends on", "dependency", "dependencies", "after"),
    /// Whatever else is said.
    NOTE(Set.of(PaperForm.PLAN), "comments", "comment", "notes", "remarks", "update", "progress notes", "note"),
    /// The host, by name or address.
    HOST(
            Set.of(PaperForm.FINDINGS),
            "host",
            "hostname",
            "ip address",
            "ip",
            "affected host",
            "affected hosts",
            "asset",
            "affected component",
            "affected components",
            "system",
            "target",
            "affected systems"),
    /// The port.
    PORT(Set.of(PaperForm.FINDINGS), "port", "ports", "service port"),
    /// The protocol, such as tcp.
    PROTOCOL(Set.of(PaperForm.FINDINGS), "protocol", "proto"),
    /// The score by the common scheme.
    CVSS(
            Set.of(PaperForm.FINDINGS),
            "cvss",
            "cvss score",
            "cvss base score",
            "score",
            "cvss v3",
            "cvss3",
            "base score"),
    /// The vulnerabilities' public names.
    CVES(Set.of(PaperForm.FINDINGS), "cve", "cves", "cve id", "cve ids", "cve reference"),
    /// What it is about.
    DESCRIPTION(
            Set.of(PaperForm.FINDINGS),
            "description",
            "details",
            "detail",
            "technical details",
            "observation",
            "synopsis"),
    /// What the tester recommends.
    RECOMMENDATION(
            Set.of(PaperForm.FINDINGS),
            "recommendation",
            "recommendations",
            "solution",
            "remediation",
            "fix",
            "advice"),
    /// What the tester saw.
    OUTPUT(Set.of(PaperForm.FINDINGS), "evidence", "output", "plugin output", "proof");

    private final Set<PaperForm> forms;
    private final List<String> headings;

    PaperField(Set<PaperForm> forms, String... headings) {
        this.forms = forms;
        this.headings = List.of(headings);
    }

    /// @return the headings it is known by, the plainest first
    public List<String> headings() {
        return headings;
    }

    /// @return whether a table of that form can have it
    public boolean in(PaperForm form) {
        return forms.contains(form);
    }

    /// @return whether a table of that form says nothing without it
    public boolean neededIn(PaperForm form) {
        return switch (form) {
            case ANSWERS -> this == CONTROL || this == ANSWER;
            case PLAN -> this == ACTION || this == TARGET;
            case FINDINGS -> this == TITLE || this == SEVERITY;
        };
    }

    /// @return as mappings write it, for example `target`
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @return the field that is written so
    public static Optional<PaperField> of(String word) {
        return Arrays.stream(values()).filter(f -> f.word().equals(word)).findFirst();
    }
}
