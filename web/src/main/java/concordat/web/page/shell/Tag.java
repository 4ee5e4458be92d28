package concordat.web.page.shell;

import concordat.web.words.Words;

/// A state in a word or two. The colour is never the only sign.
///
/// @param code the state's own name, for styles
/// @param colour one of the design system's tag colours
public record Tag(String code, String text, String colour) {

    public static Tag ofBody(Words words, String state) {
        return new Tag(
                state,
                words.name("body-state", state),
                switch (state) {
                    case "full" -> "green";
                    case "lapsing" -> "yellow";
                    case "partial" -> "orange";
                    case "suspended" -> "red";
                    default -> "grey";
                });
    }

    public static Tag ofControl(Words words, String state) {
        return new Tag(
                state,
                words.name("control-state", state),
                switch (state) {
                    case "proved" -> "green";
                    case "relied-on" -> "teal";
                    case "planned" -> "blue";
                    case "accepted" -> "purple";
                    case "lapsing" -> "yellow";
                    case "lapsed" -> "red";
                    case "open" -> "orange";
                    default -> "grey";
                });
    }

    public static Tag ofCase(Words words, String state) {
        return new Tag(
                state,
                words.name("case-state", state),
                switch (state) {
                    case "open", "notice-served" -> "yellow";
                    case "replied" -> "blue";
                    case "upheld" -> "green";
                    case "not-upheld" -> "red";
                    default -> "grey";
                });
    }
}
