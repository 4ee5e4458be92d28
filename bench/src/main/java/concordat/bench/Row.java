package concordat.bench;

import org.jspecify.annotations.Nullable;

/// One figure.
///
/// @param ratio how this system compares with ours, in words of the metric; null when there is nothing to compare
record Row(
        String system,
        String metric,
        double value,
        String unit,
        @Nullable Double ratio) {

    Row(String system, String metric, double value, String unit) {
        this(system, metric, value, unit, null);
    }
}
