package concordat.api.view;

import java.util.List;

/// One kind of act with the fields of its payload.
///
/// @param kind for example `body-joined`
/// @param fields in the order in which the act tells them
public record ActKindView(String kind, List<ActFieldView> fields) {

    public ActKindView {
        fields = Absent.list(fields);
    }
}
