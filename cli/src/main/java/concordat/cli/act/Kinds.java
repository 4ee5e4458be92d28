package concordat.cli.act;

import concordat.api.ApiClient;
import concordat.api.ApiFailure;
import concordat.api.view.ActFieldView;
import concordat.api.view.ActKindView;
import concordat.cli.terminal.Address;
import concordat.cli.terminal.CannotGoOn;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The kinds of act that a server knows.
final class Kinds {

    private Kinds() {}

    static List<ActKindView> read(ApiClient api) throws IOException, InterruptedException {
        return api.page(Address.of("acts", "kinds").text(), ActKindView.class).items();
    }

    /// @return no kind when the server is too old to describe its acts
    /// @throws CannotGoOn when there is no such kind; names those that are like it
    static List<ActKindView> named(ApiClient api, String kind) throws IOException, InterruptedException {
        List<ActKindView> all;
        try {
            all = read(api);
        } catch (ApiFailure e) {
            if (e.problem().status() == 404) {
                return List.of();
            }
            throw e;
        }
        List<ActKindView> found =
                all.stream().filter(k -> k.kind().equals(kind)).toList();
        if (found.isEmpty()) {
            throw new CannotGoOn("there is no kind of act called " + kind + like(all, kind)
                    + "; concordat act kinds lists all " + all.size());
        }
        return found;
    }

    /// Kinds that share a word with what was asked for.
    private static String like(List<ActKindView> all, String kind) {
        List<String> words = List.of(kind.toLowerCase(Locale.ROOT).split("[^a-z]+"));
        String like = all.stream()
                .map(ActKindView::kind)
                .filter(k -> words.stream()
                        .anyMatch(w -> w.length() > 3 && List.of(k.split("-")).contains(w)))
                .collect(Collectors.joining(", "));
        return like.isEmpty() ? "" : "; there are " + like;
    }

    /// What stands in a field, in words: `set of control ids`, `FULL, CONDITIONAL or REFUSED`.
    static String type(ActFieldView field) {
        String one =
                switch (field.type()) {
                    case "choice" -> String.join(" | ", field.choices());
                    case "prose" -> "text in words";
                    case "instant" -> "instant, 2026-11-22T09:00:00Z";
                    case "day" -> "day, 2026-11-22";
                    case "duration" -> "duration, PT36H";
                    case "period" -> "period, P30D";
                    case "boolean" -> "true | false";
                    case "record" ->
                        field.fields().stream()
                                .map(ActFieldView::name)
                                .collect(Collectors.joining(", ", "JSON {", "}"));
                    default -> field.type().endsWith("-id") ? "id of " + noun(field.type()) : field.type();
                };
        return switch (field.holds()) {
            case "optional" -> one + " (may be left out)";
            case "set", "list" -> "none or more, with commas between: " + one;
            default -> one;
        };
    }

    private static String noun(String type) {
        String noun = type.substring(0, type.length() - 3).replace('-', ' ');
        return ("aeiou".indexOf(noun.charAt(0)) >= 0 ? "an " : "a ") + noun;
    }
}
