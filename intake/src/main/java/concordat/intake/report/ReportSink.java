package concordat.intake.report;

/// Receives a report while it is read. A report refused half-way has already told part of itself: keep nothing of it
/// until the reading turns out whole.
public interface ReportSink {

    /// Takes nothing: for counting.
    ReportSink NOTHING = new ReportSink() {
        @Override
        public boolean wantsTexts() {
            return false;
        }

        @Override
        public void item(ReportedItem item) {}

        @Override
        public void asset(ReportedAsset asset) {}
    };

    /// Whether items should carry their prose; reading is faster without. Asked once.
    default boolean wantsTexts() {
        return true;
    }

    /// One thing the report says, in the report's order.
    void item(ReportedItem item);

    /// One asset, when all that the report says of it in this place has been read: before or after its items. The same
    /// can come twice.
    void asset(ReportedAsset asset);
}
