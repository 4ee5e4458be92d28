package concordat.demo;

import java.nio.file.Path;
import java.time.Duration;

/// What was made.
///
/// @param acts how many acts there are now
/// @param devices how many certificates the network knows, workloads apart
/// @param greeting the file that tells visitors where to begin
public record Made(int bodies, long acts, long devices, Duration took, Path greeting) {}
