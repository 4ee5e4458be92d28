/// Reads reports of OpenVAS and Greenbone.
@NullMarked
package concordat.intake.openvas;

import org.jspecify.annotations.NullMarked;
