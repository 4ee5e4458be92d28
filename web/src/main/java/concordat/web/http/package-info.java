/// The web server underneath API and pages: a table of routes, each naming the authority it needs, handled on virtual
/// threads so that a handler may wait.
@NullMarked
package concordat.web.http;

import org.jspecify.annotations.NullMarked;
