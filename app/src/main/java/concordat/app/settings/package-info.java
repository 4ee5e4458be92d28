/// Settings: a flag, else an environment variable, else a file, else a default. Unknown keys are refused.
@NullMarked
package concordat.app.settings;

import org.jspecify.annotations.NullMarked;
