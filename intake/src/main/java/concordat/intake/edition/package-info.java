/// Edition files: YAML that a person writes and reads, into an [concordat.catalogue.Edition] and back.
@NullMarked
package concordat.intake.edition;

import org.jspecify.annotations.NullMarked;
