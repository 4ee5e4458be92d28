package concordat.assurance.act;

import concordat.assurance.ids.EnvironmentId;

/// Which names in reports mean one asset, where a person says otherwise than ids do. A name stands as its keyed hash,
/// which tells nobody without the body's key what it is.
public sealed interface AssetAct extends PartAct {

    /// Two names that were taken for one asset are two. What that changes of breaches, an act of its own tells.
    ///
    /// @param one lower-case hex, before the other
    /// @param other lower-case hex
    record AssetsParted(EnvironmentId environment, String one, String other, Prose reason) implements AssetAct {}

    /// Two names are no longer told apart by anybody; ids decide again.
    ///
    /// @param one lower-case hex, before the other
    /// @param other lower-case hex
    record PartingTakenBack(EnvironmentId environment, String one, String other, Prose reason) implements AssetAct {}
}
