package concordat.notices.mail;

import concordat.assurance.Programme;
import concordat.notices.Notice;
import concordat.notices.words.Told;
import concordat.notices.words.Wording;
import java.time.ZoneId;
import java.util.List;

/// Writes letters of notices. Whether the receiver may read them was settled before.
public final class Letters {

    private static final int WIDTH = 76;

    private final Programme programme;
    private final String network;
    private final Wording wording = Wording.english();

    /// @param network address at which people reach the network, without a slash at its end
    public Letters(Programme programme, String network) {
        this.programme = programme;
        this.network = network;
    }

    /// @param zone in which dates are told
    public Letter of(Notice notice, ZoneId zone) {
        Told told = wording.of(notice, programme, zone);
        StringBuilder text = new StringBuilder();
        entry(text, told);
        end(text);
        return new Letter(wording.text("mail.subject." + notice.severity(), told.title()), text.toString());
    }

    /// @param notices never empty
    public Letter digest(List<Notice> notices, ZoneId zone) {
        StringBuilder text = new StringBuilder(wording.text("mail.digest.intro")).append("\n\n");
        for (Notice notice : notices) {
            Told told = wording.of(notice, programme, zone);
            wrap(text, told.title());
            text.append("-".repeat(Math.min(WIDTH, told.title().length()))).append('\n');
            entry(text, told);
            text.append('\n');
        }
        end(text);
        String count = notices.size() == 1
                ? wording.text("mail.digest.one")
                : wording.text("mail.digest.many", String.valueOf(notices.size()));
        return new Letter(wording.text("mail.digest.subject", count, networkName()), text.toString());
    }

    private void entry(StringBuilder text, Told told) {
        wrap(text, told.text());
        wrap(text, told.todo());
        text.append(wording.text("mail.where", network + told.path())).append('\n');
    }

    private void end(StringBuilder text) {
        text.append("\n-- \n");
        wrap(text, wording.text("mail.why", networkName(), network));
        wrap(text, wording.text("mail.answer"));
    }

    private String networkName() {
        return programme
                .name()
                .flatMap(n -> n.text())
                .map(n -> n.replaceAll("\\p{Cntrl}", " "))
                .orElse(programme.network().value());
    }

    private static void wrap(StringBuilder text, String paragraph) {
        int column = 0;
        for (String word : paragraph.split(" ", -1)) {
            if (column > 0 && column + 1 + word.length() > WIDTH) {
                text.append('\n');
                column = 0;
            } else if (column > 0) {
                text.append(' ');
                column++;
            }
            text.append(word);
            column += word.length();
        }
        text.append('\n');
    }
}
