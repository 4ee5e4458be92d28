/// Files of codes and crosswalks: YAML that a person writes and reads, and those that come with the product.
@NullMarked
package concordat.intake.crosswalk;

import org.jspecify.annotations.NullMarked;
