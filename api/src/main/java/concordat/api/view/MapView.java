package concordat.api.view;

/// What a map that was taken in holds.
///
/// @param hexes how many
/// @param placed how many of them stand for a body of this network
public record MapView(int hexes, int placed) {}
