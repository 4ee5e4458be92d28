/// What goes on around answers: patterns, alternatives, colleagues, and what the Authority asks for. [Answers] is the
/// way in.
@NullMarked
package concordat.assurance.answer;

import org.jspecify.annotations.NullMarked;
