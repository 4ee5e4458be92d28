package concordat.findings;

/// By what an asset can be known again, in the order in which it is believed.
public enum AssetIdKind {
    /// What an agent on it calls itself.
    AGENT,
    /// Its full name in the domain name system.
    FULL_NAME,
    /// Its NetBIOS name.
    NETBIOS,
    /// The address of a network card.
    MAC,
    /// What its cloud calls it.
    CLOUD,
    /// An IP address: the first to be given to another.
    ADDRESS
}
