/// Settings: a flag, else an environment variable, else a file, else a default; unknown keys are refused. And where
/// the data folder keeps what.
@NullMarked
package concordat.app.settings;

import org.jspecify.annotations.NullMarked;
