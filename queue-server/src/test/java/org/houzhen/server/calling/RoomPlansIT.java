package org.houzhen.server.calling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.houzhen.server.RunningServer;
import org.houzhen.server.engine.Cause;
import org.houzhen.server.engine.QueueId;
import org.houzhen.server.engine.QueueKind;
import org.houzhen.server.engine.RoomCommand;
import org.houzhen.server.engine.RoomId;
import org.houzhen.server.journal.Journal;
import org.houzhen.server.journal.JournalEntry;
import org.houzhen.server.queue.Areas;
import org.houzhen.server.staff.Role;
import org.houzhen.server.staff.StaffPrincipal;
import org.houzhen.server.web.Patience;
import org.houzhen.server.web.ProblemException;
import org.houzhen.wire.ArrangeRoom;
import org.houzhen.wire.RoomPlans;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who calls whom, read and changed by whoever answers for an area, in the whole server. */
class RoomPlansIT {
    private static final StaffPrincipal HEAD = new StaffPrincipal("19", "陈静", Role.HEAD_NURSE, "", Set.of("E"));
    private static final String WHY = "急诊患者集中";

    @TempDir
    private static Path folder;

    private static RunningServer server;
    private static RoomPlanController desk;
    private static Areas areas;

    @BeforeAll
    static void start() {
        server = RunningServer.start(folder);
        desk = server.bean(RoomPlanController.class);
        areas = server.bean(Areas.class);
        sends(new RoomCommand.OpenArea(cause(), "E", "急诊"));
        sends(new RoomCommand.OpenQueue(cause(), new QueueId("E-1"), "急诊内科", "", QueueKind.EMERGENCY));
        opens("E01", Set.of(1, 2));
        opens("E02", Set.of());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Cause cause() {
        return new Cause(UUID.randomUUID(), "doctor:7", areas.now());
    }

    private static void sends(RoomCommand command) {
        Patience.await(areas.send("E", command));
    }

    private static void opens(String room, Set<Integer> grades) {
        sends(new RoomCommand.OpenRoom(
                cause(), new RoomId(room), room, "钱进", "", List.of(new QueueId("E-1")), List.of(), grades));
    }

    private static RoomPlans.Room room(String id) {
        return desk.of(HEAD, "E").rooms().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static void arranges(UUID key, String room, List<Integer> grades) {
        desk.arrange(HEAD, key, "E", room, new ArrangeRoom(List.of("E-1"), null, grades, WHY));
    }

    private static List<JournalEntry> written() {
        return server.bean(Journal.class).read(areas.today("E"), 1).stream()
                .filter(entry -> entry.fact().type().equals("room-arranged"))
                .toList();
    }

    @Test
    void aChangeIsJournaledOnceWithWhoAndWhyAndStandsOnThePage() {
        var key = UUID.randomUUID();
        int before = written().size();

        arranges(key, "E01", List.of(1, 2, 3));
        arranges(key, "E01", List.of(1, 2, 3));
        arranges(UUID.randomUUID(), "E01", List.of(3, 2, 1));

        assertThat(written()).hasSize(before + 1);
        JournalEntry entry = written().get(before);
        assertThat(entry.fact().actor()).isEqualTo("head-nurse:19");
        assertThat(entry.fact().payload()).contains("\"grades\":[1,2,3]", WHY);
        assertThat(room("E01").grades()).containsExactly(1, 2, 3);
        assertThat(room("E01").changed().by().role()).isEqualTo("head-nurse");
        assertThat(room("E01").changed().note()).isEqualTo(WHY);
        assertThat(room("E02").changed()).isNull();
        assertThat(desk.first(HEAD).area()).isEqualTo("E");
        assertThat(desk.of(HEAD, "E").queues())
                .singleElement()
                .satisfies(queue -> assertThat(queue.rooms()).containsExactly("E01", "E02"));
    }

    @Test
    void allGradesAreWrittenAsNone() {
        arranges(UUID.randomUUID(), "E02", List.of(1, 2, 3, 4));

        assertThat(room("E02").grades()).isEmpty();
    }

    @Test
    void noGradeIsLeftAndTheRefusalSaysWhatToDo() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> arranges(UUID.randomUUID(), "E02", List.of(3)))
                .satisfies(refused -> {
                    assertThat(refused.problem().code()).isEqualTo("GRADE_WITHOUT_ROOM");
                    assertThat(refused.problem().detail()).contains("请先让另一个诊室接诊");
                    assertThat(refused.problem().detailEn()).contains("Let another room take that grade first");
                });
    }

    @Test
    void whatCannotBeAPlanIsRefused() {
        for (ArrangeRoom wrong : List.of(
                new ArrangeRoom(List.of("E-1"), null, List.of(0), WHY),
                new ArrangeRoom(List.of("E-1"), null, List.of(5), WHY),
                new ArrangeRoom(java.util.Collections.nCopies(17, "E-1"), null, null, WHY))) {
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> desk.arrange(HEAD, UUID.randomUUID(), "E", "E02", wrong))
                    .matches(refused -> refused.problem().code().equals("MALFORMED_REQUEST"));
        }
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> desk.arrange(
                        HEAD, UUID.randomUUID(), "E", "E02", new ArrangeRoom(List.of("E-1"), null, List.of(4), "")))
                .matches(refused -> refused.problem().code().equals("REASON_MISSING"));
    }
}
