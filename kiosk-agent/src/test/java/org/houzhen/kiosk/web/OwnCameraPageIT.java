package org.houzhen.kiosk.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.houzhen.kiosk.KioskAgent;
import org.houzhen.kiosk.TerminalUnderTest;
import org.houzhen.kiosk.face.FaceDesk;
import org.houzhen.kiosk.face.TestCamera;
import org.houzhen.kiosk.face.TestCardPhotos;
import org.houzhen.kiosk.face.TestPeople;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The face check with a camera of the terminal's own: the browser has none, and is never asked for one. */
class OwnCameraPageIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    static Path data;

    @TempDir
    static Path camera;

    private static TerminalUnderTest terminal;
    private static ConfigurableApplicationContext agent;
    private static FaceDesk faces;
    private static Browser browser;

    @BeforeAll
    static void start() throws Exception {
        TestCamera.install(camera);
        terminal = new TerminalUnderTest(data);
        terminal.hospital().known = false;
        terminal.cards.photograph(TestCardPhotos.wltOf(1, TestPeople::herCard));
        String[] settings = Stream.concat(
                        Stream.of(terminal.arguments(0)),
                        Stream.of(
                                "--houzhen.face.offered=true",
                                "--houzhen.face.models=" + TestPeople.MODELS,
                                "--houzhen.devices.camera=film:" + camera))
                .toArray(String[]::new);
        agent = SpringApplication.run(KioskAgent.class, settings);
        faces = agent.getBean(FaceDesk.class);
        browser = new Browser();
    }

    @AfterAll
    static void stop() {
        browser.close();
        agent.close();
        terminal.close();
    }

    private static Page beforeTheCamera() {
        Page page = browser.page(1080, 1920);
        page.navigate("http://127.0.0.1:"
                + ((WebServerApplicationContext) agent).getWebServer().getPort() + "/");
        page.locator("[data-flow=REGISTER]:enabled").click();
        assertThat(page.locator("h1")).hasText("请放身份证");
        terminal.layCard();
        assertThat(page.locator("h1")).hasText("要刷脸核对身份证吗？");
        terminal.cards.lift();
        page.locator("[data-action=agree]").click();
        return page;
    }

    private static void visitGoesOn(Page page) {
        page.locator("[data-action=confirm]").click();
        assertThat(page.locator("h1")).hasText("第一次来，请输入手机号");
        page.locator("[data-action=home]:visible").click();
        assertThat(page.locator("[data-flow=REGISTER]")).isVisible();
        await().atMost(LIMIT).until(() -> faces.state().held() == 0);
    }

    private static boolean itsLightIsOff() throws IOException {
        long watching =
                Long.parseLong(Files.readString(camera.resolve("watching")).strip());
        return ProcessHandle.of(watching).filter(ProcessHandle::isAlive).isEmpty();
    }

    @Test
    void whoAgreesIsSeenByItUntilTheComparisonIsDoneAndThenItSeesNobody() {
        try (Page page = beforeTheCamera()) {
            assertThat(page.locator("[data-likeness=ALIKE]")).hasText("与身份证照片相似");
            assertThat(page.locator("video")).hasCount(0);
            await().atMost(LIMIT).until(OwnCameraPageIT::itsLightIsOff);
            visitGoesOn(page);
        }
        assertThat(faces.state().stored()).isZero();
        assertThat(browser.complaints).isEmpty();
    }

    @Test
    void aCameraThatBreaksWhileItLooksCostsNobodyAnything() throws Exception {
        Path frame = camera.resolve("frame");
        Path away = camera.resolve("away");
        Files.move(frame, away);
        try (Page page = beforeTheCamera()) {
            assertThat(page.locator("[data-likeness=NOT_SEEN]")).hasText("这次没有比对成");
            visitGoesOn(page);
        } finally {
            Files.move(away, frame);
        }
        assertThat(browser.complaints).isEmpty();
    }
}
