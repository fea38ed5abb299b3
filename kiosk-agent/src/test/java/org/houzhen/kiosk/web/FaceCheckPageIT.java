package org.houzhen.kiosk.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.houzhen.hardware.CardPhoto;
import org.houzhen.kiosk.KioskAgent;
import org.houzhen.kiosk.TerminalUnderTest;
import org.houzhen.kiosk.face.FaceDesk;
import org.houzhen.kiosk.face.FaceState;
import org.houzhen.kiosk.face.TestCardPhotos;
import org.houzhen.kiosk.face.TestPeople;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole face check: a film before Chromium's camera, the real networks, and a search for what is left of it. */
class FaceCheckPageIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** What is looked for is kept in disguise, or the search would find itself. */
    private static final int MASK = 0x5A;

    private static final int PART = 48;

    /** The camera's screen goes by itself, perhaps before a test looks: the page notes that its mirror showed something. */
    private static final String NOTES = """
            window.mirrorShown = false;
            addEventListener('playing', (event) => {
              window.mirrorShown ||= event.target.matches('video.mirror') && event.target.videoWidth === 640;
            }, true);
            """;

    private static final String PICTURE = "() => window.mirrorShown";

    @TempDir
    static Path data;

    @TempDir
    static Path film;

    private static TerminalUnderTest terminal;
    private static ConfigurableApplicationContext agent;
    private static FaceDesk faces;
    private static Browser browser;
    private static String address;

    @BeforeAll
    static void start() throws Exception {
        terminal = new TerminalUnderTest(data);
        terminal.hospital().known = false;
        String[] settings = Stream.concat(
                        Stream.of(terminal.arguments(0)),
                        Stream.of(
                                "--houzhen.face.offered=true",
                                "--houzhen.face.models=" + TestPeople.MODELS,
                                "--logging.file.name=" + data.resolve("agent.log"),
                                "--logging.level.org.houzhen=DEBUG"))
                .toArray(String[]::new);
        agent = SpringApplication.run(KioskAgent.class, settings);
        faces = agent.getBean(FaceDesk.class);
        address = "http://127.0.0.1:"
                + ((WebServerApplicationContext) agent).getWebServer().getPort() + "/";
        Path camera = film.resolve("her.y4m");
        TestPeople.writeFilm(camera);
        browser = new Browser(
                "--use-fake-ui-for-media-stream",
                "--use-fake-device-for-media-stream",
                "--use-file-for-fake-video-capture=" + camera);
    }

    @AfterAll
    static void stop() {
        browser.close();
        agent.close();
        terminal.close();
    }

    private static Page asked(int width, int height, Supplier<CardPhoto> card) throws Exception {
        terminal.cards.photograph(TestCardPhotos.wltOf(1, card));
        Page page = browser.page(width, height);
        page.addInitScript(NOTES);
        page.navigate(address);
        page.locator("[data-flow=REGISTER]:enabled").click();
        page.mouse().move(1, 1); // Or an answer might look chosen.
        assertThat(page.locator("h1")).hasText("请放身份证");
        terminal.layCard();
        assertThat(page.locator("h1")).hasText("要刷脸核对身份证吗？");
        terminal.cards.lift();
        return page;
    }

    private static void mirrorWasShown(Page page) {
        assertThat(page.evaluate(PICTURE)).isEqualTo(true);
    }

    private static void leave(Page page) {
        page.locator("[data-action=home]:visible").click();
        assertThat(page.locator("[data-flow=REGISTER]")).isVisible();
    }

    private static void nothingIsHeld() {
        await().atMost(LIMIT).until(() -> faces.state().held() == 0);
        assertThat(faces.state()).extracting(FaceState::stored).isEqualTo(0);
    }

    @Test
    void whoAgreesIsComparedInMemoryAndNothingOfItIsLeft() throws Exception {
        var sent = new AtomicReference<List<byte[]>>();
        try (Page page = asked(1080, 1920, TestPeople::herCard)) {
            bothAnswersAreOfOneSize(page);
            Browser.shoot(page, "face-consent-live");
            page.onWebSocket(socket -> socket.onFrameSent(frame -> {
                if (frame.binary() != null && frame.binary().length > 100_000) {
                    sent.compareAndSet(null, disguisedParts(frame.binary()));
                }
            }));
            page.locator("[data-action=agree]").click();
            page.waitForCondition(() -> sent.get() != null);
            Browser.shoot(page, "face-camera-live");

            assertThat(page.locator("[data-likeness=ALIKE]")).hasText("与身份证照片相似");
            mirrorWasShown(page);
            assertThat(page.locator(".assistive")).containsText("仅供人工核对参考");
            Browser.shoot(page, "face-result-live");
            page.locator("[data-action=confirm]").click();
            assertThat(page.locator("h1")).hasText("第一次来，请输入手机号");
            leave(page);
        }
        nothingIsHeld();
        assertThat(faces.state().captures()).isPositive();
        assertThat(sent.get()).hasSizeGreaterThan(3);
        assertThat(filesWith(sent.get(), data)).isEmpty();
        Path heap = film.resolve("heap.hprof");
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).dumpHeap(heap.toString(), true);
        assertThat(filesWith(sent.get(), film)).isEmpty();
        assertThat(browser.complaints).isEmpty();
    }

    /** Neither answer is larger, earlier in sight, or drawn to stand out. */
    private static void bothAnswersAreOfOneSize(Page page) {
        Locator yes = page.locator("[data-action=agree]");
        Locator no = page.locator("[data-action=decline]");
        assertThat(no).hasText("不使用刷脸");
        BoundingBox one = yes.boundingBox();
        BoundingBox other = no.boundingBox();
        assertThat(List.of(one.width, one.height, one.y)).isEqualTo(List.of(other.width, other.height, other.y));
        String look = "button => { const s = getComputedStyle(button);"
                + " return [s.color, s.backgroundColor, s.fontSize, s.fontWeight, s.borderColor].join() }";
        assertThat(yes.evaluate(look)).isEqualTo(no.evaluate(look));
    }

    @Test
    void theCardOfSomebodyElseIsSaidToBeUnlikeAndKeepsNobody() throws Exception {
        try (Page page = asked(1280, 800, TestPeople::hisCard)) {
            page.locator("[data-action=agree]").click();
            page.waitForFunction(PICTURE);
            Browser.shoot(page, "face-camera-small");
            assertThat(page.locator("[data-likeness=UNLIKE]")).hasText("与身份证照片不太像");
            mirrorWasShown(page);
            page.locator("[data-action=confirm]").click();
            assertThat(page.locator("h1")).hasText("第一次来，请输入手机号");
            leave(page);
        }
        nothingIsHeld();
    }

    @Test
    void whoDeclinesOrWalksAwayFromTheCameraIsNotCompared() throws Exception {
        try (Page page = asked(1920, 1080, TestPeople::herCard)) {
            long before = faces.state().captures();
            page.locator("[data-action=decline]").click();
            assertThat(page.locator("h1")).hasText("第一次来，请输入手机号");
            assertThat(faces.state().captures()).isEqualTo(before);
            leave(page);
        }
        try (Page page = asked(1920, 1080, TestPeople::herCard)) {
            page.locator("[data-action=agree]").click();
            page.waitForFunction(PICTURE);
            Browser.shoot(page, "face-camera-wide");
            leave(page);
            assertThat(page.locator("video")).hasCount(0);
        }
        nothingIsHeld();
    }

    /** Some of the middle rows, where the face is; only parts that are no plain surface. */
    private static List<byte[]> disguisedParts(byte[] message) {
        var parts = new ArrayList<byte[]>();
        for (int row = 180; row < 300; row += 20) {
            var part = new byte[PART];
            for (int i = 0; i < PART; i++) {
                part[i] = (byte) (message[12 + (row * 640 + 300) * 3 + i] ^ MASK);
            }
            parts.add(part);
        }
        return parts;
    }

    private static List<Path> filesWith(List<byte[]> parts, Path folder) throws Exception {
        var found = new ArrayList<Path>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                byte[] content = Files.readAllBytes(file);
                if (!file.toString().endsWith(".y4m") && parts.stream().anyMatch(part -> holds(content, part))) {
                    found.add(file);
                }
            }
        }
        return found;
    }

    private static boolean holds(byte[] content, byte[] part) {
        for (int at = 0; at <= content.length - PART; at++) {
            int i = 0;
            while (i < PART && content[at + i] == (byte) (part[i] ^ MASK)) {
                i++;
            }
            if (i == PART) {
                return true;
            }
        }
        return false;
    }
}
