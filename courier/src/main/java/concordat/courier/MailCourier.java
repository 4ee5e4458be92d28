package concordat.courier;

import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Date;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;

/// Hands mail to a server: plain text, each to one receiver. Safe to share between threads; each call waits.
public final class MailCourier {

    private static final String WAIT_CONNECT = "10000";
    private static final String WAIT_ANSWER = "30000";

    private final MailSettings settings;
    private final Session session;

    /// @throws IllegalArgumentException when the certificates to trust cannot be read
    public MailCourier(MailSettings settings) {
        this.settings = settings;
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", settings.host());
        properties.setProperty("mail.smtp.port", String.valueOf(settings.port()));
        properties.setProperty("mail.smtp.from", settings.from());
        properties.setProperty("mail.smtp.connectiontimeout", WAIT_CONNECT);
        properties.setProperty("mail.smtp.timeout", WAIT_ANSWER);
        properties.setProperty("mail.smtp.writetimeout", WAIT_ANSWER);
        properties.setProperty("mail.smtp.auth", String.valueOf(settings.login().isPresent()));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.ssl.protocols", "TLSv1.3 TLSv1.2");
        switch (settings.tls()) {
            case STARTTLS -> {
                properties.setProperty("mail.smtp.starttls.enable", "true");
                properties.setProperty("mail.smtp.starttls.required", "true");
            }
            case IMPLICIT -> properties.setProperty("mail.smtp.ssl.enable", "true");
            case NONE -> {}
        }
        settings.trust().ifPresent(pem -> properties.put("mail.smtp.ssl.socketFactory", Trust.sockets(pem)));
        this.session = Session.getInstance(properties);
    }

    /// Sends one mail.
    public Outcome send(Mail mail) {
        try (Transport transport = session.getTransport("smtp")) {
            Message message = message(mail);
            transport.connect(
                    settings.host(),
                    settings.port(),
                    settings.login().map(MailSettings.Login::user).orElse(null),
                    settings.login().map(MailSettings.Login::password).orElse(null));
            transport.sendMessage(message, message.getAllRecipients());
            return new Outcome.Delivered();
        } catch (AuthenticationFailedException e) {
            return new Outcome.Failed("the mail server does not take our user name and password");
        } catch (MessagingException e) {
            return failed(mail, e);
        }
    }

    private Message message(Mail mail) throws MessagingException {
        String domain = settings.from().substring(settings.from().indexOf('@') + 1);
        MimeMessage message = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", "<" + mail.id() + "@" + domain + ">");
            }
        };
        message.setFrom(new InternetAddress(settings.from(), true));
        message.setRecipients(Message.RecipientType.TO, new Address[] {new InternetAddress(mail.to(), true)});
        message.setSubject(mail.subject(), "UTF-8");
        message.setSentDate(Date.from(mail.at()));
        message.setHeader("Auto-Submitted", "auto-generated"); // nobody's absence note need answer
        message.setText(mail.text().replace("\n", "\r\n"), "UTF-8");
        message.saveChanges();
        return message;
    }

    /// A server that says 5xx of this mail or its receiver will say so again; whatever else may pass.
    private static Outcome failed(Mail mail, MessagingException e) {
        for (Exception cause = e; cause != null; cause = next(cause)) {
            int code =
                    switch (cause) {
                        case SMTPAddressFailedException address -> address.getReturnCode();
                        case SMTPSendFailedException send -> send.getReturnCode();
                        default -> 0;
                    };
            if (code >= 500) {
                return new Outcome.Refused(reason(mail, "the mail server refuses it: " + cause.getMessage()));
            }
        }
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return new Outcome.Failed(reason(
                mail,
                "the mail server cannot be used: " + e.getMessage()
                        + (root.equals(e) ? "" : " (" + root.getMessage() + ")")));
    }

    private static @org.jspecify.annotations.Nullable Exception next(Exception cause) {
        return cause instanceof MessagingException messaging ? messaging.getNextException() : null;
    }

    private static String reason(Mail mail, String text) {
        return Outcome.line(text.replace(mail.to(), "the address"));
    }
}
