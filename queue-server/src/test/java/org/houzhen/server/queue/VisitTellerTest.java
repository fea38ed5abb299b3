package org.houzhen.server.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Path;
import org.houzhen.server.engine.Reason;
import org.houzhen.server.engine.TicketNumber;
import org.houzhen.server.engine.Warrant;
import org.houzhen.server.store.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VisitTellerTest {
    @TempDir
    private Path folder;

    private Store server;
    private Floor floor;
    private final ToldHospital hospital = new ToldHospital();
    private VisitTeller teller;

    @BeforeEach
    void open() {
        server = Store.open("server", "jdbc:sqlite:" + folder.resolve("server.db"));
        floor = new Floor(folder);
        teller = newTeller();
        floor.waits("V1");
        floor.waits("V2");
        floor.opensRoom();
    }

    @AfterEach
    void close() {
        floor.close();
        server.close();
    }

    private VisitTeller newTeller() {
        return new VisitTeller(
                floor.journal, new ToldPositions(server.jdbc()), hospital, new NoStations(), floor.clock);
    }

    private boolean tells() {
        teller.lookAround();
        return teller.tell();
    }

    @Test
    void aVisitThatBeganAndOneThatTheNextCallEndedAreToldOnceAndInOrder() {
        floor.callsNext();
        assertThat(tells()).isTrue();
        assertThat(hospital.heard).isEmpty();

        floor.enters();
        floor.callsNext();
        floor.enters();
        floor.finishes();
        assertThat(tells()).isTrue();
        assertThat(tells()).isTrue();

        assertThat(hospital.heard).containsExactly("began V1", "ended V1", "began V2", "ended V2");
    }

    @Test
    void whatASilentHospitalDidNotHearIsToldLaterAndNothingTwice() {
        floor.callsNext();
        floor.enters();
        tells();
        hospital.silent = true;
        floor.finishes();
        assertThat(tells()).isFalse();
        assertThat(teller.tell()).isFalse();

        hospital.silent = false;
        assertThat(teller.tell()).isTrue();

        assertThat(hospital.heard).containsExactly("began V1", "ended V1");
    }

    @Test
    void afterAKillTheNextProcessGoesOnWhereTheLastOneStopped() {
        floor.callsNext();
        floor.enters();
        tells();
        floor.finishes();
        teller = newTeller();

        assertThat(tells()).isTrue();

        assertThat(hospital.heard).containsExactly("began V1", "ended V1");
    }

    @Test
    void whatWasInHandWhenThePowerWentIsToldAgainInItsOrder() {
        floor.callsNext();
        floor.enters();
        hospital.powerCutAfterHearing = true;
        assertThatIllegalStateException().isThrownBy(this::tells);
        hospital.powerCutAfterHearing = false;
        floor.finishes();
        teller = newTeller();

        assertThat(tells()).isTrue();

        assertThat(hospital.heard).containsExactly("began V1", "began V1", "ended V1");
    }

    @Test
    void oneThatTheHospitalDoesNotKnowHoldsUpNobody() {
        hospital.unknownVisit = "V1";
        floor.callsNext();
        floor.enters();
        floor.callsNext();
        floor.enters();

        assertThat(tells()).isTrue();

        assertThat(hospital.heard).containsExactly("began V2");
    }

    @Test
    void aTransferredPatientIsToldOfUnderTheSameRegisterNumber() {
        var transfers = floor.transfers();
        transfers.transfer(
                floor.cause(),
                "B",
                new TicketNumber("B001"),
                Floor.LINE,
                Warrant.of(Reason.of(Reason.Code.DOCTOR_CONSENT)));
        floor.callsNext();
        floor.enters();
        floor.callsNext();
        floor.enters();

        tells();

        assertThat(hospital.heard).containsExactly("began V2", "ended V2", "began V1");
        assertThat(floor.office.find("V1").orElseThrow().ticket()).isEqualTo("B003");
    }

    @Test
    void aDatabaseThatFailedOnceIsAskedAgain() {
        floor.callsNext();
        floor.enters();
        teller.lookAround();
        server.jdbc().sql("alter table visit_told rename to away").update();
        assertThat(teller.tell()).isFalse();

        server.jdbc().sql("alter table away rename to visit_told").update();
        assertThat(teller.tell()).isTrue();

        assertThat(hospital.heard).containsExactly("began V1");
    }
}
