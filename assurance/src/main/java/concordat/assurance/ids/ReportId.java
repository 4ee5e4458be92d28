package concordat.assurance.ids;

/// One import of a report.
public record ReportId(String value) implements Comparable<ReportId> {

    public ReportId {
        IdForm.check("report", value);
    }

    @Override
    public int compareTo(ReportId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
