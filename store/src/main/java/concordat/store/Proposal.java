package concordat.store;

import concordat.assurance.act.Act;
import concordat.assurance.ids.PersonId;

/// An act that somebody asks to have appended.
public record Proposal(PersonId actor, Act act) {}
