package org.houzhen.server.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ReducedMotion;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.houzhen.rig.DebianChromium;
import org.houzhen.server.RunningServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Screens in a real browser; what they looked like lies in target/screens. */
class ScreenPagesIT {
    private static final Path SHOTS = Path.of("target/screens");

    /** A browser without a screen plays always; this one needs a touch, as one on a desk does. */
    private static final String NO_LEAVE = """
            let touched = false;
            addEventListener('pointerdown', () => { touched = true; }, true);
            const Real = AudioContext;
            window.AudioContext = class extends Real {
              get state() { return touched ? 'running' : 'suspended'; }
              resume() { return touched ? super.resume() : new Promise(() => {}); }
            };
            """;

    @TempDir
    static Path data;

    private static RunningServer server;
    private static DebianChromium chromium;
    private static Browser browser;

    private final List<String> complaints = new ArrayList<>();
    private Page page;

    @BeforeAll
    static void start() {
        server = RunningServer.start(data, Boards.class);
        Screens screens = server.bean(Screens.class);
        screens.ensure(new Screen("hall-B", "消化内科大厅屏", "B", ""));
        for (int room = 1; room <= 4; room++) {
            screens.ensure(new Screen("door-B-" + room, room + " 诊室门牌", "B", "B" + room));
        }
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
        chromium = new DebianChromium("--autoplay-policy=no-user-gesture-required");
        browser = chromium.browser();
    }

    @AfterAll
    static void stop() {
        Optional.ofNullable(chromium).ifPresent(DebianChromium::close);
        server.close();
    }

    @BeforeEach
    void clear() {
        server.bean(Boards.class).show(LivelyBoard.with(0, 0, Instant.now()));
        complaints.clear();
    }

    @AfterEach
    void close() {
        page.context().close();
        assertThat(complaints).isEmpty();
    }

    private void open(String screen, int width, int height) {
        open(screen, new Browser.NewContextOptions().setViewportSize(width, height));
    }

    /** Lets the test itself run scripts in the page, which the page's policy forbids to everybody. */
    private void openForScripts(String screen) {
        open(screen, new Browser.NewContextOptions().setViewportSize(1920, 1080).setBypassCSP(true));
    }

    private void open(String screen, Browser.NewContextOptions options) {
        open(screen, options, "");
    }

    private void open(String screen, Browser.NewContextOptions options, String first) {
        page = browser.newContext(options.setReducedMotion(ReducedMotion.REDUCE))
                .newPage();
        page.addInitScript(first);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.navigate(server.uri("/screen/" + screen).toString());
    }

    private void shoot(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(SHOTS.resolve(name + ".png")));
    }

    private void show(int calls, int fresh) {
        server.bean(Boards.class).show(LivelyBoard.with(calls, fresh, Instant.now()));
        PlaywrightAssertions.assertThat(page.locator("call-board .call")).hasCount(Math.min(calls, 6));
    }

    @Test
    void aHallShowsEveryCallAndTellsTheServerThatItDid() {
        open("hall-B", 1920, 1080);
        PlaywrightAssertions.assertThat(page.locator(".quiet")).isVisible();
        shoot("hall-quiet");

        show(2, 1);
        shoot("hall-two");
        show(5, 2);
        assertThat(page.locator(".call.fresh .number").allTextContents()).containsExactly("B019", "B018");
        shoot("hall-five");
        show(13, 3);
        PlaywrightAssertions.assertThat(page.locator(".pages i")).hasCount(3);
        shoot("hall-many");

        ScreenWatch watch = server.bean(ScreenWatch.class);
        long position = server.bean(Boards.class).current("B").position();
        await().until(() -> watch.shown("B").stream().anyMatch(shown -> shown.hasShown(Boards.EPOCH, position)));
    }

    @Test
    void aHallShowsWhoWaitsAtWhichDoorAndWhichClinicIsCancelled() {
        open("hall-B", 1920, 1080);
        server.bean(Boards.class).show(LivelyBoard.with(7, 1, Instant.now(), List.of("肝病 谢婉莹")));

        PlaywrightAssertions.assertThat(page.locator("call-board .call")).hasCount(5);
        Locator doors = page.locator("call-board .doors li");
        PlaywrightAssertions.assertThat(doors).hasCount(3);
        assertThat(doors.nth(0).locator(".number").allTextContents()).containsExactly("B014", "B015");
        assertThat(page.locator(".doors .class").allTextContents()).containsExactly("老", "回");
        assertThat(page.evaluate(
                        "() => Math.max(...[...document.querySelectorAll('.doors li')].map((row) => row.offsetHeight))"
                                + " === document.querySelector('.doors li').offsetHeight"))
                .as("marks make no second row")
                .isEqualTo(true);
        assertThat(page.locator(".doors .fresh .number").allTextContents()).containsExactly("B018");
        PlaywrightAssertions.assertThat(page.locator(".suspended")).containsText("肝病 谢婉莹");
        shoot("hall-doors");
    }

    @Test
    void aBrowserWithoutAChineseVoicePlaysTheSoundOfTheServer() {
        List<Response> sounds = new CopyOnWriteArrayList<>();
        open("hall-B", 1920, 1080);
        page.onResponse(response -> {
            if (response.url().contains("/speech/")) {
                sounds.add(response);
            }
        });
        server.bean(Boards.class).show(LivelyBoard.with(3, 1, Instant.now()));

        await().atMost(Duration.ofSeconds(40)).until(() -> {
            page.waitForTimeout(100); // Lets the browser's events in.
            return sounds.size() == 3;
        });
        assertThat(sounds.get(0).url()).endsWith("/screen/hall-B/speech/call-0");
        assertThat(sounds.get(1).url()).isEqualTo(sounds.get(0).url());
        assertThat(sounds.get(0).status()).isEqualTo(200);
        assertThat(sounds.get(0).headerValue("content-type")).isEqualTo("audio/wav");
        assertThat(sounds.get(0).body()).hasSizeGreaterThan(20_000);
    }

    @Test
    void onlyWhatStandsOnTheBoardIsSaid() {
        open("hall-B", 1920, 1080);
        show(3, 1);

        assertThat(server.send("GET", "/screen/hall-B/speech/call-0", "").statusCode())
                .isEqualTo(200);
        for (String path : List.of("/screen/hall-B/speech/call-99", "/screen/no-such/speech/call-0")) {
            HttpResponse<String> refused = server.send("GET", path, "");
            assertThat(refused.statusCode()).isEqualTo(404);
            assertThat(refused.body()).contains("CALL_NOT_FOUND");
        }
    }

    @Test
    void everyCallIsSpokenOnceAndAnOldOneNever() {
        openForScripts("hall-B");
        show(3, 2);

        // The older call first; who was just sent to a door after the calls, who was sent long ago never.
        String spoken = "[\"call-1#0\",\"call-0#0\",\"" + LivelyBoard.JUST_SENT + "#0\"]";
        await().atMost(Duration.ofSeconds(40))
                .until(() -> spoken.equals(page.evaluate("localStorage.getItem('houzhen-spoken')")));

        page.reload();
        PlaywrightAssertions.assertThat(page.locator("call-board .call")).hasCount(3);
        assertThat(page.evaluate("localStorage.getItem('houzhen-spoken')")).isEqualTo(spoken);
    }

    @Test
    void aHallThatMayNotSoundSaysSoUntilSomebodyTouchesIt() {
        open("hall-B", new Browser.NewContextOptions().setBypassCSP(true).setViewportSize(1920, 1080), NO_LEAVE);
        show(3, 1);
        Locator hint = page.locator(".no-sound");
        PlaywrightAssertions.assertThat(hint).hasText("声音未开启，请工作人员点一下屏幕");
        assertThat(page.evaluate("localStorage.getItem('houzhen-spoken')")).isNull();
        shoot("hall-no-sound");

        page.mouse().click(600, 600);

        PlaywrightAssertions.assertThat(hint).hasCount(0);
        String spoken = "[\"call-0#0\",\"" + LivelyBoard.JUST_SENT + "#0\"]";
        await().atMost(Duration.ofSeconds(40))
                .until(() -> spoken.equals(page.evaluate("localStorage.getItem('houzhen-spoken')")));
    }

    /** Whoever was moved, transferred, missed or let in while others were being called must not be sent to the old room. */
    @Test
    void aCallThatIsOverBeforeItsTurnIsNotSpoken() {
        open("hall-B", new Browser.NewContextOptions().setBypassCSP(true).setViewportSize(1920, 1080), NO_LEAVE);
        show(3, 3);
        show(1, 1);
        assertThat(page.evaluate("localStorage.getItem('houzhen-spoken')")).isNull();

        page.mouse().click(600, 600);

        String spoken = "[\"call-0#0\",\"" + LivelyBoard.JUST_SENT + "#0\"]";
        await().atMost(Duration.ofSeconds(60))
                .until(() -> String.valueOf(page.evaluate("localStorage.getItem('houzhen-spoken')"))
                        .contains(LivelyBoard.JUST_SENT));
        assertThat(page.evaluate("localStorage.getItem('houzhen-spoken')")).isEqualTo(spoken);
    }

    @Test
    void aScreenThatHearsNothingSaysSoAndComesBackByItself() {
        openForScripts("hall-B");
        show(4, 1);
        Locator banner = page.locator(".stale");
        PlaywrightAssertions.assertThat(banner).isHidden();

        // The page's clock runs ahead, again while a heartbeat came in between: as if nothing had been heard for 11 s.
        await().pollInterval(Duration.ofMillis(1_500)).until(() -> {
            boolean stale = banner.isVisible();
            if (!stale) {
                page.evaluate(
                        "() => { const now = performance.now.bind(performance); performance.now = () => now() + 11_000; }");
            }
            return stale;
        });
        PlaywrightAssertions.assertThat(banner).hasText("信号中断，请听护士叫号");
        shoot("hall-stale");

        PlaywrightAssertions.assertThat(banner)
                .isHidden(
                        new com.microsoft.playwright.assertions.LocatorAssertions.IsHiddenOptions().setTimeout(15_000));
    }

    @Test
    void aScreenThatTheServerDoesNotKnowSaysSoAndComesOnceItIsMade() {
        open("hall-new", 1920, 1080);
        PlaywrightAssertions.assertThat(page.locator("main.waiting")).containsText("服务器上没有这块屏幕");
        shoot("hall-unknown");

        server.bean(ScreenList.class).put(new Screen("hall-new", "新大厅屏", "B", ""));

        PlaywrightAssertions.assertThat(page.locator("screen-clock")).isVisible();
        complaints.removeIf(complaint -> complaint.contains("404"));
    }

    @Test
    void aDoorShowsItsOwnRoom() {
        open("door-B-1", 1080, 1920);
        PlaywrightAssertions.assertThat(page.locator("door-sign .now .number")).hasText("B019");
        PlaywrightAssertions.assertThat(page.locator("door-sign .doctor")).containsText("李明");
        shoot("door-calling-portrait");
        page.setViewportSize(1280, 800);
        shoot("door-calling-landscape");
    }

    @Test
    void aDoorSaysInWhichStateItsRoomIs() {
        open("door-B-2", 1080, 1920);
        PlaywrightAssertions.assertThat(page.locator("door-sign .state")).hasText("就诊中");
        shoot("door-serving-portrait");
        page.context().close();

        open("door-B-4", 1024, 600);
        PlaywrightAssertions.assertThat(page.locator("door-sign .state")).hasText("暂停接诊");
        shoot("door-paused-landscape");
        page.context().close();

        open("door-B-3", 1080, 1920);
        PlaywrightAssertions.assertThat(page.locator("door-sign .state")).hasText("等候叫号");
        shoot("door-free-portrait");
    }
}
