package concordat.exchange.findings;

import concordat.catalogue.Severity;
import java.util.Optional;

/// Severities as scores, for formats whose readers go by scores alone.
final class Bands {

    private Bands() {}

    /// @return the score itself where it lies in the severity's band of CVSS 3, else the nearest that does
    static String within(Severity severity, Optional<Double> score) {
        double low =
                switch (severity) {
                    case CRITICAL -> 9.0;
                    case HIGH -> 7.0;
                    case MEDIUM -> 4.0;
                    case LOW -> 0.1;
                    case INFO -> 0.0;
                };
        double high =
                switch (severity) {
                    case CRITICAL -> 10.0;
                    case HIGH -> 8.9;
                    case MEDIUM -> 6.9;
                    case LOW -> 3.9;
                    case INFO -> 0.0;
                };
        double tenths = Math.round(score.orElse(low) * 10) / 10.0;
        return String.valueOf(Math.clamp(tenths, low, high));
    }
}
