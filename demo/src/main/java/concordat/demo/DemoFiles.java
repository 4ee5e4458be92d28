package concordat.demo;

import java.nio.file.Path;

/// Where the demonstration keeps the certificates, keys and logins that its visitors and gateways use.
///
/// @param folder `keys/demo` in the data folder
public record DemoFiles(Path folder) {

    /// A healthy managed device of the body that holds every control.
    public static final String MANAGED = "managed";
    /// Somebody's own device, of the same body.
    public static final String PERSONAL = "personal";
    /// A healthy managed device of a body that lacks a control.
    public static final String LACKING = "lacking";
    /// A system of the body that holds every control.
    public static final String WORKLOAD = "workload";
    /// The way out of the body that holds every control.
    public static final String EGRESS = "egress";
    /// The gateways' own door, for every sample service and 127.0.0.1.
    public static final String DOOR = "door";

    /// @param data the network's data folder
    public static DemoFiles in(Path data) {
        return new DemoFiles(data.resolve("keys").resolve("demo"));
    }

    /// @param number from 1
    /// @return the gateway's id, and the name of its files
    public static String gateway(int number) {
        return "gateway-" + number;
    }

    /// What everybody must trust, PEM.
    public Path authority() {
        return folder.resolve("authority.pem");
    }

    /// @return PEM, the holder's own first, then the authority's
    public Path certificate(String name) {
        return folder.resolve(name + ".pem");
    }

    /// @return PEM, PKCS #8
    public Path key(String name) {
        return folder.resolve(name + ".key");
    }

    /// @return one header line, as `curl -H @FILE` reads it
    public Path login(String name) {
        return folder.resolve(name + ".login");
    }
}
