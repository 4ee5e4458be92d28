/// What every part of assurance stands on: verdicts and faults, time, and values that are replaced and never changed.
@NullMarked
package concordat.assurance.ground;

import org.jspecify.annotations.NullMarked;
