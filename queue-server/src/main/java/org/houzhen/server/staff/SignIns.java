package org.houzhen.server.staff;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.houzhen.server.kiosk.Secret;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who is signed in. A browser holds a random token, the store its digest, so that a restart signs nobody out and a stolen
 * copy of the store signs nobody in. An attempt is counted before its password is looked at: many at once gain nothing.
 */
@Component
class SignIns {
    static final Duration IDLE_MAX = Duration.ofHours(8);
    static final Duration LOCKOUT = Duration.ofMinutes(15);
    static final int FAILURES_MAX = 5;

    private static final long TOUCH_MILLIS = Duration.ofMinutes(1).toMillis();
    private static final String COUNT_ATTEMPT = """
            update staff set
                failures = case when locked_until > 0 then 1 else failures + 1 end,
                locked_until = case when locked_until = 0 and failures + 1 >= :max then :lockedUntil else 0 end
            where id = :id and locked_until <= :now""";
    private static final String BY_TOKEN = """
            select s.id, s.name, s.role, s.doctor_id, s.areas, i.last_used_at
            from staff_sign_in i join staff s on s.id = i.staff_id
            where i.digest = ? and i.last_used_at > ? and s.disabled = 0""";

    private final JdbcClient jdbc;
    private final StaffAudit audit;
    private final Passwords passwords;
    private final SecureRandom random;
    private final Clock clock;

    SignIns(JdbcClient jdbc, StaffAudit audit, Passwords passwords, SecureRandom random, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.passwords = passwords;
        this.random = random;
        this.clock = clock;
    }

    /** What came of an attempt to sign in, or to prove who one is. */
    sealed interface Attempt {
        record SignedIn(Secret token, String staffId) implements Attempt {}

        /** Is who was said, and is not signed in by that. */
        record Proven(String staffId) implements Attempt {}

        record Refused() implements Attempt {}

        record Locked() implements Attempt {}
    }

    Attempt signIn(String name, String password) {
        Attempt attempt = attempt(name, password, "SIGNED_IN");
        return attempt instanceof Attempt.Proven proven
                ? new Attempt.SignedIn(open(proven.staffId()), proven.staffId())
                : attempt;
    }

    /** Proves who stands at somebody else's desk; counts and locks as signing in does. */
    Attempt prove(String name, String password) {
        return attempt(name, password, "PROVED");
    }

    private Attempt attempt(String name, String password, String success) {
        Optional<Account> account = account(name);
        if (account.isEmpty()) {
            passwords.digest(
                    password); // The same work as a comparison: the time an answer takes does not tell that nobody has
            // the name.
            audit.add("REFUSED", null);
            return new Attempt.Refused();
        }
        String id = account.get().id();
        if (!countAttempt(id)) {
            audit.add("LOCKED", id);
            return new Attempt.Locked();
        }
        if (!passwords.fits(password, account.get().passwordDigest())) {
            audit.add("REFUSED", id);
            return new Attempt.Refused();
        }
        audit.add(success, id);
        jdbc.sql("update staff set failures = 0, locked_until = 0 where id = ?")
                .param(id)
                .update();
        return new Attempt.Proven(id);
    }

    private Optional<Account> account(String name) {
        return jdbc.sql("select id, password_digest from staff where name = ? and disabled = 0")
                .param(name)
                .query((row, number) -> new Account(row.getString("id"), row.getString("password_digest")))
                .optional();
    }

    private boolean countAttempt(String id) {
        long now = clock.millis();
        return jdbc.sql(COUNT_ATTEMPT)
                        .param("id", id)
                        .param("now", now)
                        .param("lockedUntil", now + LOCKOUT.toMillis())
                        .param("max", FAILURES_MAX)
                        .update()
                == 1;
    }

    private Secret open(String staffId) {
        long now = clock.millis();
        Secret token = Secret.token(random);
        jdbc.sql("delete from staff_sign_in where last_used_at <= ?")
                .param(now - IDLE_MAX.toMillis())
                .update();
        jdbc.sql("insert into staff_sign_in (digest, staff_id, signed_in_at, last_used_at) values (?, ?, ?, ?)")
                .params(token.digest(), staffId, now, now)
                .update();
        return token;
    }

    /** Who holds the token, if it was used within {@link #IDLE_MAX}; using it keeps it alive. Blocks. */
    Optional<StaffPrincipal> holding(String token) {
        String digest = new Secret(token).digest();
        long now = clock.millis();
        Optional<Used> found = jdbc.sql(BY_TOKEN)
                .params(digest, now - IDLE_MAX.toMillis())
                .query((row, number) -> new Used(
                        new StaffPrincipal(
                                row.getString("id"),
                                row.getString("name"),
                                Role.valueOf(row.getString("role")),
                                row.getString("doctor_id"),
                                People.split(row.getString("areas"))),
                        row.getLong("last_used_at")))
                .optional();
        found.filter(used -> now - used.at() > TOUCH_MILLIS).ifPresent(used -> touch(digest, now));
        return found.map(Used::person);
    }

    private void touch(String digest, long now) {
        jdbc.sql("update staff_sign_in set last_used_at = ? where digest = ?")
                .params(now, digest)
                .update();
    }

    void signOut(String token, String staffId) {
        jdbc.sql("delete from staff_sign_in where digest = ?")
                .param(new Secret(token).digest())
                .update();
        audit.add("SIGNED_OUT", staffId);
    }

    /** Ends every sign-in of one person, wherever it is. */
    void signOutEverywhere(String staffId) {
        jdbc.sql("delete from staff_sign_in where staff_id = ?").param(staffId).update();
    }

    private record Account(String id, String passwordDigest) {
        @Override
        public String toString() {
            return "Account[" + id + "]";
        }
    }

    private record Used(StaffPrincipal person, long at) {}
}
