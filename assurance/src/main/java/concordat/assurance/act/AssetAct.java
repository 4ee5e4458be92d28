package concordat.assurance.act;

import concordat.assurance.ids.EnvironmentId;

/// Which names in reports mean one asset, where a person says otherwise than ids do. A name stands as its keyed hash,
/// which tells nobody without the body's key what it is. Of two names the last that was said counts, whatever it was.
public sealed interface AssetAct extends PartAct {

    /// @return whose names they are
    EnvironmentId environment();

    /// @return lower-case hex, before the other
    String one();

    /// @return lower-case hex
    String other();

    /// @return why
    Prose reason();

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

    /// Two names that were taken for two assets are one, whatever ids say. What that changes of breaches, an act of its
    /// own tells.
    ///
    /// @param one lower-case hex, before the other
    /// @param other lower-case hex
    record AssetsJoined(EnvironmentId environment, String one, String other, Prose reason) implements AssetAct {}

    /// Two names are no longer said by anybody to be one asset; ids decide again.
    ///
    /// @param one lower-case hex, before the other
    /// @param other lower-case hex
    record JoiningTakenBack(EnvironmentId environment, String one, String other, Prose reason) implements AssetAct {}
}
