package org.houzhen.server.calling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.houzhen.server.hospital.CallContext;
import org.houzhen.server.hospital.Guardian;
import org.houzhen.server.hospital.HospitalErrorCode;
import org.houzhen.server.hospital.HospitalUnavailableException;
import org.houzhen.server.hospital.NewPatient;
import org.houzhen.server.hospital.Outcome;
import org.houzhen.server.hospital.Patient;
import org.houzhen.server.hospital.PatientIndex;
import org.houzhen.server.payment.VirtualClock;
import org.houzhen.wire.DeskArea;
import org.houzhen.wire.IdentityDocument;
import org.houzhen.wire.Sex;
import org.junit.jupiter.api.Test;

/** A desk that waits for names calls nobody: after a restart, sixty tickets are not asked one after the other. */
class PatientNamesTest {
    private static final int TICKETS = 60;

    private final VirtualClock clock = new VirtualClock(Instant.parse("2026-11-23T00:30:00Z"));
    private Duration answersIn = Duration.ZERO;
    private boolean silent;
    private int asked;

    private final PatientNames names = new PatientNames(new Index(), clock);

    @Test
    void aQuickHospitalNamesEverybodyAtOnce() {
        answersIn = Duration.ofMillis(10);

        assertThat(read()).doesNotContain("");
        assertThat(asked).isEqualTo(TICKETS);
    }

    @Test
    void aSilentHospitalIsAskedOnceAndThenLeftAloneForAWhile() {
        silent = true;
        answersIn = Duration.ofSeconds(3);
        assertThat(read()).containsOnly("");
        assertThat(read()).containsOnly("");
        assertThat(asked).isEqualTo(1);

        silent = false;
        answersIn = Duration.ofMillis(10);
        clock.advance(Duration.ofSeconds(6));

        assertThat(read()).doesNotContain("");
    }

    @Test
    void aSlowHospitalHoldsNoDeskUp() {
        answersIn = Duration.ofSeconds(3);
        Instant began = clock.instant();

        assertThat(read()).contains("");
        assertThat(read()).contains("");

        assertThat(Duration.between(began, clock.instant())).isLessThanOrEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void theOneWhoseNameANoteMustNotHoldIsAskedForAllTheSame() {
        silent = true;
        read();
        silent = false;

        assertThat(names.of("P1")).isEqualTo("张小三");
    }

    private List<String> read() {
        List<DeskArea.Ticket> tickets =
                IntStream.range(0, TICKETS).mapToObj(PatientNamesTest::ticket).toList();
        return names.namedTickets(tickets).stream().map(DeskArea.Ticket::name).toList();
    }

    private static DeskArea.Ticket ticket(int i) {
        return new DeskArea.Ticket(
                "B%03d".formatted(i),
                "R" + i,
                "P" + i,
                "",
                "Q",
                "WAITING",
                "",
                Instant.EPOCH,
                Instant.EPOCH,
                0,
                0,
                false,
                "",
                "",
                "");
    }

    private final class Index implements PatientIndex {
        @Override
        public Optional<Patient> get(CallContext context, String patientId) {
            asked++;
            clock.advance(answersIn);
            if (silent) {
                throw new HospitalUnavailableException(HospitalErrorCode.UNAVAILABLE, "patient", null);
            }
            var document = new IdentityDocument(IdentityDocument.Type.PASSPORT, "E0000001");
            return Optional.of(new Patient(
                    patientId, "张小三", document, Sex.MALE, LocalDate.of(1980, 5, 17), "", "", Guardian.NONE));
        }

        @Override
        public Outcome<Patient> find(CallContext context, IdentityDocument document, String name) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Outcome<Patient> create(CallContext context, NewPatient patient) {
            throw new UnsupportedOperationException();
        }
    }
}
