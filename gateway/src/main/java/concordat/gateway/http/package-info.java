/// What may come in and go out as HTTP: strict reading, headers, frame boundaries of WebSockets.
@NullMarked
package concordat.gateway.http;

import org.jspecify.annotations.NullMarked;
