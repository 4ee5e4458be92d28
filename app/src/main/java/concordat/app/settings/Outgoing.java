package concordat.app.settings;

import concordat.courier.AddressRule;
import concordat.courier.MailSettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What goes out of the network, and how.
///
/// @param host of the mail server; no mail is sent when there is none
/// @param port of the mail server; by `tls` when left out: 587 or 465, and 25 without
/// @param tls `starttls`, `implicit` or `none`
/// @param user with which to sign in at the mail server
/// @param passwordFile file that holds that user's password; else the variable `CONCORDAT_SMTP_PASSWORD`
/// @param from the address that mail comes from
/// @param trustFile certificate authorities (PEM) in place of those that come with Java
/// @param webhookAllow blocks of addresses within a network that webhooks may go to, separated by commas
/// @param publicUrl where people reach the network, for links in what is sent
public record Outgoing(
        Optional<String> host,
        Optional<Integer> port,
        String tls,
        Optional<String> user,
        Optional<Path> passwordFile,
        Optional<String> from,
        Optional<Path> trustFile,
        Optional<String> webhookAllow,
        Optional<URI> publicUrl) {

    /// What holds when nothing is set: no mail, and webhooks to the world at large only.
    public static final Outgoing NONE = new Outgoing(
            Optional.empty(),
            Optional.empty(),
            "starttls",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    public Outgoing {
        if (host.isPresent() && from.isEmpty()) {
            throw new IllegalArgumentException(
                    "smtp-host is set, and smtp-from is not; say which address mail comes from");
        }
        if (user.isPresent() && host.isEmpty()) {
            throw new IllegalArgumentException("smtp-user is set, and smtp-host is not");
        }
        if (!List.of("starttls", "implicit", "none").contains(tls)) {
            throw new IllegalArgumentException("smtp-tls is " + tls + "; give starttls, implicit or none");
        }
        publicUrl.filter(url -> url.getHost() == null).ifPresent(url -> {
            throw new IllegalArgumentException("public-url is " + url + "; give for example https://concordat.example");
        });
        blocks(webhookAllow);
    }

    private static List<AddressRule.Block> blocks(Optional<String> text) {
        return text.stream()
                .flatMap(t -> Stream.of(t.split(",", -1)))
                .filter(t -> !t.isBlank())
                .map(AddressRule.Block::of)
                .toList();
    }

    /// @return which addresses webhooks may go to
    public AddressRule addresses() {
        return new AddressRule(blocks(webhookAllow));
    }

    /// @param password of the mail server's user, none when there is none
    /// @return none when no mail is sent
    /// @throws IllegalArgumentException when a password would go in the clear, or is lacking
    public Optional<MailSettings> mail(Optional<String> password) {
        if (host.isEmpty()) {
            return Optional.empty();
        }
        if (user.isPresent() && password.isEmpty()) {
            throw new IllegalArgumentException("smtp-user is set, and there is no password; name a file with"
                    + " smtp-password-file, or set CONCORDAT_SMTP_PASSWORD");
        }
        MailSettings.Tls how = MailSettings.Tls.valueOf(tls.toUpperCase(Locale.ROOT));
        int usual =
                switch (how) {
                    case STARTTLS -> 587;
                    case IMPLICIT -> 465;
                    case NONE -> 25;
                };
        return Optional.of(new MailSettings(
                host.get(),
                port.orElse(usual),
                how,
                user.map(u -> new MailSettings.Login(u, password.orElseThrow())),
                from.orElseThrow(),
                trustFile));
    }
}
