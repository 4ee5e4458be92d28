package concordat.web.page.casework;

/// One rung of the ladder.
///
/// @param progress `done`, `now` or `ahead`
/// @param progressText the same in words
public record Step(int number, String title, String text, String progress, String progressText) {}
