/// What was imported into a body: listed, looked at, withdrawn.
@NullMarked
package concordat.cli.report;

import org.jspecify.annotations.NullMarked;
