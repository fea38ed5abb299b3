package org.houzhen.server.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.security.Principal;
import java.util.UUID;
import org.houzhen.server.RunningServer;
import org.houzhen.server.kiosk.TerminalService;
import org.houzhen.server.web.ProblemException;
import org.houzhen.wire.SignedIn;
import org.houzhen.wire.Slip;
import org.houzhen.wire.TakeWindowNumber;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Numbers for the cashier's windows through the terminal's door of the whole server, queue and hospital real. */
class WindowNumberIT {
    private static final Principal KIOSK = () -> "kiosk-1";
    private static final String NOBODY_TODAY = "P0000021";

    @TempDir
    private static Path folder;

    private static RunningServer server;
    private static WindowController controller;

    @BeforeAll
    static void start() {
        server = RunningServer.start(folder);
        controller = server.bean(WindowController.class);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static SignedIn takes(String patient, UUID key) {
        return controller.take(patient, key, new TakeWindowNumber(patient), KIOSK);
    }

    @Test
    void whoHasNoVisitTodayGetsANumberOnASlipThatNamesPlaceAndPeopleBefore() {
        takes("P0000022", UUID.randomUUID());
        UUID key = UUID.randomUUID();
        SignedIn number = takes(NOBODY_TODAY, key);

        assertThat(number.ticket()).matches("J\\d{3}");
        assertThat(number.state()).isEqualTo("WAITING");
        assertThat(number.ahead()).isEqualTo(1);
        assertThat(number.slip().headline()).isEqualTo(number.ticket());
        assertThat(number.slip().rows()).contains(new Slip.Row("地点", "门诊楼一层 收费处"), new Slip.Row("等候", "前面还有 1 人"));
        assertThat(number.slip().code())
                .as("nothing to scan: no visit stands behind it")
                .isNull();
        assertThat(number.slip().notesEnglish()).hasSameSizeAs(number.slip().notes());
        assertThat(takes(NOBODY_TODAY, key)).isEqualTo(number);
        assertThat(takes(NOBODY_TODAY, UUID.randomUUID()))
                .as("one patient, one number")
                .isEqualTo(number);
    }

    @Test
    void aPatientWhomTheHospitalDoesNotKnowGetsNone() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> takes("P9999999", UUID.randomUUID()))
                .satisfies(refused -> assertThat(refused.problem().code()).isEqualTo("PATIENT_NOT_FOUND"));
    }

    @Test
    void theBodyNamesWhomTheAddressNames() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() ->
                        controller.take(NOBODY_TODAY, UUID.randomUUID(), new TakeWindowNumber("P0000022"), KIOSK));
    }

    @Test
    void terminalsAreToldThatThereAreNumbers() {
        TerminalService service = server.bean(TerminalService.class);

        assertThat(service.name()).isEqualTo("WINDOW");
        assertThat(service.offered().getAsBoolean()).isTrue();
    }
}
