package concordat.assurance.act;

import concordat.assurance.ids.ApplicationId;
import concordat.assurance.ids.BodyId;

/// Coming in, taking on more, and going.
public sealed interface JoiningAct extends PartAct {

    /// What is applied for.
    enum Wish {
        /// To join the network.
        JOIN,
        /// To bring in another environment, or to use more services.
        EXTEND,
        /// To leave the network.
        LEAVE
    }

    /// How far an application has come before it is decided.
    enum Stage {
        /// It has come in.
        RECEIVED,
        /// What it covers is agreed.
        SCOPED,
        /// What is asked of the body, or of those who rely on it, is at hand.
        PREPARED,
        /// Somebody at the Authority looks at it.
        REVIEWED
    }

    /// An application comes in.
    ///
    /// @param body who applies; when it wants to join, the id it shall have
    record ApplicationFiled(ApplicationId application, BodyId body, Wish wish, Prose name, Prose wants)
            implements JoiningAct {}

    /// An application goes on by one stage, or back to an earlier one.
    record ApplicationMoved(ApplicationId application, Stage stage, Prose note) implements JoiningAct {}

    /// An application is decided.
    record ApplicationDecided(ApplicationId application, boolean accepted, Prose reasons) implements JoiningAct {}

    /// A body has left. Its agreements, its systems and every reliance on it end with it.
    ///
    /// @param application the accepted application to leave
    record BodyLeft(BodyId body, ApplicationId application, Prose reason) implements JoiningAct {}
}
