package concordat.catalogue;

/// How much risk is left once everything that was done about a gap is taken into account; least first.
public enum ResidualRisk {
    LOW,
    MODERATE,
    HIGH,
    VERY_HIGH
}
