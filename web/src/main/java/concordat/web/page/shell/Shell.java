package concordat.web.page.shell;

import java.util.List;
import java.util.Optional;

/// The frame around a page.
///
/// @param title of the page, without the network
/// @param home where the header leads
/// @param person who is signed in, in words
/// @param css address of the style sheet
/// @param script address of the script
/// @param icon address of the icon
public record Shell(
        String title,
        String network,
        String home,
        List<NavItem> nav,
        Optional<String> person,
        String css,
        String script,
        String icon) {

    public Shell {
        nav = List.copyOf(nav);
    }

    /// @return the same frame for a page that tells of errors
    public Shell withError() {
        return new Shell("Error: " + title, network, home, nav, person, css, script, icon);
    }
}
