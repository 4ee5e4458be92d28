/// The records of the API, one for each schema of the OpenAPI document, under the same names.
@NullMarked
package concordat.api.view;

import org.jspecify.annotations.NullMarked;
