package concordat.intake;

import concordat.intake.report.ReportBytes;
import concordat.intake.report.ReportProblem;
import concordat.intake.report.ReportProblem.Kind;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/// What stands in archives, unpacked while it is read and nowhere put down: names of members are shown to people and
/// mean nothing else.
final class Unpacking {

    private static final int MOST_MEMBERS = 50;
    private static final long TIMES = 400;
    private static final long FREE = 64L << 20;

    private Unpacking() {}

    /// What is wrong with an archive.
    static final class BadArchive extends IOException {
        private static final long serialVersionUID = 1L;
        private final transient ReportProblem problem;

        BadArchive(Kind kind, String what, String advice) {
            super(what);
            this.problem = new ReportProblem(kind, 0, 0, what, advice);
        }

        ReportProblem problem() {
            return problem;
        }
    }

    /// A file in an archive.
    record Member(String name, ReportBytes bytes) {}

    /// @return what a gzip archive holds
    static ReportBytes gzip(ReportBytes packed) {
        return () -> {
            Counted raw = new Counted(packed.open());
            try {
                return new Unpacked(new GZIPInputStream(raw, 1 << 15), raw);
            } catch (EOFException | ZipException e) {
                raw.close();
                throw broken(e);
            }
        };
    }

    /// @return the files in a zip archive, in its order; folders are left out
    /// @throws BadArchive when it is damaged or holds too many
    static List<Member> zip(ReportBytes packed) throws IOException {
        List<Member> members = new ArrayList<>();
        Counted raw = new Counted(packed.open());
        try (ZipInputStream zip = new ZipInputStream(raw)) {
            int place = 0;
            long unpacked = 0;
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (place == MOST_MEMBERS) {
                    throw new BadArchive(
                            Kind.TOO_LARGE,
                            "the archive holds more than " + MOST_MEMBERS + " files",
                            "unpack it and give the report itself");
                }
                if (!entry.isDirectory()) {
                    int at = place;
                    members.add(new Member(shown(entry.getName()), () -> member(packed, at)));
                }
                place++;
                unpacked = drained(zip, raw, unpacked);
            }
        } catch (EOFException | ZipException | IllegalArgumentException e) {
            throw broken(e);
        }
        return members;
    }

    /// @param before how much was unpacked so far
    /// @return how much is after this member
    private static long drained(ZipInputStream zip, Counted packed, long before) throws IOException {
        byte[] some = new byte[1 << 15];
        long unpacked = before;
        for (int got = zip.read(some); got >= 0; got = zip.read(some)) {
            unpacked += got;
            if (unpacked > FREE + packed.bytes * TIMES) {
                throw tooFar();
            }
        }
        return unpacked;
    }

    private static InputStream member(ReportBytes packed, int place) throws IOException {
        Counted raw = new Counted(packed.open());
        ZipInputStream zip = new ZipInputStream(raw);
        try {
            for (int i = 0; i <= place; i++) {
                if (zip.getNextEntry() == null) {
                    throw new ZipException("it is shorter than it was");
                }
            }
        } catch (EOFException | ZipException | IllegalArgumentException e) {
            zip.close();
            throw broken(e);
        }
        return new Unpacked(zip, raw);
    }

    private static String shown(String name) {
        String plain = name.replaceAll("\\p{Cntrl}", "?");
        return plain.length() <= 120 ? plain : plain.substring(0, 120) + "…";
    }

    private static BadArchive broken(Exception e) {
        return new BadArchive(
                e instanceof EOFException ? Kind.TRUNCATED : Kind.MALFORMED,
                "the archive is damaged: " + shown(String.valueOf(e.getMessage())),
                "pack it again, or give the report itself");
    }

    private static BadArchive tooFar() {
        return new BadArchive(
                Kind.HOSTILE,
                "the archive unpacks to more than " + TIMES + " times its size",
                "do not trust where it came from; give the report itself");
    }

    private static final class Counted extends FilterInputStream {
        private long bytes;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int one = in.read();
            bytes += one < 0 ? 0 : 1;
            return one;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int got = in.read(into, offset, length);
            bytes += Math.max(got, 0);
            return got;
        }
    }

    /// Tells what is wrong with the archive, and stops one that unpacks without end.
    private static final class Unpacked extends FilterInputStream {
        private final Counted packed;
        private long bytes;

        Unpacked(InputStream in, Counted packed) {
            super(in);
            this.packed = packed;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int got;
            try {
                got = in.read(into, offset, length);
            } catch (EOFException | ZipException e) {
                throw broken(e);
            }
            bytes += Math.max(got, 0);
            if (bytes > FREE + packed.bytes * TIMES) {
                throw tooFar();
            }
            return got;
        }
    }
}
