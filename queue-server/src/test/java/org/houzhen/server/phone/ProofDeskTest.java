package org.houzhen.server.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.houzhen.server.hospital.HospitalErrorCode;
import org.houzhen.server.hospital.HospitalUnavailableException;
import org.houzhen.server.hospital.Registration;
import org.houzhen.server.hospital.Registrations;
import org.houzhen.server.registration.LaterDays;
import org.houzhen.server.web.ProblemException;
import org.houzhen.wire.PhoneProof;
import org.junit.jupiter.api.Test;

class ProofDeskTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T00:30:00Z"), ZoneId.of("Asia/Shanghai"));
    private static final int PEOPLE = 10_000;

    private boolean silent;
    private final ProofDesk desk = new ProofDesk(
            port(Registrations.class),
            (key, registerNo) -> {
                throw new AssertionError("signs in");
            },
            port(LaterDays.class),
            CLOCK);

    /** Knows nobody, or does not answer. */
    private <P> P port(Class<P> kind) {
        return kind.cast(Proxy.newProxyInstance(kind.getClassLoader(), new Class<?>[] {kind}, (proxy, method, args) -> {
            if (silent) {
                throw new HospitalUnavailableException(HospitalErrorCode.UNAVAILABLE, method.getName(), null);
            }
            return Optional.<Registration>empty();
        }));
    }

    private String answer(String visit) {
        try {
            desk.signIn(UUID.randomUUID(), visit, new PhoneProof("1234"));
            return "";
        } catch (ProblemException e) {
            return e.problem().code();
        }
    }

    @Test
    void anOutageUsesUpNoTry() {
        silent = true;
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> answer("R1")).isInstanceOf(HospitalUnavailableException.class);
        }

        silent = false;
        for (int i = 0; i < 5; i++) {
            assertThat(answer("R1")).isEqualTo("LINK_UNKNOWN");
        }
        assertThat(answer("R1")).isEqualTo("PROOF_LOCKED");
    }

    @Test
    void whoMayNotTryBecauseTooManyDidIsNotTalkedToAsIfTheyHadGuessed() {
        for (int i = 0; i < PEOPLE; i++) {
            answer("R" + i);
        }

        assertThat(answer("another")).isEqualTo("PROOF_CROWDED");
        assertThat(answer("R1")).isEqualTo("LINK_UNKNOWN");
    }
}
