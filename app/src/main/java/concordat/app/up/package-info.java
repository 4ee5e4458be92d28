/// `up`: starts every process of a demonstration network, watches over them and stops them cleanly.
@NullMarked
package concordat.app.up;

import org.jspecify.annotations.NullMarked;
