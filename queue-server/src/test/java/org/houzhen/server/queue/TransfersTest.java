package org.houzhen.server.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.houzhen.server.engine.Answer;
import org.houzhen.server.engine.Reason;
import org.houzhen.server.engine.Refusal;
import org.houzhen.server.engine.RoomCommand;
import org.houzhen.server.engine.TicketNumber;
import org.houzhen.server.engine.TicketState;
import org.houzhen.server.engine.Warrant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransfersTest {
    private static final TicketNumber NUMBER = new TicketNumber("B001");
    private static final TicketOffice.Line ELSEWHERE =
            new TicketOffice.Line("C", "三楼东区", "S-2", "内科", "R301", "301诊室", new TicketOffice.Clinic("D-2", ""));

    @TempDir
    private Path folder;

    private Floor floor;

    @BeforeEach
    void onePatientWaits() {
        floor = new Floor(folder);
        floor.waits("V1");
        floor.does("C", new RoomCommand.OpenArea(floor.cause(), "C", "三楼东区"));
    }

    @AfterEach
    void stop() {
        floor.close();
    }

    private Answer transfers() {
        return floor.transfers()
                .transfer(floor.cause(), "B", NUMBER, ELSEWHERE, Warrant.of(Reason.of(Reason.Code.DOCTOR_CONSENT)));
    }

    private TicketState state() {
        return floor.areas.ask(
                "B", moment -> moment.state().ticket(NUMBER).orElseThrow().state());
    }

    @Test
    void anAreaWhoseDayIsOverTakesNobodyAndTheOldNumberStays() {
        floor.does("C", new RoomCommand.CloseDay(floor.cause()));

        assertThat(transfers()).isEqualTo(Answer.refused(Refusal.DAY_CLOSED));
        assertThat(state()).isEqualTo(TicketState.WAITING);
    }

    @Test
    void anOpenAreaTakesThePatientAndTheOldNumberEnds() {
        assertThat(transfers()).isInstanceOf(Answer.Done.class);
        assertThat(state()).isEqualTo(TicketState.TRANSFERRED);
        assertThat(floor.areas.<Integer>ask(
                        "C", moment -> moment.state().tickets().size()))
                .isEqualTo(1);
    }
}
