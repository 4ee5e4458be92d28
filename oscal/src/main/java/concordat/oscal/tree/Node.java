package concordat.oscal.tree;

/// One value of a document. Equality is by meaning: the order of an object's members does not matter, that of a list
/// does.
public sealed interface Node permits Obj, Arr, Text, Num, Bool, Nil {

    /// @return what it is, for messages: `an object`, `text`
    String kind();
}
