package concordat.assurance.answer;

import concordat.assurance.ground.Stamp;
import concordat.assurance.ids.PersonId;
import java.time.LocalDate;

/// That a colleague is to answer a section.
public record Delegation(String section, PersonId colleague, LocalDate dueOn, Stamp given) {}
