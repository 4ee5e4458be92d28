package concordat.demo.network;

import java.util.List;

/// A service that the demonstration offers.
///
/// @param owner kind of the body that owns it
/// @param ownerNumber which of that kind, from 1
/// @param users kinds of bodies that have an agreement
/// @param workloads whether bodies' systems call it by themselves
public record SampleService(
        String id,
        String title,
        BodyKind owner,
        int ownerNumber,
        List<BodyKind> users,
        boolean workloads,
        List<ServiceRoute> routes) {

    /// Under this name the machine itself answers, without any name server.
    public static final String DOMAIN = "concordat.localhost";

    public SampleService {
        users = List.copyOf(users);
        routes = List.copyOf(routes);
    }

    public String host() {
        return id + "." + DOMAIN;
    }

    /// @throws IllegalArgumentException when there is no such route
    public ServiceRoute route(String method, String path) {
        return routes.stream()
                .filter(r -> r.methods().contains(method) && r.path().equals(path))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(id + " has no " + method + " " + path));
    }
}
