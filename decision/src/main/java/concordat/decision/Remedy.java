package concordat.decision;

import concordat.decision.EnvironmentRow.Restriction;
import concordat.decision.Reason.Who;

/// One thing that has to change for a refusal to become a permit.
public sealed interface Remedy {

    /// Who can bring it about, and so who is told of it.
    Who who();

    /// The certificate is enrolled.
    record EnrolCaller() implements Remedy {
        @Override
        public Who who() {
            return Who.CALLER;
        }
    }

    /// A fact about the device or the login is shown.
    ///
    /// @param fact its name
    /// @param login whether it comes from the login rather than the device
    /// @param ranOut whether it was there, and is too old now
    record ShowFact(String fact, boolean login, boolean ranOut) implements Remedy {
        @Override
        public Who who() {
            return Who.CALLER;
        }
    }

    /// The request is made from a device that the body manages.
    record UseManagedDevice() implements Remedy {
        @Override
        public Who who() {
            return Who.CALLER;
        }
    }

    /// The environment is connected.
    ///
    /// @param environment its id
    record ConnectEnvironment(String environment) implements Remedy {
        @Override
        public Who who() {
            return Who.BODY;
        }
    }

    /// The suspension ends.
    record EndSuspension() implements Remedy {
        @Override
        public Who who() {
            return Who.BODY;
        }
    }

    /// The body makes an agreement for its environment with a service.
    ///
    /// @param service its id
    record MakeAgreement(String service) implements Remedy {
        @Override
        public Who who() {
            return Who.BODY;
        }
    }

    /// The agreement under which a workload calls names a service.
    ///
    /// @param service its id
    record NameService(String service) implements Remedy {
        @Override
        public Who who() {
            return Who.BODY;
        }
    }

    /// A restriction is lifted.
    record LiftRestriction(Restriction restriction) implements Remedy {
        @Override
        public Who who() {
            return Who.BODY;
        }
    }

    /// A control is held again.
    ///
    /// @param control its id
    record HoldControl(String control) implements Remedy {
        @Override
        public Who who() {
            return Who.BODY;
        }
    }

    /// The gateway hears from the control plane again.
    record ProveCurrent() implements Remedy {
        @Override
        public Who who() {
            return Who.OPERATOR;
        }
    }
}
