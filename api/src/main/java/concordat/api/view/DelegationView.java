package concordat.api.view;

import java.time.LocalDate;

/// That a colleague is to answer a section.
public record DelegationView(String section, String colleague, LocalDate dueOn) {}
