package org.houzhen.server.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.houzhen.server.RunningServer;
import org.houzhen.server.staff.ServerStaff;
import org.houzhen.server.web.OpenFeeds;
import org.houzhen.wire.Board;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ScreenFeedIT {
    private static final Path GOLDEN = Path.of("../docs/wire/screens");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    static Path data;

    private static RunningServer server;

    private ScreenPage page;

    @BeforeAll
    static void start() {
        server = RunningServer.start(data, Boards.class, ShortTimes.class);
        server.bean(Screens.class).ensure(new Screen("hall-B", "内科大厅屏", "B", ""));
        server.bean(Screens.class).ensure(new Screen("door-B-3", "3 诊室门牌", "B", "B3"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void open() {
        page = ScreenPage.open(server.uri("/"), "hall-B");
    }

    @AfterEach
    void close() {
        page.close();
    }

    @Test
    void helloIsAnsweredWithWhoTheScreenIsAndTheWholeViewAsWrittenInTheGoldenFiles() throws IOException {
        long position = show();
        try (ScreenPage door = ScreenPage.open(server.uri("/"), "door-B-3")) {
            door.say(golden("hello").toString());
            await().until(() -> door.position() == position);

            assertThat(door.heard("screen")).containsExactly(golden("screen"));
            ObjectNode expected = ((ObjectNode) golden("board")).put("position", position);
            assertThat(door.heard("board")).last().isEqualTo(JSON.readTree(expected.toString()));
        }
    }

    @Test
    void everyNewViewReachesEveryScreenOfTheAreaButNoOlderOne() {
        page.hello();
        long newest = show();
        await().until(() -> page.position() == newest);

        server.bean(Boards.class).show(Boards.at(newest - 1));
        long later = show();

        await().until(() -> page.position() == later);
        assertThat(page.heard("board").map(board -> board.path("position").asLong()))
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void aViewMadeWhileTheFirstOneIsBeingReadIsNotLost() {
        var screens = server.bean(ScreenList.class);
        screens.put(new Screen("hall-C", "外科大厅屏", "C", ""));
        Boards boards = server.bean(Boards.class);
        boards.duringTheNextReading(() -> boards.show(inAreaC()));

        try (ScreenPage hall = ScreenPage.open(server.uri("/"), "hall-C").hello()) {
            await().until(() -> hall.position() == 5);
        }
    }

    private static Board inAreaC() {
        return new Board(
                "area/C/2026-11-22", 5, "C", "外科", List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    }

    @Test
    void aScreenHearsAHeartbeatEvenWhenNothingHappens() throws IOException {
        page.hello();
        await().until(() -> page.heard("heartbeat").count() >= 3);
        assertThat(page.heard("heartbeat").findFirst().orElseThrow().propertyNames())
                .isEqualTo(golden("heartbeat").propertyNames());
    }

    @Test
    void theDeskSeesWhatAScreenShowsAndThatItIsGone() throws IOException {
        ScreenWatch watch = server.bean(ScreenWatch.class);
        try (ScreenPage door = ScreenPage.open(server.uri("/"), "door-B-3").hello()) {
            door.say(golden("shown").toString());
            await().until(() -> shown(watch).hasShown(Boards.EPOCH, 42));
            assertThat(shown(watch).hasShown(Boards.EPOCH, 43)).isFalse();
        }
        await().until(() -> !shown(watch).connected());
        assertThat(shown(watch).hasShown(Boards.EPOCH, 42)).isFalse();
        assertThat(shown(watch).position()).isEqualTo(42);
    }

    @Test
    void aScreenThatStaffRemovedIsNotPlantedAgainUntilStaffMakeIt() {
        ScreenList screens = server.bean(ScreenList.class);
        var door = new Screen("door-B-9", "9 诊室门牌", "B", "B9");
        screens.ensure(door);
        assertThat(screens.find("door-B-9")).isPresent();

        assertThat(screens.remove("door-B-9")).isTrue();
        screens.ensure(door);
        assertThat(screens.find("door-B-9")).isEmpty();

        screens.put(door);
        assertThat(screens.find("door-B-9")).isPresent();
    }

    @Test
    void aPageInABrowserWithADeskOnlyLooksOn() throws IOException {
        ScreenWatch watch = server.bean(ScreenWatch.class);
        try (RawScreen onlooker = new RawScreen(server.port())) {
            assertThat(onlooker.upgrade("door-B-3", "Cookie: other=1; houzhen=abc\r\n"))
                    .isEqualTo(101);
            onlooker.say(golden("hello").toString());
            assertThat(onlooker.read().text()).contains("\"onlooker\":true");
            onlooker.say(golden("shown").toString());
            try (RawScreen screen = new RawScreen(server.port())) {
                assertThat(screen.upgrade("door-B-3", "")).isEqualTo(101);
                screen.say(golden("hello").toString());
                await().until(() -> shown(watch).connected());

                screen.say(golden("shown").toString());
                await().until(() -> shown(watch).hasShown(Boards.EPOCH, 42));
            }
            await().until(() -> !shown(watch).connected());
        }
    }

    private static ScreenWatch.Shown shown(ScreenWatch watch) {
        return watch.shown("B").stream()
                .filter(shown -> shown.screen().id().equals("door-B-3"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aReaderThatStopsIsDropped() throws IOException {
        try (RawScreen slow = new RawScreen(server.port())) {
            assertThat(slow.upgrade("door-B-3", "")).isEqualTo(101);
            slow.say(golden("hello").toString());
            await().until(() -> shown(server.bean(ScreenWatch.class)).connected());
            for (int i = 0; i < 30; i++) {
                server.bean(Boards.class).show(Boards.at(nextPosition(), Boards.large()));
            }
            await().atMost(Duration.ofSeconds(15))
                    .until(() -> !shown(server.bean(ScreenWatch.class)).connected());
        }
    }

    @Test
    void whatIsNotInTheProtocolIsAnsweredWithACloseCode() throws IOException {
        assertThat(closedAfter(1, "{\"type\":\"call\"}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(1008);
        assertThat(closedAfter(1, "{\"type\":".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(1008);
        assertThat(closedAfter(1, "{\"type\":\"shown\",\"epoch\":1}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(1008);
        assertThat(closedAfter(1, new byte[] {(byte) 0xC3, (byte) 0x28})).isEqualTo(1007);
        assertThat(closedAfter(1, new byte[FeedLimits.MESSAGE_MAX + 1])).isEqualTo(1009);
        assertThat(closedAfter(2, new byte[3])).isEqualTo(1003);
        assertThat(closedAfter(8, new byte[] {0x03, (byte) 0xE8})).isEqualTo(1000);
        assertThat(closedAfter(5, new byte[0])).isEqualTo(1002);
    }

    private static int closedAfter(int opcode, byte[] payload) throws IOException {
        try (RawScreen screen = new RawScreen(server.port())) {
            assertThat(screen.upgrade("hall-B", "")).isEqualTo(101);
            screen.send(opcode, payload);
            for (RawScreen.Frame frame = screen.read(); frame != null; frame = screen.read()) {
                if (frame.opcode() == 8) {
                    return frame.closeCode();
                }
            }
            throw new AssertionError("no close frame");
        }
    }

    @Test
    void aPingIsAnsweredWithItsOwnPong() throws IOException {
        try (RawScreen screen = new RawScreen(server.port())) {
            screen.upgrade("hall-B", "");
            screen.send(9, new byte[] {1, 2, 3});
            RawScreen.Frame pong = screen.read();
            assertThat(pong.opcode()).isEqualTo(10);
            assertThat(pong.payload()).containsExactly(1, 2, 3);
        }
    }

    /** Each answer would lie in the server's memory until it is read. */
    @Test
    void whoPingsWithoutEndIsAnsweredSoOftenAndThenDropped() throws IOException {
        try (RawScreen screen = new RawScreen(server.port())) {
            screen.upgrade("hall-B", "");
            for (int i = 0; i <= FeedLimits.MESSAGES_MAX; i++) {
                screen.send(9, new byte[0]);
            }

            int pongs = 0;
            RawScreen.Frame frame = screen.read();
            for (; frame.opcode() == 10; frame = screen.read()) {
                pongs++;
            }
            assertThat(pongs).isEqualTo(FeedLimits.MESSAGES_MAX);
            assertThat(frame.closeCode()).isEqualTo(1008);
        }
    }

    @Test
    void theDoorTellsStrangersWhyItStaysShut() throws IOException {
        assertThat(upgrade("hall-B", "Origin: http://evil.example\r\n")).isEqualTo(403);
        assertThat(upgrade("hall-B", "Origin: null\r\n")).isEqualTo(403);
        assertThat(upgrade("hall-B", "Origin: http://screens.local\r\n")).isEqualTo(101);
        assertThat(upgrade("hall-B", "")).isEqualTo(101);
        assertThat(upgrade("hall-Z", "")).isEqualTo(404);
        try (RawScreen screen = new RawScreen(server.port())) {
            assertThat(screen.get("/ws/screens/hall-B", "")).isEqualTo(426);
        }
    }

    @Test
    void fromOneAddressThereIsRoomForSoManyAndNoMoreAndAnAdministratorSeesIt() throws IOException {
        OpenFeeds open = server.bean("unpairedFeeds", OpenFeeds.class);
        await().until(() -> open.open() <= 1); // The page of every test; others may be closing.
        List<RawScreen> screens = new ArrayList<>();
        for (int others = open.open(); others < 20; others++) {
            var screen = new RawScreen(server.port());
            screens.add(screen);
            assertThat(screen.upgrade("hall-B", "")).isEqualTo(101);
        }

        assertThat(upgrade("hall-B", "")).isEqualTo(503);
        try (RawScreen asking = new RawScreen(server.port())) {
            assertThat(asking.get("/ws/screens/hall-B", "")).isEqualTo(503);
        }

        assertThat(open.open()).isEqualTo(20);
        assertThat(metric("houzhen.feeds.refused")).contains("\"value\":2.0");
        for (RawScreen screen : screens) {
            screen.close();
        }
        await().until(() -> upgrade("hall-B", "") == 101);
        await().until(() -> metric("houzhen.feeds.open").contains("\"value\":1.0"));
    }

    private static String metric(String name) {
        String administrator = ServerStaff.administrator(server, "管理员");
        return server.send("GET", "/actuator/metrics/" + name + "?tag=kind:unpaired", "", "Cookie", administrator)
                .body();
    }

    private static int upgrade(String screen, String headers) throws IOException {
        try (RawScreen raw = new RawScreen(server.port())) {
            return raw.upgrade(screen, headers);
        }
    }

    @Test
    void aConnectionThatServedPagesBeforeCanBecomeAFeed() throws IOException {
        try (RawScreen screen = new RawScreen(server.port())) {
            assertThat(screen.get("/actuator/health", "")).isEqualTo(200);
            assertThat(screen.get("/actuator/health", "")).isEqualTo(200);
            assertThat(screen.upgrade("hall-B", "")).isEqualTo(101);
            screen.say(golden("hello").toString());
            assertThat(JSON.readTree(screen.read().text()).path("type").asString())
                    .isEqualTo("screen");
        }
    }

    @Test
    void aScreenThatStaffChangedIsSentAway() {
        ScreenList screens = server.bean(ScreenList.class);
        screens.put(new Screen("hall-D", "老名字", "D", ""));
        try (ScreenPage hall = ScreenPage.open(server.uri("/"), "hall-D").hello()) {
            await().until(() -> hall.heard("board").count() == 1);
            screens.put(new Screen("hall-D", "新名字", "D", ""));
            await().until(() -> hall.closedWith() == 1012);
        }
    }

    @Test
    void aScreenThatNeverSaysHelloIsDropped() {
        await().atMost(Duration.ofSeconds(15)).until(() -> page.closedWith() != 0);
    }

    private static long nextPosition() {
        return server.bean(Boards.class).current("B").position() + 10;
    }

    private static long show() {
        long position = nextPosition();
        server.bean(Boards.class).show(Boards.at(position));
        return position;
    }

    private static JsonNode golden(String name) throws IOException {
        return JSON.readTree(Files.readString(GOLDEN.resolve(name + ".json")));
    }

    /** The feed with a quicker heart and less patience. */
    @Configuration(proxyBeanMethods = false)
    static class ShortTimes {
        @Bean
        FeedLimits feedLimits() {
            return new FeedLimits(Duration.ofMillis(200), Duration.ofSeconds(4), 100, 20, java.util.Set.of());
        }
    }
}
