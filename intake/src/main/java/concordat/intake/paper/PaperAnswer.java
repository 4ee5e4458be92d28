package concordat.intake.paper;

import concordat.catalogue.ControlId;

/// An answer as a table has it.
///
/// @param answer as the ledger writes it, for example `PARTLY_MET`
/// @param statement what the body says, the evidence that it names included; may be empty
public record PaperAnswer(Place place, ControlId control, String answer, String statement) {}
