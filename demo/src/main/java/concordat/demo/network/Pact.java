package concordat.demo.network;

import java.time.Instant;

/// That a body may use a service.
public record Pact(String id, Body body, SampleService service, Instant until) {}
