package org.houzhen.acceptance.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.houzhen.acceptance.installation.Installation;
import org.houzhen.acceptance.installation.Kiosk;
import org.houzhen.hardware.IdCard;
import org.houzhen.hardware.simulator.SimulatedPeople;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fiscal e-bill on A4, over every wire: ordered at the kiosk, received by the printer, proven, and counted. */
class EBillSheetIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final IdCard PATIENT = SimulatedPeople.all().get(1);

    @TempDir
    private static Path data;

    private Installation floor;
    private Kiosk kiosk;
    private Rows rows;
    private Errands errands;

    @BeforeEach
    void start() throws Exception {
        floor = Installation.start(data, Installation.Ports.free());
        kiosk = new Kiosk(floor.agentUrl());
        rows = new Rows(floor::store);
        errands = new Errands(floor, kiosk, PATIENT);
    }

    @AfterEach
    void stop() {
        kiosk.close();
        floor.close();
    }

    private String issued() {
        errands.identify("REGISTER", "department");
        errands.chooseClinic();
        kiosk.confirmAndPayBy(Errands.WECHAT);
        String tradeNo = errands.pay();
        kiosk.press("home");
        await("the bill")
                .atMost(SOON)
                .until(() -> rows.count(
                                "server", "select count(*) from ebill where bus_no = ? and stage = 'ISSUED'", tradeNo)
                        == 1);
        return tradeNo;
    }

    /** What the printer received. */
    private byte[] printed(String busNo) {
        int before = floor.devices().ipp().jobs().size();
        errands.identify("EBILLS", "ebills");
        assertThat(kiosk.view().path("sheets").asBoolean()).isTrue();
        kiosk.press("sheet", busNo);
        assertThat(kiosk.await("reports-done").path("printed").asInt()).isEqualTo(1);
        kiosk.press("home");
        assertThat(floor.devices().ipp().jobs()).hasSize(before + 1);
        return floor.devices().ipp().jobs().get(before).pdf();
    }

    @Test
    void aBillIsPrintedOnA4AndTheSecondSheetSaysThatItIsACopy() throws Exception {
        String busNo = issued();
        String number = rows.text("server", "select number from ebill where bus_no = ?", busNo);
        String page = rows.text("server", "select page from ebill where bus_no = ?", busNo);

        byte[] first = printed(busNo);
        byte[] second = printed(busNo);

        assertThat(Pdfs.text(first)).contains(number, busNo, PATIENT.name()).doesNotContain("补打");
        assertThat(Pdfs.text(second)).contains(number, "补打", "第 2 次打印");
        assertThat(code(first)).isEqualTo(page);
        assertThat(code(second)).isEqualTo(page);
        await("both told")
                .atMost(SOON)
                .until(() -> rows.count(
                                "server",
                                "select count(*) from ebill_copy where bus_no = ? and medium = 'SHEET' and printed = 1",
                                busNo)
                        == 2);
        Visit.requireNoLeaks(floor, PATIENT);
    }

    private static String code(byte[] pdf) throws Exception {
        Path file = Files.createTempFile(data, "bill", ".pdf");
        Files.write(file, pdf);
        run("pdftoppm", "-r", "110", "-png", "-singlefile", file.toString(), file.toString());
        return run("zbarimg", "--nodbus", "--quiet", "--raw", file + ".png").strip();
    }

    private static String run(String... command) throws Exception {
        Process program = new ProcessBuilder(command).start();
        String said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(program.waitFor()).isZero();
        return said;
    }
}
