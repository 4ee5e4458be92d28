package concordat.assurance.act;

import concordat.assurance.ids.AgreementId;
import concordat.assurance.ids.EnvironmentId;
import concordat.assurance.ids.WorkloadId;

/// A body's system calls a service by itself under an agreement.
///
/// @param fingerprint lower-case hex SHA-256 of its certificate
public record WorkloadRegistered(
        WorkloadId workload, EnvironmentId environment, AgreementId agreement, String fingerprint) implements Act {}
