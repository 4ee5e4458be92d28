package concordat.assurance.act;

import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.EvidenceId;
import concordat.assurance.ids.HealthCheckId;
import concordat.assurance.ids.ReportId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The yearly test by an independent tester: what there is to be tested, what was agreed to be and was, and
/// what of its findings scans show too. That it proves a control is said by evidence, and what it found by a
/// report.
public sealed interface HealthCheckAct extends PartAct {

    /// What can be looked at.
    enum Area {
        EXTERNAL_INFRASTRUCTURE,
        INTERNAL_INFRASTRUCTURE,
        WEB_APPLICATIONS,
        REMOTE_ACCESS,
        MOBILE_DEVICES,
        WIRELESS,
        BUILD_REVIEW,
        NETWORK_DEVICES,
        CLOUD,
        SUPPLIER_LINKS,
        SEGREGATION
    }

    /// What machines of a build are for.
    enum Use {
        SERVER,
        END_USER
    }

    /// Machines that are set up alike.
    ///
    /// @param name what they are called, such as `windows-11-laptop`
    /// @param machines how many there are
    record Build(String name, Use use, int machines) {}

    /// What is not looked at.
    ///
    /// @param place an address, a range, a name or an area in lower case
    record Exclusion(String place, Prose why) {}

    /// What a tester is to look at. Places are addresses, ranges (`10.1.0.0/16`, `10.1.0.1-10.1.0.9`) and host
    /// names, also `*.example.org` for all below one.
    ///
    /// @param internalSample by hand, in per cent of the machines inside
    /// @param externalSample by hand, in per cent of what faces outwards
    /// @param sites where testers go
    record Scope(
            Set<Area> areas,
            Set<String> internal,
            Set<String> external,
            int internalSample,
            int externalSample,
            List<Exclusion> excluded,
            Prose sites) {
        public Scope {
            areas = Set.copyOf(areas);
            internal = Set.copyOf(internal);
            external = Set.copyOf(external);
            excluded = List.copyOf(excluded);
        }
    }

    /// A body says what there is of an environment. Said again, it replaces what was said before, which stays
    /// on record.
    ///
    /// @param version one more than the newest
    /// @param internal places inside, as in [Scope]
    /// @param external places that face outwards
    record EstateDeclared(
            EnvironmentId environment, int version, Set<String> internal, Set<String> external, List<Build> builds)
            implements HealthCheckAct {
        public EstateDeclared {
            internal = Set.copyOf(internal);
            external = Set.copyOf(external);
            builds = List.copyOf(builds);
        }
    }

    /// A health check is booked. It may be declared without ever having been.
    ///
    /// @param tester the organisation
    /// @param scheme id of the scheme that accredits it
    /// @param from first day of the fieldwork
    /// @param to its last day
    record HealthCheckCommissioned(
            HealthCheckId check,
            EnvironmentId environment,
            Prose tester,
            String scheme,
            LocalDate from,
            LocalDate to,
            Scope scope)
            implements HealthCheckAct {}

    /// A health check was made.
    ///
    /// @param leadTester who led it: the reference of their qualification
    /// @param reportedOn the day of its report
    /// @param evidence the report as a document, when it is handed in
    /// @param reports imports of what it found
    record HealthCheckDeclared(
            HealthCheckId check,
            EnvironmentId environment,
            Prose tester,
            String scheme,
            Prose leadTester,
            LocalDate from,
            LocalDate to,
            LocalDate reportedOn,
            Optional<EvidenceId> evidence,
            Set<ReportId> reports,
            Scope scope)
            implements HealthCheckAct {
        public HealthCheckDeclared {
            reports = Set.copyOf(reports);
        }
    }

    /// What was booked or declared does not count: it was wrong, or never came about.
    record HealthCheckWithdrawn(HealthCheckId check, Prose reason) implements HealthCheckAct {}

    /// What a report tells and what a scan shows are one weakness. Each stays a finding of its own, and is
    /// closed by its own evidence; together they count once.
    ///
    /// @param reported lower-case hex of the identity of what the tester reported
    /// @param scanned that of what a scan shows
    record FindingsLinked(HealthCheckId check, String reported, String scanned, Prose reason)
            implements HealthCheckAct {}

    /// They are two after all.
    record FindingsUnlinked(HealthCheckId check, String reported, String scanned, Prose reason)
            implements HealthCheckAct {}
}
