package concordat.api.view;

/// How a network reads as another code.
///
/// @param profile `whole` for all of the code
/// @param environments how many are counted
/// @param reached how many of them reach it
/// @param allOurs how many hold everything that our code can say of it, those that reach it included
/// @param asked how many requirements it asks for
/// @param reachable how many of them our code can say enough of
public record ReadingTally(
        String code,
        String title,
        String profile,
        String profileTitle,
        int environments,
        int reached,
        int allOurs,
        int asked,
        int reachable) {}
