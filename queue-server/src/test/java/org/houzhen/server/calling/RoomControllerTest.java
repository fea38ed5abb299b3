package org.houzhen.server.calling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.houzhen.server.hospital.ConsultingRoom;
import org.houzhen.server.hospital.OutpatientScheduling;
import org.houzhen.server.queue.Areas;
import org.houzhen.server.queue.Floor;
import org.houzhen.server.staff.Role;
import org.houzhen.server.staff.StaffPrincipal;
import org.houzhen.server.web.ProblemException;
import org.houzhen.wire.Board;
import org.houzhen.wire.MoveRoom;
import org.houzhen.wire.RoomChoice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoomControllerTest {
    private static final StaffPrincipal NURSE = new StaffPrincipal("17", "周静", Role.NURSE, "", Set.of());

    @TempDir
    private Path folder;

    private Floor floor;
    private RoomController rooms;

    @BeforeEach
    void open() {
        floor = new Floor(folder);
        var scheduling = (OutpatientScheduling) Proxy.newProxyInstance(
                OutpatientScheduling.class.getClassLoader(),
                new Class<?>[] {OutpatientScheduling.class},
                (proxy, method, arguments) ->
                        List.of(new ConsultingRoom("R201", "201诊室"), new ConsultingRoom("R205", "205诊室")));
        rooms = new RoomController(floor.areas, scheduling, floor.clock);
        floor.waits("V1");
        floor.waits("V2");
        floor.opensRoom();
    }

    @AfterEach
    void close() {
        floor.close();
    }

    private Board board() {
        return floor.areas.ask("B", Areas.Moment::board);
    }

    private void moves(String from, String to) {
        rooms.move(NURSE, UUID.randomUUID(), "B", from, new MoveRoom(to));
    }

    @Test
    void whoeverWasCalledIsCalledAgainAtTheNewRoomAndTheOldDoorSaysWhere() {
        floor.callsNext();
        String before = board().calls().get(0).id();

        moves("R201", "R205");

        Board board = board();
        assertThat(board.calls()).singleElement().satisfies(call -> {
            assertThat(call.id()).isNotEqualTo(before); // Screens speak it once more.
            assertThat(call.room()).isEqualTo("R205");
            assertThat(call.speech()).contains("二零五诊室");
            assertThat(call.repeat()).isZero();
        });
        assertThat(board.invited()).extracting(Board.Invited::roomName).containsExactly("205诊室");
        assertThat(board.rooms()).extracting(Board.Room::state).containsExactly("CLOSED", "CALLING");
        assertThat(board.rooms().get(0).movedTo()).isEqualTo("205诊室");
        assertThat(floor.office.find("V1").orElseThrow().roomName()).isEqualTo("205诊室");
    }

    @Test
    void oneSeesWhichRoomsAreFreeAndAMoveToOneInUseIsRefused() {
        assertThat(rooms.rooms(NURSE, "B"))
                .containsExactly(
                        new RoomChoice("R201", "201诊室", true, "钱"), new RoomChoice("R205", "205诊室", false, ""));

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> moves("R201", "R201"))
                .matches(e -> e.problem().code().equals("ROOM_IN_USE"));
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> moves("R201", "R999"))
                .matches(e -> e.problem().code().equals("UNKNOWN_ROOM"));
    }

    @Test
    void closingSendsThoseAtTheDoorBackAndIsRefusedWhileSomebodyIsCalled() {
        floor.callsNext();
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> rooms.close(NURSE, UUID.randomUUID(), "B", "R201"))
                .matches(e -> e.problem().code().equals("ROOM_IS_SERVING"));
        floor.enters();
        floor.finishes();

        rooms.close(NURSE, UUID.randomUUID(), "B", "R201");

        assertThat(board().invited()).isEmpty();
        assertThat(floor.office.find("V2").orElseThrow().state()).isEqualTo("WAITING");
        assertThat(board().rooms()).extracting(Board.Room::state).containsExactly("CLOSED");
        int closed = floor.areas.ask(
                "B",
                moment -> new DeskAreaMaker(moment, new ToldNowhere())
                        .desk()
                        .rooms()
                        .size());
        assertThat(closed).isZero();
    }
}
