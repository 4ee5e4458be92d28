package concordat.web.desk;

import concordat.assurance.act.Act;
import concordat.assurance.ids.PersonId;

/// An act that somebody wants done.
public record Wanted(PersonId actor, Act act) {}
