package concordat.web.page.casework;

import java.util.List;

/// A form on a case's page, with what was typed.
///
/// @param action where it is sent
/// @param choiceError what is wrong with the choice; empty for nothing
/// @param wordsError what is wrong with the words; empty for nothing
public record CaseForm(
        String action,
        String heading,
        String question,
        List<Option> options,
        String wordsLabel,
        String wordsHint,
        String words,
        String button,
        String choiceError,
        String wordsError) {

    public CaseForm {
        options = List.copyOf(options);
    }
}
