package concordat.app.control;

import concordat.api.view.ConfirmationUse;
import concordat.api.view.ConfirmationView;
import concordat.api.view.SessionView;
import concordat.assurance.ids.PersonId;
import concordat.store.Account;
import concordat.store.AccountStore;
import concordat.store.Confirmation;
import concordat.store.ConfirmationStore;
import concordat.store.Token;
import concordat.web.desk.AccountDesk;
import concordat.web.http.Identities;
import concordat.web.http.Refusal;
import concordat.web.page.signin.SignIn;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.jspecify.annotations.Nullable;

/// Accounts with a password (Argon2id), sessions and the operator's token. Wrong passwords slow down whoever sends
/// them, and nobody else: they are counted by address and login together, so nobody can lock another out.
final class Passwords implements AccountDesk, Identities, SignIn {

    private static final int MEMORY_KIB = 19_456;
    private static final int PASSES = 2;
    private static final Duration SESSION = Duration.ofHours(12);
    private static final Duration CONFIRMED = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final int FREE_TRIES = 5;
    private static final int REMEMBERED = 50_000;

    private final AccountStore accounts;
    private final ConfirmationStore confirmations;
    private final InstantSource clock;
    private final SecureRandom random;
    private final String operatorToken;
    private final PersonId operator;
    private final Semaphore hashing = new Semaphore(2);
    private final ConcurrentHashMap<String, Tries> tries = new ConcurrentHashMap<>();
    private @Nullable String decoy;

    private record Tries(int count, Instant last) {}

    Passwords(
            AccountStore accounts,
            ConfirmationStore confirmations,
            InstantSource clock,
            SecureRandom random,
            String operatorToken,
            PersonId operator) {
        this.accounts = accounts;
        this.confirmations = confirmations;
        this.clock = clock;
        this.random = random;
        this.operatorToken = operatorToken;
        this.operator = operator;
    }

    @Override
    public void put(String login, PersonId person, String password) {
        if (password.length() < 12 || password.length() > 128) {
            throw Refusal.of(422, "That password is too weak", "Give 12 to 128 characters.");
        }
        Optional<Account> known = accounts.byLogin(login);
        if (known.isPresent() && !known.get().id().equals(person)) {
            throw Refusal.of(409, "Another person has this login", login);
        }
        String hash = hash(password);
        if (known.isPresent() || accounts.byId(person).isPresent()) {
            accounts.changePassword(person, hash);
        } else {
            accounts.add(new Account(person, login, hash, false, clock.instant()));
        }
    }

    @Override
    public Optional<String> signIn(String login, String password, String fromAddress) {
        return proved(fromAddress + " " + login, accounts.byLogin(login), password)
                .map(account -> fresh(account, Token.Kind.SESSION, ""));
    }

    @Override
    public Optional<SessionView> token(String login, String password, String fromAddress) {
        return proved(fromAddress + " " + login, accounts.byLogin(login), password)
                .map(account -> new SessionView(
                        fresh(account, Token.Kind.API, "signed in"),
                        account.id().value(),
                        clock.instant().plus(SESSION)));
    }

    private String fresh(Account account, Token.Kind kind, String label) {
        String secret = secret();
        Instant now = clock.instant();
        accounts.addToken(new Token(sha256(secret), kind, account.id(), label, now, now.plus(SESSION)));
        return secret;
    }

    private String secret() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// @param key by whom tries are counted
    /// @return the account when the password is its own
    private Optional<Account> proved(String key, Optional<Account> known, String password) {
        Instant now = clock.instant();
        Tries before = tries.get(key);
        if (before != null && before.count >= FREE_TRIES && now.isBefore(before.last.plus(PAUSE))) {
            throw Refusal.of(429, "Too many tries", "Wait a minute, then try again.");
        }
        Optional<Account> account = known.filter(a -> !a.disabled());
        boolean right =
                matches(password, account.map(Account::passwordHash).orElseGet(this::decoy)) && account.isPresent();
        if (!right) {
            if (tries.size() > REMEMBERED) {
                tries.clear();
            }
            tries.merge(key, new Tries(1, now), (old, one) -> new Tries(old.count + 1, now));
            return Optional.empty();
        }
        tries.remove(key);
        return account;
    }

    @Override
    public ConfirmationView confirm(PersonId person, String password, String fromAddress, String acts) {
        Optional<Account> account = accounts.byId(person);
        if (account.isEmpty()) {
            throw Refusal.of(
                    409,
                    "You have no password to prove it with",
                    "PUT /accounts/{login} gives " + person + " one; then try again.");
        }
        if (proved(fromAddress + " " + account.get().login(), account, password).isEmpty()) {
            throw Refusal.of(403, "That is not your password", "Nothing was done. Try again.");
        }
        String secret = secret();
        Instant now = clock.instant();
        confirmations.add(new Confirmation(
                sha256(secret), person, acts, now, now.plus(CONFIRMED), Optional.empty(), Optional.empty()));
        return new ConfirmationView(secret, now.plus(CONFIRMED));
    }

    @Override
    public boolean spend(PersonId person, String confirmation, String acts) {
        return confirmations.spend(sha256(confirmation), person, acts, clock.instant());
    }

    @Override
    public void release(String confirmation) {
        confirmations.release(sha256(confirmation));
    }

    @Override
    public void settle(String confirmation, long position) {
        confirmations.settle(sha256(confirmation), position);
    }

    @Override
    public List<ConfirmationUse> confirmations(PersonId person, int limit) {
        return confirmations.of(person, limit).stream()
                .map(c -> new ConfirmationUse(c.madeAt(), c.acts(), c.spentAt(), c.position()))
                .toList();
    }

    /// Made when it is first wanted: it takes a start's time for a person who may never come.
    private synchronized String decoy() {
        String made = decoy;
        if (made == null) {
            made = hash("no account has this password");
            decoy = made;
        }
        return made;
    }

    @Override
    public void signOut(String session) {
        accounts.endToken(sha256(session));
    }

    @Override
    public void endToken(String token) {
        accounts.endToken(sha256(token));
    }

    @Override
    public Optional<PersonId> byToken(String token) {
        if (MessageDigest.isEqual(
                token.getBytes(StandardCharsets.UTF_8), operatorToken.getBytes(StandardCharsets.UTF_8))) {
            return Optional.of(operator);
        }
        return find(token, Token.Kind.API);
    }

    @Override
    public Optional<PersonId> bySession(String session) {
        return find(session, Token.Kind.SESSION);
    }

    private Optional<PersonId> find(String secret, Token.Kind kind) {
        return accounts.token(sha256(secret), clock.instant())
                .filter(t -> t.kind() == kind)
                .map(Token::account);
    }

    private static String sha256(String secret) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }

    private String hash(String password) {
        byte[] salt = new byte[16];
        random.nextBytes(salt);
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + MEMORY_KIB + ",t=" + PASSES + ",p=1$" + base64.encodeToString(salt) + "$"
                + base64.encodeToString(derive(password, salt, MEMORY_KIB, PASSES));
    }

    private boolean matches(String password, String hash) {
        String[] parts = hash.split("\\$");
        if (parts.length != 6 || !parts[1].equals("argon2id")) {
            return false;
        }
        String[] costs = parts[3].split("[=,]");
        byte[] salt = Base64.getDecoder().decode(parts[4]);
        byte[] wanted = Base64.getDecoder().decode(parts[5]);
        byte[] found = derive(password, salt, Integer.parseInt(costs[1]), Integer.parseInt(costs[3]));
        return MessageDigest.isEqual(wanted, found);
    }

    /// Two at a time: each takes 19 MiB and a tenth of a second, which must not become a way to exhaust the machine.
    private byte[] derive(String password, byte[] salt, int memory, int passes) {
        hashing.acquireUninterruptibly();
        try {
            Argon2BytesGenerator generator = new Argon2BytesGenerator();
            generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                    .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                    .withMemoryAsKB(memory)
                    .withIterations(passes)
                    .withParallelism(1)
                    .withSalt(salt)
                    .build());
            byte[] key = new byte[32];
            generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), key);
            return key;
        } finally {
            hashing.release();
        }
    }
}
