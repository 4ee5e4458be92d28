/// The JSON API, version 1: one file for each subject of the OpenAPI document.
@NullMarked
package concordat.web.v1;

import org.jspecify.annotations.NullMarked;
