/// Imports into a body: those that wait, run and are over, and each one's page with how far it is.
@NullMarked
package concordat.web.page.reports;

import org.jspecify.annotations.NullMarked;
