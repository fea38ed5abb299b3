package org.houzhen.server.suspension;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.houzhen.server.engine.Instead;
import org.houzhen.server.hospital.CallContext;
import org.houzhen.server.hospital.ClinicSession;
import org.houzhen.server.hospital.Outcome;
import org.houzhen.server.hospital.Registration;
import org.houzhen.server.hospital.Rescheduling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the hospital's system cannot move a registration, another day is the clerk's work as it always was. */
class MovesNobodyIT extends OnCancelledClinics {
    /** A hospital's system that moves nobody. */
    @Configuration(proxyBeanMethods = false)
    static class MovesNobody {
        @Bean
        Rescheduling rescheduling() {
            return new Rescheduling() {
                @Override
                public int daysAhead() {
                    return 0;
                }

                @Override
                public Outcome<Registration> move(CallContext context, Move move) {
                    throw new AssertionError("nobody asks");
                }

                @Override
                public Optional<Outcome<Registration>> find(CallContext context, String moveNo) {
                    throw new AssertionError("nobody asks");
                }
            };
        }
    }

    @Test
    void whereTheHospitalMovesNobodyItIsTheClerksAsBefore(@TempDir Path other) {
        serve(other, Morning.class, MovesNobody.class);
        ClinicSession session = clinic();
        Registration waits = comes(7, session);
        Registration leaves = comes(8, session);
        cancelled(session);
        chooses(leaves, Instead.ANOTHER_DAY);

        for (Registration each : List.of(waits, leaves)) {
            assertThat(days.mayChoose(place(each), each.registerNo())).isFalse();
            assertThat(days.of(each.registerNo()).state()).isEqualTo("ELSEWHERE");
        }
        assertThat(said(leaves)).contains("请带凭条到收费窗口改约");
        assertThat(list.otherDays(MONDAY, leaves.registerNo()).state()).isEqualTo("ELSEWHERE");
        assertThat(list.visits(Optional.of(MONDAY)).open()).containsExactly(MONDAY);
    }
}
