package concordat.assurance.act;

/// The network begins. The first act of every ledger.
public record NetworkFounded(Prose name) implements Act {}
