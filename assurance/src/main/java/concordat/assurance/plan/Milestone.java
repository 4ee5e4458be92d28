package concordat.assurance.plan;

import java.time.LocalDate;
import java.util.Optional;

/// Something that can be seen on the way.
public record Milestone(String name, LocalDate plannedOn, Optional<LocalDate> metOn) {}
