package org.houzhen.server.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.houzhen.server.RunningServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleFileStopsTheServerIT {
    @TempDir
    private Path data;

    @Test
    void aServerWithAWrongRuleFileDoesNotStartAndSaysWhatIsWrong() throws IOException {
        Files.writeString(data.resolve("rules.yml"), "rooms:\n  buffer: 9\nmissed:\n  call-max: 3\n");

        assertThat(printedByAStartThatFails())
                .contains(data.resolve("rules.yml").toString(), "有 2 处错误")
                .contains("第 2 行 rooms.buffer：“9”不能用。允许：0 至 6。")
                .contains("第 4 行 missed.call-max：没有这一项。")
                .doesNotContain("\tat ");
    }

    @Test
    void rulesGivenElsewhereAreNotPassedOverInSilence() {
        System.setProperty("houzhen.rules.number-only", "C12");
        try {
            assertThat(printedByAStartThatFails()).contains("houzhen.rules.number-only：规则不再用启动参数");
        } finally {
            System.clearProperty("houzhen.rules.number-only");
        }
    }

    private String printedByAStartThatFails() {
        PrintStream console = System.out;
        var printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            assertThatThrownBy(() -> RunningServer.start(data)).hasRootCauseInstanceOf(RuleFileException.class);
        } finally {
            System.setOut(console);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }
}
