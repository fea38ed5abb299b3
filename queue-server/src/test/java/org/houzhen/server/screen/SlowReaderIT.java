package org.houzhen.server.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.houzhen.server.RunningServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A screen that takes its time, on a server with its usual patience: a busy machine may need seconds for the views. */
class SlowReaderIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int VIEWS = 40;

    @Test
    void aReaderThatPausesGetsTheNewestViewAndNotTheQueueOfThem(@TempDir Path data) throws IOException {
        try (RunningServer server = RunningServer.start(data, Boards.class)) {
            server.bean(Screens.class).ensure(new Screen("hall-B", "内科大厅屏", "B", ""));
            try (RawScreen slow = new RawScreen(server.port());
                    ScreenPage reader = ScreenPage.open(server.uri("/"), "hall-B")) {
                assertThat(slow.upgrade("hall-B", "")).isEqualTo(101);
                slow.say("{\"type\":\"hello\",\"epoch\":\"\",\"position\":0}");
                reader.hello();

                long last = server.bean(Boards.class).current("B").position() + VIEWS;
                for (long position = last - VIEWS + 1; position <= last; position++) {
                    long now = position;
                    server.bean(Boards.class).show(Boards.at(now, Boards.large()));
                    await().pollInterval(Duration.ofMillis(10)).until(() -> reader.position() == now);
                }

                assertThat(boardsUntil(slow, last)).isLessThan(30);
            }
        }
    }

    private static int boardsUntil(RawScreen screen, long last) throws IOException {
        int boards = 0;
        for (RawScreen.Frame frame = screen.read(); frame != null; frame = screen.read()) {
            JsonNode message = frame.opcode() == 1 ? JSON.readTree(frame.text()) : JSON.createObjectNode();
            if (message.path("type").asString("").equals("board")) {
                boards++;
                if (message.path("position").asLong() == last) {
                    return boards;
                }
            }
        }
        throw new AssertionError("dropped before the newest view came");
    }
}
