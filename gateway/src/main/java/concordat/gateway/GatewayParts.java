package concordat.gateway;

import concordat.feed.FeedClock;
import concordat.gateway.login.Logins;
import concordat.gateway.login.SignIn;
import concordat.records.RecordLog;

/// What a gateway works with and does not own: whoever made them closes them, after the gateway.
///
/// @param clock the machine's own; never a moved one
/// @param run tells this run from every other of the same gateway; a part of every decision's id
/// @param logins what requests say of their users
/// @param signIn where users log in with a browser
public record GatewayParts(FeedClock clock, String run, Logins logins, SignIn signIn, RecordLog records) {

    public GatewayParts {
        if (!run.matches("[A-Za-z0-9]{1,20}")) {
            throw new IllegalArgumentException("run " + run + " is not 1 to 20 letters and digits");
        }
    }
}
