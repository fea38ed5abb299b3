package org.houzhen.server.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.houzhen.server.engine.AreaEvent;
import org.houzhen.server.engine.Cause;
import org.houzhen.server.engine.Entitlement;
import org.houzhen.server.engine.Gate;
import org.houzhen.server.engine.Instead;
import org.houzhen.server.engine.Lane;
import org.houzhen.server.engine.Priority;
import org.houzhen.server.engine.QueueId;
import org.houzhen.server.engine.QueueKind;
import org.houzhen.server.engine.Reason;
import org.houzhen.server.engine.RoomEvent;
import org.houzhen.server.engine.RoomId;
import org.houzhen.server.engine.Rule;
import org.houzhen.server.engine.RuleSet;
import org.houzhen.server.engine.Seat;
import org.houzhen.server.engine.Standing;
import org.houzhen.server.engine.TicketNumber;
import org.houzhen.server.engine.VisitId;
import org.houzhen.server.journal.Fact;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AreaFoldTest {
    private static final Instant AT = Instant.parse("2026-11-22T01:02:03.004Z");
    private static final TicketNumber NUMBER = new TicketNumber("B012");
    private static final RoomId ROOM = new RoomId("R201");
    private static final QueueId QUEUE = new QueueId("S-1");
    private static final Seat SEAT = new Seat(Lane.WALK_IN, 1_763_773_200_000L, 0, 12);

    private static final Reason REASON = new Reason(Reason.Code.OTHER, "超声");

    private final AreaFold fold = new AreaFold();

    static Stream<AreaEvent> events() {
        return Stream.concat(ofAreas(), ofTickets());
    }

    private static Stream<AreaEvent> ofAreas() {
        return Stream.of(
                new AreaEvent.AreaOpened("B", "内科一诊区"),
                new AreaEvent.QueueOpened(QUEUE, "消化内科 钱", "201诊室", QueueKind.CLINIC, "C03", "A03.02"),
                new RoomEvent.RoomOpened(ROOM, "201诊室", "钱", "主治医师", List.of(QUEUE), List.of(2), Set.of(1, 2)),
                new RoomEvent.RoomArranged(ROOM, List.of(QUEUE), List.of(3), Set.of(3, 4), REASON),
                new AreaEvent.RulesAdopted(RuleSet.defaults()),
                new AreaEvent.QueueSuspended(QUEUE, REASON),
                new AreaEvent.QueueResumed(QUEUE),
                new RoomEvent.RoomMoved(ROOM, new RoomId("R202"), "202诊室"),
                new RoomEvent.RoomClosed(ROOM));
    }

    private static Stream<AreaEvent> ofTickets() {
        return Stream.of(
                new AreaEvent.GateConfirmed(NUMBER, Gate.FASTING),
                new AreaEvent.Readied(NUMBER, SEAT, AT),
                new AreaEvent.Invited(NUMBER, ROOM, Rule.TURN),
                new AreaEvent.SentBack(NUMBER),
                new AreaEvent.OrderChanged(NUMBER, REASON, "nurse:2", 7, 1),
                new AreaEvent.Graded(NUMBER, 2, SEAT),
                new RoomEvent.RoomPaused(ROOM),
                new RoomEvent.RoomResumed(ROOM),
                new AreaEvent.TicketIssued(
                        NUMBER,
                        new VisitId("R1"),
                        QUEUE,
                        "P0000001",
                        "张*三",
                        Priority.SECOND,
                        AT,
                        AT.plusSeconds(900),
                        "",
                        Standing.appointed().behind(Set.of(Gate.FASTING)).until(AT)),
                new AreaEvent.ExtraGranted(QUEUE, "P0000001", REASON, AT),
                new AreaEvent.ExtraTakenBack(QUEUE, "P0000001"),
                new AreaEvent.SignedIn(NUMBER, SEAT, AT),
                new AreaEvent.Called(NUMBER, ROOM, Rule.CHOSEN),
                new AreaEvent.CallRepeated(NUMBER, ROOM),
                new AreaEvent.Entered(NUMBER, ROOM),
                new AreaEvent.Finished(NUMBER, ROOM),
                new AreaEvent.Missed(NUMBER, ROOM, AT),
                new AreaEvent.MissUndone(NUMBER, SEAT),
                new AreaEvent.Requeued(NUMBER, SEAT, 3),
                new AreaEvent.NoShow(NUMBER),
                new AreaEvent.Unfinished(NUMBER),
                new AreaEvent.DayClosed(2, 3),
                new AreaEvent.Restored(NUMBER),
                new AreaEvent.DayReopened(REASON),
                new AreaEvent.Parked(NUMBER, REASON),
                new AreaEvent.Returned(NUMBER, SEAT),
                new AreaEvent.Transferred(NUMBER, "C/S-2", REASON),
                new AreaEvent.PriorityChanged(NUMBER, Priority.FIRST, Entitlement.MILITARY, SEAT),
                new AreaEvent.InsteadChosen(NUMBER, Instead.SUBSTITUTE, "B/S-2"),
                new AreaEvent.Cancelled(NUMBER));
    }

    @ParameterizedTest
    @MethodSource("events")
    void everyEventComesBackAsItWasWritten(AreaEvent event) {
        var recorded = new Recorded(event, new Cause(new UUID(1, 2), "staff:1", AT));

        assertThat(fold.decode(fold.encode(recorded))).isEqualTo(recorded);
    }

    @ParameterizedTest
    @MethodSource("events")
    void whatTheCommandAskedStandsBesideItsFirstEvent(AreaEvent event) {
        var recorded = new Recorded(event, new Cause(new UUID(1, 2), "staff:1", AT, 0x8000_0000_0000_002aL));

        assertThat(fold.decode(fold.encode(recorded))).isEqualTo(recorded);
        assertThat(fold.encode(recorded).payload()).endsWith(",\"asked\":\"800000000000002a\"}");
    }

    @Test
    void aNoteThatLooksLikeWhatWasAskedIsANote() {
        Reason note = new Reason(Reason.Code.OTHER, ",\"asked\":\"800000000000002a\"}");
        var recorded = new Recorded(new AreaEvent.Parked(NUMBER, note), new Cause(new UUID(1, 2), "staff:1", AT));

        assertThat(fold.decode(fold.encode(recorded))).isEqualTo(recorded);
    }

    @Test
    void everyKindOfEventIsTried() {
        assertThat(events().map(Object::getClass).distinct())
                .hasSize(AreaEvent.class.getDeclaredClasses().length - 1 + RoomEvent.class.getDeclaredClasses().length);
    }

    @Test
    void aNumberThatWasIssuedStandsAsItAlwaysHas() {
        var issued = new AreaEvent.TicketIssued(
                NUMBER,
                new VisitId("R1"),
                QUEUE,
                "P0000001",
                "张*三",
                Priority.SECOND,
                AT,
                AT.plusSeconds(900),
                "",
                Standing.appointed().behind(Set.of(Gate.FASTING)).until(AT).by(Entitlement.AGE));

        assertThat(fold.encode(new Recorded(issued, new Cause(new UUID(1, 2), "staff:1", AT)))
                        .payload())
                .isEqualTo("{\"number\":\"B012\",\"visit\":\"R1\",\"queue\":\"S-1\",\"patient\":\"P0000001\","
                        + "\"maskedName\":\"张*三\",\"priority\":\"SECOND\","
                        + "\"slotStart\":\"2026-11-22T01:02:03.004Z\","
                        + "\"slotEnd\":\"2026-11-22T01:17:03.004Z\",\"linked\":\"\","
                        + "\"standing\":{\"channel\":\"APPOINTED\",\"origin\":\"REGISTERED\",\"grade\":0,"
                        + "\"gates\":[\"FASTING\"],\"work\":0,\"until\":\"2026-11-22T01:02:03.004Z\","
                        + "\"entitlement\":\"AGE\"}}");
    }

    @Test
    void whatWasWrittenBeforeClassesSaidWhatTheyWereGivenForIsStillRead() {
        String issued = "{\"number\":\"B012\",\"visit\":\"R1\",\"queue\":\"S-1\",\"patient\":\"P0000001\","
                + "\"maskedName\":\"张*三\",\"priority\":\"SECOND\",\"slotStart\":\"2026-11-22T01:02:03.004Z\","
                + "\"slotEnd\":\"2026-11-22T01:17:03.004Z\",\"linked\":\"\","
                + "\"standing\":{\"channel\":\"APPOINTED\",\"origin\":\"REGISTERED\",\"grade\":0,"
                + "\"gates\":[],\"work\":0,\"until\":\"2026-11-22T01:02:03.004Z\"}}";
        String changed = "{\"number\":\"B012\",\"priority\":\"FIRST\","
                + "\"seat\":{\"lane\":\"PRIORITY\",\"major\":1,\"minor\":0,\"sequence\":12}}";

        assertThat(read("ticket-issued", issued))
                .isInstanceOfSatisfying(
                        AreaEvent.TicketIssued.class,
                        event -> assertThat(event.standing().entitlement()).isEqualTo(Entitlement.OTHER));
        assertThat(read("priority-changed", changed))
                .isInstanceOfSatisfying(
                        AreaEvent.PriorityChanged.class,
                        event -> assertThat(event.entitlement()).isEqualTo(Entitlement.OTHER));
    }

    private AreaEvent read(String type, String payload) {
        return fold.decode(new Fact(type, 1, payload, "staff:1", new UUID(1, 2), AT))
                .event();
    }

    @Test
    void aReasonThatNeedsEscapesComesBackAsItWasTyped() {
        var parked = new Recorded(
                new AreaEvent.Parked(NUMBER, new Reason(Reason.Code.OTHER, "CT \"增强\"\\\n3/4 😀")),
                new Cause(new UUID(1, 2), "staff:1", AT));

        assertThat(fold.decode(fold.encode(parked))).isEqualTo(parked);
    }

    @Test
    void idsStandAsPlainText() {
        var called = new AreaEvent.Called(NUMBER, ROOM, Rule.TURN);

        assertThat(fold.encode(new Recorded(called, new Cause(new UUID(1, 2), "staff:1", AT)))
                        .payload())
                .isEqualTo("{\"number\":\"B012\",\"room\":\"R201\",\"rule\":\"TURN\"}");
    }

    @Test
    void anUnknownVersionIsRefusedByName() {
        var future = new Fact("ticket-called", 9, "{}", "staff:1", new UUID(1, 2), AT);

        assertThatThrownBy(() -> fold.decode(future)).hasMessageContaining("ticket-called v9");
    }
}
