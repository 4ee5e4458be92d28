/// The OpenAPI document and its records.
@NullMarked
package concordat.api;

import org.jspecify.annotations.NullMarked;
