package concordat.catalogue;

/// One kind of evidence a control asks for. A control is proved when every need is met.
///
/// @param kind what is asked for
/// @param atLeast the weakest strength that counts
public record EvidenceNeed(EvidenceKind kind, Strength atLeast) {}
