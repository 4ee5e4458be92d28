package concordat.store;

import concordat.decision.CallerRow;

/// What is known of a caller, and when that was learnt among all that is learnt of callers.
///
/// @param sequence from 1, rising with every change; 0 for a row that was there at the beginning
public record SequencedCaller(CallerRow row, long sequence) {

    public SequencedCaller {
        if (sequence < 0) {
            throw new IllegalArgumentException("caller " + row.id() + " has sequence " + sequence);
        }
    }
}
