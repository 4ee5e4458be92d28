/// Predicates written by administrators, compiled once.
///
/// A fail rule of an edition is a CEL expression that answers true or false. It may name:
///
/// | name | type | what |
/// |---|---|---|
/// | `finding.severity` | int | 0 to 4; compare with `INFO`, `LOW`, `MEDIUM`, `HIGH`, `CRITICAL` |
/// | `finding.weakness` | string | the tool and its own stable id, for example `nessus:10863` |
/// | `finding.plugin` | string | the id alone, for example `10863` |
/// | `finding.family` | string | the tool's own grouping, for example `Web Servers` |
/// | `finding.cves` | list(string) | for example `"CVE-2021-44228" in finding.cves` |
/// | `finding.cwes` | list(int) | kinds of weakness, for example `798 in finding.cwes` |
/// | `finding.references` | list(string) | what it goes against, for example `"cci:CCI-000366" in finding.references` |
/// | `finding.controls` | list(string) | controls of this edition on which it bears, by its `weaknesses` |
/// | `finding.knownExploited` | bool | one of its CVEs is in the network's catalogue of what is known to be exploited |
/// | `finding.cvss` | double | base score, 0.0 when the tool gives none |
/// | `finding.exploitable` | bool | the tool knows of an exploit |
/// | `finding.unsupported` | bool | the weakness is that its maker no longer mends the software |
/// | `finding.port` | int | 0 when the weakness has no port |
/// | `finding.protocol` | string | lower case, for example `tcp` |
/// | `asset.internetFacing` | bool | the asset can be reached from the internet |
/// | `asset.name` | string | the host as the report names it, lower case |
/// | `age` | duration | since the body was first told, for example `age > duration('336h')` |
///
/// Any expression may ask `versionAtLeast("10.0.22631.1", "10.0.22000")`, which compares number by number.
///
/// A posture rule says when a fact about a device holds. It may name `device.ownership` (`managed` or `personal`),
/// `device.platform`, and what sources say, the words of [concordat.rules.Attribute].
///
/// The edition's fix windows already give a body its time to put a finding right, so most rules need no `age`.
@NullMarked
package concordat.rules;

import org.jspecify.annotations.NullMarked;
