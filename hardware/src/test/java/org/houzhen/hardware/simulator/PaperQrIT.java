package org.houzhen.hardware.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.houzhen.hardware.DeviceAddress;
import org.houzhen.hardware.Receipt;
import org.houzhen.hardware.ReceiptPrinter;
import org.houzhen.hardware.driver.escpos.EscPosDriver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A code printed by the driver is read from the paper by two readers that know neither driver nor printer. */
class PaperQrIT {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final String TEXT = "https://h.example/t/A012?s=3f9c0de1";

    @TempDir
    Path folder;

    @Test
    void aPrintedCodeIsReadFromThePaper() throws Exception {
        try (var simulator = new ReceiptPrinterSimulator()) {
            var address = DeviceAddress.parse("tcp:127.0.0.1:" + simulator.listen(0));
            var printer = (ReceiptPrinter) new EscPosDriver().open("receipt", address, Clock.systemUTC());
            printer.print(Receipt.slip().qrCode(TEXT).build(), LIMIT);
            printer.close();
            var code = (PaperSlip.Qr) simulator.paper().get(0).items().get(0);
            var image = PaperScan.image(code.modules(), code.dots());

            assertThat(PaperScan.decode(image)).isEqualTo(TEXT);

            Path png = folder.resolve("paper.png");
            ImageIO.write(image, "png", png.toFile());
            assertThat(zbar(png)).isEqualTo(TEXT);
        }
    }

    private static String zbar(Path png) throws Exception {
        Process zbar = new ProcessBuilder("zbarimg", "--nodbus", "--quiet", "--raw", png.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(zbar.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(zbar.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS)).isTrue();
        return said.strip();
    }
}
