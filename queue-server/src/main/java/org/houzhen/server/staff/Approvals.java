package org.houzhen.server.staff;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.houzhen.server.kiosk.Secret;
import org.houzhen.server.web.ProblemException;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A second person proves to be present and allows one thing that somebody else may not do alone (RULES 8). Whoever holds
 * the approval may use it for that very command with that very content, and only the one who asked; the password is
 * looked at once and kept nowhere.
 */
@Component
public final class Approvals {
    /** Stands where an area does, for what moves money: it is nobody's area, and allowed at the cash desk. */
    public static final String MONEY = "MONEY";

    private static final Set<Role> CASH_DESK = Set.of(Role.ADMINISTRATOR, Role.CLERK);
    static final Duration LIFETIME = Duration.ofMinutes(5);

    private static final String INSERT =
            "insert into approval (id, command, area, matter, asked_by, given_by, given_as,"
                    + " given_at) values (?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String FIND = "select given_as from approval"
            + " where id = ? and command = ? and area = ? and matter = ? and asked_by = ? and given_at > ?";

    private final JdbcClient jdbc;
    private final Proofs proofs;
    private final SecureRandom random;
    private final Clock clock;

    Approvals(JdbcClient jdbc, Proofs proofs, SecureRandom random, Clock clock) {
        this.jdbc = jdbc;
        this.proofs = proofs;
        this.random = random;
        this.clock = clock;
    }

    /**
     * What is allowed.
     *
     * @param askedBy the number of the person who asks
     * @param what everything that makes this command another than any other; only its digest is kept
     */
    public record Matter(UUID command, String askedBy, String area, String what) {
        @Override
        public String toString() {
            return "Matter[" + command + "]";
        }
    }

    /** Who says to be the second person. */
    public record Second(String name, String password) {
        boolean isWellFormed() {
            return new SignInController.Credentials(name, password).isWellFormed();
        }

        @Override
        public String toString() {
            return "Second[]";
        }
    }

    /** Answers the approval; an attempt counts as one to sign in, at the same limits. Blocks. */
    public String give(Matter matter, Second second, ServerHttpRequest request) {
        StaffPrincipal person = proofs.of(second, request);
        refuse(person, matter);
        forgetThoseNobodyMayUse();
        Secret approval = Secret.token(random);
        jdbc.sql(INSERT)
                .params(
                        approval.digest(),
                        matter.command().toString(),
                        matter.area(),
                        digest(matter),
                        matter.askedBy(),
                        person.staffId(),
                        person.actor(),
                        clock.millis())
                .update();
        return approval.value();
    }

    /** Who allowed what stands in the journal. */
    private void forgetThoseNobodyMayUse() {
        jdbc.sql("delete from approval where given_at <= ?")
                .param(clock.millis() - LIFETIME.toMillis())
                .update();
    }

    private static void refuse(StaffPrincipal person, Matter matter) {
        if (person.staffId().equals(matter.askedBy())) {
            throw new ProblemException("APPROVAL_OWN", "不能自己确认自己的操作，请另一位有权限的人本人到场确认。", 403);
        }
        if (matter.area().equals(MONEY)) {
            if (!CASH_DESK.contains(person.role())) {
                throw new ProblemException("APPROVAL_NOT_AT_CASH_DESK", "此人不能确认退款，请另一位收费员或管理员到场确认。", 403);
            }
            return;
        }
        Set<String> areas = person.areas();
        if (!Role.OVERSEERS.contains(person.role()) || !areas.isEmpty() && !areas.contains(matter.area())) {
            throw new ProblemException("APPROVAL_NOT_ALLOWED", "此人不能确认本诊区的调整，请本诊区的护士长或管理员到场确认。", 403);
        }
    }

    /**
     * Role and number of whoever allowed this very matter, while the approval is fresh. Empty for any other matter, and
     * for none. Blocks.
     */
    public Optional<String> of(String approval, Matter matter) {
        return jdbc.sql(FIND)
                .params(
                        new Secret(approval).digest(),
                        matter.command().toString(),
                        matter.area(),
                        digest(matter),
                        matter.askedBy(),
                        clock.millis() - LIFETIME.toMillis())
                .query(String.class)
                .optional();
    }

    private static String digest(Matter matter) {
        return new Secret(matter.command() + "\n" + matter.what()).digest();
    }
}
