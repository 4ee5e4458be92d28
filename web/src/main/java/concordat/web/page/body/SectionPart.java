package concordat.web.page.body;

import java.util.List;

/// One section of the code.
///
/// @param anchor within the page
/// @param summary how many controls are held, in words
public record SectionPart(String title, String anchor, String summary, List<ControlRow> rows) {

    public SectionPart {
        rows = List.copyOf(rows);
    }
}
