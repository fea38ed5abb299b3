package org.houzhen.server.calling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.houzhen.server.hospital.ClinicSession;
import org.houzhen.server.hospital.OutpatientScheduling;
import org.houzhen.server.queue.Floor;
import org.houzhen.server.staff.Role;
import org.houzhen.server.staff.StaffPrincipal;
import org.houzhen.server.web.ProblemException;
import org.houzhen.wire.ClinicPeriod;
import org.houzhen.wire.OpenRoom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClinicDeskControllerTest {
    @TempDir
    private Path folder;

    private Floor floor;
    private ClinicDeskController desk;

    @BeforeEach
    void open() {
        floor = new Floor(folder);
        var scheduling = (OutpatientScheduling) Proxy.newProxyInstance(
                OutpatientScheduling.class.getClassLoader(),
                new Class<?>[] {OutpatientScheduling.class},
                (proxy, method, arguments) -> Optional.of(session((String) arguments[1])));
        desk = new ClinicDeskController(floor.areas, floor.openings, scheduling, floor.clock);
    }

    @AfterEach
    void close() {
        floor.close();
    }

    /** A clinic whose id says whose it is. */
    private static ClinicSession session(String doctor) {
        return new ClinicSession(
                doctor,
                "C03",
                "消化内科",
                "A03.02",
                "本部",
                "B",
                "内科一诊区",
                "二层",
                "R201",
                "201诊室",
                doctor,
                "钱进",
                "",
                "普通",
                LocalDate.of(2026, 11, 23),
                ClinicPeriod.MORNING,
                Floor.MORNING,
                Floor.MORNING.plusSeconds(9_000),
                List.of(),
                9,
                false);
    }

    private void opens(Role role, String doctorId, String session) {
        var staff = new StaffPrincipal("17", "钱进", role, doctorId, Set.of());
        desk.open(staff, UUID.randomUUID(), "B", "R201", new OpenRoom(List.of(session)));
    }

    @Test
    void aDoctorOpensNoOtherDoctorsClinic() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> opens(Role.DOCTOR, "D001", "D002"))
                .matches(e -> e.problem().code().equals("NOT_YOUR_SESSION")
                        && e.problem().status() == 403);
        assertThat(floor.areas.openToday()).isEmpty();
    }

    @Test
    void aRequestThatNamesNoClinicsIsRefusedInWords() {
        var nurse = new StaffPrincipal("17", "周静", Role.NURSE, "", Set.of());
        for (List<String> sessions : Arrays.asList(null, Collections.nCopies(17, "D001"))) {
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> desk.open(nurse, UUID.randomUUID(), "B", "R201", new OpenRoom(sessions)))
                    .matches(e -> e.problem().code().equals("MALFORMED_REQUEST"));
        }
    }

    @Test
    void aDoctorOpensTheOwnClinicAndANurseAny() {
        opens(Role.DOCTOR, "D001", "D001");
        opens(Role.NURSE, "", "D002");

        assertThat(floor.areas.<Integer>ask(
                        "B", moment -> moment.state().rooms().size()))
                .isEqualTo(1);
    }
}
