package concordat.api.view;

import java.util.List;

/// One field of an act's payload.
///
/// @param type `text`, `prose`, `number`, `instant` (microseconds since 1970), `day`, `duration`, `period`, `boolean`,
///     `choice`, `record`, or whose id it is: `body-id`
/// @param holds `one`, `optional`, `set` or `list`
/// @param choices of a `choice`
/// @param fields of a `record`
public record ActFieldView(String name, String type, String holds, List<String> choices, List<ActFieldView> fields) {

    public ActFieldView {
        choices = Absent.list(choices);
        fields = Absent.list(fields);
    }
}
