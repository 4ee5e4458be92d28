package concordat.app.up;

import java.util.List;
import java.util.stream.Stream;

/// How the Java machines of a network's processes are set.
public final class JavaOptions {

    /// For what is small and never busy.
    static final List<String> LEAN = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m");

    /// What lasts is optimised once it is hot, twenty times later than usual, and not for having been so when its image
    /// was made: else the optimising compiler takes a third of the processor while everything starts.
    private static final List<String> LASTING = List.of(
            "-XX:Tier4InvocationThreshold=100000",
            "-XX:Tier4MinInvocationThreshold=40000",
            "-XX:Tier4CompileThreshold=200000",
            "-XX:Tier4BackEdgeThreshold=2000000",
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:-AOTReplayTraining",
            // Private keys that were read are wrapped in key stores that never leave the memory of the process that
            // made them; to lock these with ten thousand rounds each takes a quarter of a gateway's start.
            "-Dkeystore.pkcs12.keyPbeIterationCount=1");

    /// Mebibytes that are enough for a network of few devices while two large reports come in.
    private static final int HEAP_MEBIBYTES = 1_536;

    /// More than a control plane's classes take.
    private static final int CLASSES_MEBIBYTES = 256;

    /// A device is held in a snapshot, in the bytes of it that gateways are sent, and for a moment in the next one.
    private static final long BYTES_FOR_A_DEVICE = 1_024;

    private JavaOptions() {}

    /// A control plane keeps most of what it makes while it opens its ledger: one thread that moves this to where it
    /// stays takes a quarter of that time, two take half of it.
    ///
    /// @param devices of the network
    public static List<String> controlPlane(int devices) {
        return Stream.concat(
                        lasting("-XX:+UseParallelGC", devices).stream(),
                        // Each time that classes outgrow it, all of the memory is looked through, which stops everybody
                        // for a tenth of a second.
                        Stream.of("-XX:MetaspaceSize=" + CLASSES_MEBIBYTES + "m"))
                .toList();
    }

    /// @param devices of the network
    public static List<String> gateway(int devices) {
        return lasting("-XX:+UseSerialGC", devices);
    }

    private static List<String> lasting(String collector, int devices) {
        long heap = HEAP_MEBIBYTES + devices * BYTES_FOR_A_DEVICE / 1_048_576;
        return Stream.concat(Stream.of(collector, "-Xmx" + heap + "m"), LASTING.stream())
                .toList();
    }
}
