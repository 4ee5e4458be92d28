package concordat.api.view;

import java.time.LocalDate;
import java.util.Optional;

/// How likely a vulnerability will be exploited within thirty days.
///
/// @param score from 0 to 1
/// @param percentile how many vulnerabilities score no higher, from 0 to 1
/// @param asOf the day of the forecast
public record LikelihoodView(String cve, double score, Optional<Double> percentile, LocalDate asOf) {}
