package org.houzhen.server.kiosk;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.houzhen.wire.EnrolTerminal;
import org.houzhen.wire.TerminalEnrolled;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Terminals and their one-time codes in the server's store; of a secret only the digest is kept. */
@Component
class TerminalRegister implements Terminals {
    static final Duration CODE_LIFE = Duration.ofHours(24);

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final SecureRandom random;

    TerminalRegister(JdbcClient jdbc, TransactionTemplate transactions, Clock clock, SecureRandom random) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
        this.random = random;
    }

    /** A code that enrols one terminal, once, within {@link #CODE_LIFE}. */
    OneTimeCode newCode() {
        Secret code = Secret.code(random);
        Instant now = clock.instant();
        Instant expires = now.plus(CODE_LIFE);
        jdbc.sql("delete from terminal_code where expires_at < ?")
                .param(now.toEpochMilli())
                .update();
        jdbc.sql("insert into terminal_code (digest, expires_at) values (?, ?)")
                .params(code.digest(), expires.toEpochMilli())
                .update();
        return new OneTimeCode(code.value(), expires);
    }

    /**
     * Spends the code and gives the terminal its secret in one transaction. The same code with the same key gets the same
     * answer again for {@link #CODE_LIFE}, unless the terminal has been shut out; empty when the code is not good.
     */
    Optional<TerminalEnrolled> enrol(EnrolTerminal request, UUID key) {
        Secret code = Secret.typed(request.code());
        var enrolment = new Secret(code.value() + "/" + key);
        return Optional.ofNullable(transactions.execute(status -> spend(code)
                ? add(request.name().strip(), enrolment)
                : again(enrolment).orElse(null)));
    }

    private boolean spend(Secret code) {
        return jdbc.sql("delete from terminal_code where digest = ? and expires_at >= ?")
                        .params(code.digest(), clock.millis())
                        .update()
                == 1;
    }

    /** The token is made of the enrolment and a salt, so that it can be made again but is not kept. */
    private TerminalEnrolled add(String name, Secret enrolment) {
        String id = "T" + HexId.of(random);
        String salt = Secret.token(random).value();
        Secret token = enrolment.sealed(salt);
        jdbc.sql(
                        "insert into terminal (id, name, secret_digest, enrolled_at, enrolment, salt) values (?, ?, ?, ?, ?, ?)")
                .params(id, name, token.digest(), clock.millis(), enrolment.digest(), salt)
                .update();
        return new TerminalEnrolled(id, token.value());
    }

    private Optional<TerminalEnrolled> again(Secret enrolment) {
        return jdbc.sql("select id, salt from terminal where enrolment = ? and enrolled_at >= ? and revoked_at is null")
                .params(enrolment.digest(), clock.instant().minus(CODE_LIFE).toEpochMilli())
                .query((row, number) -> new TerminalEnrolled(
                        row.getString("id"),
                        enrolment.sealed(row.getString("salt")).value()))
                .optional();
    }

    @Override
    public Optional<TerminalPrincipal> holding(String token) {
        return jdbc.sql("select id, name from terminal where secret_digest = ? and revoked_at is null")
                .param(new Secret(token).digest())
                .query((row, number) -> new TerminalPrincipal(row.getString("id"), row.getString("name")))
                .optional();
    }

    @Override
    public Set<String> digests() {
        return Set.copyOf(jdbc.sql("select secret_digest from terminal where revoked_at is null")
                .query(String.class)
                .list());
    }

    boolean isEmpty() {
        return jdbc.sql("select count(*) from terminal").query(Long.class).single() == 0;
    }

    /** Shuts a terminal out; false when there is none of that id. */
    boolean revoke(String terminalId) {
        return jdbc.sql("update terminal set revoked_at = coalesce(revoked_at, ?) where id = ?")
                        .params(clock.millis(), terminalId)
                        .update()
                == 1;
    }

    /** A code as it is shown once. */
    record OneTimeCode(String code, Instant expires) {
        @Override
        public String toString() {
            return "OneTimeCode[]";
        }
    }
}
