package concordat.api.view;

import java.time.LocalDate;
import java.util.Optional;

/// Something that can be seen on the way to an action's end.
public record MilestoneView(String name, LocalDate plannedOn, Optional<LocalDate> metOn) {}
