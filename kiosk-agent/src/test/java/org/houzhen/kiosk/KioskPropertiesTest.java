package org.houzhen.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import org.houzhen.hardware.DeviceAddress;
import org.houzhen.kiosk.devices.Part;
import org.junit.jupiter.api.Test;

class KioskPropertiesTest {
    private static final String ADDRESS = "ipp://127.0.0.1:631/ipp/print";

    /** After a reinstallation, too: what the terminal left in the printer before must be known as its own. */
    @Test
    void theJobsOfATerminalAreMarkedByItsNameAlone() {
        assertThat(mark("一楼大厅 1 号机")).isEqualTo(mark("一楼大厅 1 号机")).hasSize(8);
        assertThat(mark("一楼大厅 2 号机")).isNotEqualTo(mark("一楼大厅 1 号机"));
        assertThat(report("一楼大厅 1 号机").target()).isEqualTo("//127.0.0.1:631/ipp/print");
    }

    private static String mark(String terminal) {
        return report(terminal).parameters().get("owner");
    }

    private static DeviceAddress report(String terminal) {
        return new KioskProperties(
                        Path.of("data"),
                        URI.create("http://127.0.0.1:8400"),
                        "青禾县人民医院",
                        terminal,
                        ZoneId.of("Asia/Shanghai"),
                        Map.of("report", ADDRESS),
                        Map.of(),
                        null,
                        null,
                        null)
                .addresses()
                .get(Part.REPORT);
    }
}
