/// The JSON API and the pages, one package per page.
@NullMarked
package concordat.web;

import org.jspecify.annotations.NullMarked;
