package org.houzhen.hardware.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.houzhen.hardware.DeviceAddress;
import org.houzhen.hardware.Receipt;
import org.houzhen.hardware.ReceiptPrinter;
import org.houzhen.hardware.driver.escpos.EscPosDriver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A line printed as dots, because the ROM lacks one of its characters, is read from the paper by tesseract. */
class PaperTextIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String LINE = "请到二楼候诊区签到䶮";

    @TempDir
    Path folder;

    @Test
    void aLineOfDotsIsReadAsTheTextItWas() throws Exception {
        try (var simulator = new ReceiptPrinterSimulator()) {
            var address = DeviceAddress.parse("tcp:127.0.0.1:" + simulator.listen(0));
            var printer = (ReceiptPrinter) new EscPosDriver().open("receipt", address, Clock.systemUTC());
            printer.print(
                    Receipt.slip()
                            .line(LINE, Receipt.Size.LARGE, false, Receipt.Align.LEFT)
                            .build(),
                    LIMIT);
            printer.close();

            assertThat(read(picture(simulator.paper().get(0)))).contains("请到二楼候诊区签到");
        }
    }

    private static BufferedImage picture(PaperSlip slip) {
        List<String> rows = slip.items().stream()
                .flatMap(item -> item.<Stream<String>>match(
                        text -> Stream.empty(), code -> Stream.empty(), picture -> picture.rows().stream()))
                .toList();
        return PaperScan.image(rows, 1);
    }

    private String read(BufferedImage image) throws Exception {
        Path png = folder.resolve("line.png");
        ImageIO.write(image, "png", png.toFile());
        Process tesseract = new ProcessBuilder("tesseract", png.toString(), "stdout", "-l", "chi_sim", "--psm", "7")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(tesseract.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(tesseract.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS)).isTrue();
        return said.replaceAll("\\s", "");
    }
}
