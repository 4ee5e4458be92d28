package concordat.ledger;

/// What a line of an export says.
sealed interface ExportLine {

    /// The bytes of the next act, as they were kept.
    record ActLine(Octets bytes) implements ExportLine {}

    /// A head over all acts before it.
    record HeadLine(Octets bytes) implements ExportLine {}

    /// That the export is whole.
    record EndLine(long acts, long heads) implements ExportLine {}

    /// The stream ends without saying that it is whole.
    record BreaksOff() implements ExportLine {}

    /// A line that an export does not have.
    record Foreign(String problem) implements ExportLine {}

    /// Bytes on their way, not copied: nobody else holds them.
    final class Octets {
        private final byte[] value;

        Octets(byte[] value) {
            this.value = value;
        }

        byte[] value() {
            return value;
        }
    }
}
