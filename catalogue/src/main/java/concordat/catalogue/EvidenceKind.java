package concordat.catalogue;

/// What a piece of evidence is. A control names the kinds that can prove it.
public enum EvidenceKind {
    POLICY,
    RECORD,
    CONFIGURATION,
    SCAN,
    HEALTH_CHECK,
    DIAGRAM,
    CONTRACT,
    TRAINING,
    EXERCISE
}
