package concordat.demo;

import java.time.Duration;

/// What was made.
///
/// @param acts how many acts there are now
/// @param devices how many certificates the network knows, workloads apart
/// @param greeting tells visitors where to begin
public record Made(int bodies, long acts, long devices, Duration took, Greeting greeting) {}
