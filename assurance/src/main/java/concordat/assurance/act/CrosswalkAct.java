package concordat.assurance.act;

import concordat.catalogue.crosswalk.Crosswalk;

/// Other codes, and what the Authority says of how codes stand to each other.
public sealed interface CrosswalkAct extends PartAct {

    /// Another code becomes known here.
    ///
    /// @param digest what [concordat.catalogue.crosswalk.Code#digest()] says of it
    record CodePublished(OtherCode code, String digest) implements CrosswalkAct {}

    /// A known code is described otherwise, because it was described wrongly. Its next version is another code.
    ///
    /// @param digest of the code as it is from now on
    /// @param replaces the digest of what it takes the place of
    record CodeRevised(OtherCode code, String digest, String replaces, Prose reason) implements CrosswalkAct {}

    /// A crosswalk begins to count, as far as its status says that it does.
    ///
    /// @param digest what [Crosswalk#digest()] says of it
    record CrosswalkPublished(Crosswalk crosswalk, String digest) implements CrosswalkAct {}

    /// A crosswalk says something else from now on.
    ///
    /// @param digest of the crosswalk as it is from now on
    /// @param replaces the digest of what it takes the place of
    record CrosswalkRevised(Crosswalk crosswalk, String digest, String replaces, Prose reason)
            implements CrosswalkAct {}

    /// A crosswalk counts no longer.
    ///
    /// @param crosswalk its id
    /// @param digest of what is retired
    record CrosswalkRetired(String crosswalk, String digest, Prose reason) implements CrosswalkAct {}
}
