package concordat.web.page.shell;

/// One thing to put right in a form.
///
/// @param href where in the page, for example `#words`; the page's top when it concerns no field
public record FieldError(String href, String text) {

    /// @return the first error of a field, for showing beside it; empty for none
    public static String of(Iterable<FieldError> errors, String field) {
        for (FieldError error : errors) {
            if (error.href().equals("#" + field)) {
                return error.text();
            }
        }
        return "";
    }
}
