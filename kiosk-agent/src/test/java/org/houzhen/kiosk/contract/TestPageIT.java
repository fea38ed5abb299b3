package org.houzhen.kiosk.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The test page, read by pdftotext, which complains of a table of contents that is wrong. */
class TestPageIT {
    @TempDir
    Path folder;

    @Test
    void thePageIsAPdfWithItsOneLine() throws Exception {
        Path pdf = Files.write(folder.resolve("page.pdf"), TestPage.pdf());
        Process reader = new ProcessBuilder("pdftotext", pdf.toString(), "-")
                .redirectErrorStream(true)
                .start();
        String said = new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(reader.waitFor()).isZero();
        assertThat(said.strip()).isEqualTo("Houzhen test page");
    }
}
