package concordat.api.view;

/// One kind of evidence and the weakest strength that counts.
public record EvidenceNeedView(String kind, String atLeast) {}
