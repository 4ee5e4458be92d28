package concordat.web.page.signin;

import concordat.web.page.shell.FieldError;
import concordat.web.page.shell.Shell;
import java.util.List;

/// What the sign-in page shows.
///
/// @param name what was typed
/// @param next where to go afterwards
public record SignInPage(Shell shell, String name, String next, List<FieldError> errors, boolean signedOut) {

    public SignInPage {
        errors = List.copyOf(errors);
    }
}
