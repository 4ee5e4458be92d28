package concordat.notices.words;

/// A notice in words.
///
/// @param title one line
/// @param text what, and by when
/// @param todo who must act, and what they do
/// @param path where to go, below the network's address
public record Told(String title, String text, String todo, String path) {}
