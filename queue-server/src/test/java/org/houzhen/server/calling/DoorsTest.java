package org.houzhen.server.calling;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.houzhen.server.engine.Arrival;
import org.houzhen.server.engine.Priority;
import org.houzhen.server.engine.QueueId;
import org.houzhen.server.engine.QueueKind;
import org.houzhen.server.engine.RoomCommand;
import org.houzhen.server.engine.RoomId;
import org.houzhen.server.engine.Standing;
import org.houzhen.server.engine.VisitId;
import org.houzhen.server.queue.Areas;
import org.houzhen.server.queue.Floor;
import org.houzhen.server.queue.TicketOffice;
import org.houzhen.server.speech.Spelling;
import org.houzhen.wire.Board;
import org.houzhen.wire.DeskArea;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Waiting at a door (二次候诊) on every surface, and what time alone decides, over a journal on disk. */
class DoorsTest {
    private static final QueueId BLOOD = new QueueId("L");
    private static final RoomId WINDOW = new RoomId("W1");

    @TempDir
    private Path folder;

    private Floor floor;

    @BeforeEach
    void open() {
        floor = new Floor(folder);
    }

    @AfterEach
    void close() {
        floor.close();
    }

    private Board board() {
        return floor.areas.ask("B", Areas.Moment::board);
    }

    private DeskArea desk() {
        return floor.areas.ask("B", moment -> new DeskAreaMaker(moment, new ToldNowhere()).desk());
    }

    private TicketOffice.Place place(String visit) {
        return floor.office.find(visit).orElseThrow();
    }

    private List<String> facts() {
        return floor.journal.read(floor.areas.today("B"), 1).stream()
                .map(entry -> entry.fact().type())
                .toList();
    }

    /** Lets time pass as the beat does, and returns when that is done. */
    private List<String> beat(Duration time) {
        floor.clock.passes(time);
        int before = facts().size();
        floor.timePasses();
        floor.areas.ask("B", Areas.Moment::position);
        return facts().subList(before, facts().size());
    }

    @Test
    void whoeverIsSentToADoorIsToldSoByTheBoardOnceForEachDoor() {
        String first = floor.waits("V1");
        floor.waits("V2");
        floor.waits("V3");

        floor.opensRoom();

        Board board = board();
        assertThat(board.invited()).extracting(Board.Invited::ticket).containsExactly("B001", "B002");
        assertThat(board.next()).extracting(Board.Waiting::ticket).containsExactly("B003");
        Board.Invited sent = board.invited().get(0);
        assertThat(sent.speech()).isEqualTo("请" + Spelling.aloud(first) + "号，张某三，到二零幺诊室门口候诊");
        assertThat(sent.room()).isEqualTo("R201");
        floor.clock.passes(Duration.ofMinutes(1));
        assertThat(board().invited().get(0)).isEqualTo(sent); // Told once.
        floor.does("B", new RoomCommand.MoveRoom(floor.cause(), Floor.ROOM, new RoomId("R205"), "205诊室"));
        assertThat(board().invited().get(0).id()).isNotEqualTo(sent.id()); // Sent on, it is told anew.
        assertThat(board().invited().get(0).speech()).contains("二零五诊室门口候诊");
    }

    @Test
    void aSignInSaysWhichDoorAndBehindHowMany() {
        floor.waits("V1");
        floor.opensRoom();

        floor.waits("V2");
        floor.waits("V3");

        assertThat(place("V1")).extracting("state", "ahead", "roomName").containsExactly("INVITED", 0, "201诊室");
        assertThat(place("V2")).extracting("state", "ahead").containsExactly("INVITED", 1);
        assertThat(place("V3"))
                .extracting("state", "ahead")
                .containsExactly("WAITING", 2); // Those at the door go first.
        floor.callsNext();
        assertThat(place("V1")).extracting("state", "ahead").containsExactly("CALLED", 0);
    }

    @Test
    void theDeskSeesWhoIsAtTheDoorWithTheReasonForTheOrder() {
        floor.waits("V1");
        floor.waits("V2");
        floor.opensRoom();

        DeskArea.Room room = desk().rooms().get(0);

        assertThat(room.door()).extracting(DeskArea.Ticket::number).containsExactly("B001", "B002");
        assertThat(room.door()).extracting(DeskArea.Ticket::rule).containsExactly("TURN", "TURN");
        assertThat(room.door().get(0).why()).isEqualTo("按时段和号序，时段 08:30");
        assertThat(desk().queues().get(0).waiting()).isEmpty();
    }

    @Test
    void anEarlyArrivalIsSentToTheDoorByTimeAloneAndNothingElseIsWritten() {
        floor.clock.passes(Duration.ofMinutes(-60));
        floor.registersFor("V1", Duration.ofMinutes(60));
        floor.office.signIn(UUID.randomUUID(), "V1", "terminal:1");
        floor.opensRoom();
        assertThat(board().invited()).isEmpty();

        assertThat(beat(Duration.ofMinutes(29))).isEmpty();
        assertThat(beat(Duration.ofMinutes(1))).containsExactly("ticket-invited");
        assertThat(beat(Duration.ofSeconds(5))).isEmpty();
        assertThat(beat(Duration.ZERO)).isEmpty();

        assertThat(board().invited()).extracting(Board.Invited::ticket).containsExactly("B001");
        assertThat(place("V1").state()).isEqualTo("INVITED");
    }

    @Test
    void aWindowThatCallsNobodyPausesByTimeAloneOnce() {
        floor.registers("V1", Floor.LINE);
        floor.does("B", new RoomCommand.OpenQueue(floor.cause(), BLOOD, "采血", "", QueueKind.WINDOWS));
        floor.does(
                "B",
                new RoomCommand.OpenRoom(floor.cause(), WINDOW, "1 号窗口", "", "", List.of(BLOOD), List.of(), Set.of()));
        Instant now = floor.clock.instant();
        var visit = new VisitId("V2");
        floor.does(
                "B",
                new Arrival.TakeTicket(
                        floor.cause(), visit, BLOOD, "P2", "", Priority.NORMAL, now, now, "", Standing.walkIn()));
        floor.does("B", new Arrival.SignIn(floor.cause(), visit));

        assertThat(beat(Duration.ofMinutes(5))).isEmpty();
        assertThat(beat(Duration.ofSeconds(5))).containsExactly("room-paused");
        assertThat(beat(Duration.ofMinutes(10))).isEmpty();
    }

    @Test
    void afterTheDayIsClosedTimeWritesNothing() {
        floor.waits("V1");
        floor.closesDay();

        assertThat(beat(Duration.ofMinutes(1))).isEmpty();
    }

    @Test
    void roomsAreListedAsTheyLieWhoeverOpenedFirst() {
        floor.waits("V1");
        floor.opensRoom();
        for (String name : List.of("1001诊室", "99诊室")) {
            floor.does(
                    "B",
                    new RoomCommand.OpenRoom(
                            floor.cause(),
                            new RoomId("R" + name),
                            name,
                            "孙",
                            "",
                            List.of(new QueueId("S-1")),
                            List.of(),
                            Set.of()));
        }

        assertThat(desk().rooms())
                .extracting(DeskArea.Room::name)
                .containsExactly("99诊室", "201诊室", "1001诊室")
                .isEqualTo(floor.areas.ask("B", Areas.Moment::board).rooms().stream()
                        .map(Board.Room::name)
                        .toList());
    }
}
