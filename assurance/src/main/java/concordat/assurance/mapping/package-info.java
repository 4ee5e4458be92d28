/// What the columns of people's own tables mean, kept by name. [KeptMappings] is the way in; what a mapping says is
/// read where tables are.
@NullMarked
package concordat.assurance.mapping;

import org.jspecify.annotations.NullMarked;
