package concordat.cli.terminal;

/// What the process ends with. Scripts rely on these numbers: they never change their meaning.
public final class Exit {

    /// Done.
    public static final int DONE = 0;
    /// A fault of Concordat's own.
    public static final int UNEXPECTED = 1;
    /// It could not be done, and one line on standard error says what, where and what to do.
    public static final int REFUSED = 2;
    /// A benchmark could not tell, because the machine was too busy.
    public static final int INCONCLUSIVE = 3;
    /// A measure is recorded, but some gateway has not acknowledged it yet.
    public static final int NOT_YET_IN_FORCE = 4;
    /// A ledger is not what was signed.
    public static final int LEDGER_BROKEN = 5;
    /// Something stands in the way of what was asked about.
    public static final int NOT_READY = 6;
    /// A certificate is not what the network gave.
    public static final int CERTIFICATE_REFUSED = 7;
    /// A certificate is genuine, but does not count: expired, withdrawn, or not yet begun.
    public static final int CERTIFICATE_NOT_IN_FORCE = 8;
    /// A document of evidence is not what was handed in.
    public static final int EVIDENCE_BROKEN = 9;
    /// Stopped by Ctrl-C, as shells number it.
    public static final int STOPPED = 130;

    private Exit() {}
}
