/// What every reader of reports hands on, whatever the format.
@NullMarked
package concordat.intake.report;

import org.jspecify.annotations.NullMarked;
