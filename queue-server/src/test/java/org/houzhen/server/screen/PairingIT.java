package org.houzhen.server.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.houzhen.rig.DebianChromium;
import org.houzhen.server.RunningServer;
import org.houzhen.server.staff.ServerStaff;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who may be a screen, in a hospital: no browser, also none of the server's own machine, without an administrator's word. */
class PairingIT {
    private static final Path SHOTS = Path.of("target/screens");
    private static final String HELLO = "{\"type\":\"hello\",\"epoch\":\"\",\"position\":0}";
    private static final String OWN_PAGE = "X-Requested-With";
    private static final int CLOSE_FRAME = 8;
    private static final Pattern SPELLED = Pattern.compile("\\w{3} \\w{3}");

    @TempDir
    static Path data;

    private static RunningServer server;
    private static String administrator;

    private final List<AutoCloseable> opened = new ArrayList<>();

    @BeforeAll
    static void start() {
        server = RunningServer.start(
                data, Boards.class, ScreenFeedIT.ShortTimes.class, RunningServer.ScreensArePaired.class);
        server.bean(Screens.class).ensure(new Screen("hall-B", "消化内科大厅屏", "B", ""));
        server.bean(Screens.class).ensure(new Screen("door-B-3", "3 诊室门牌", "B", "B3"));
        administrator = ServerStaff.administrator(server, "管理员");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : opened) {
            each.close();
        }
    }

    private RawScreen socket() throws IOException {
        var socket = new RawScreen(server.port());
        opened.add(socket);
        return socket;
    }

    private RawScreen screen(String id, String secret) throws IOException {
        RawScreen socket = socket();
        assertThat(socket.upgrade(id, cookie(secret))).isEqualTo(101);
        socket.say(HELLO);
        return socket;
    }

    private static String cookie(String secret) {
        return "Cookie: " + ScreenWeb.COOKIE + "=" + secret + "\r\n";
    }

    private int knocks(String id, String headers) throws IOException {
        return socket().upgrade(id, headers);
    }

    private static HttpResponse<String> ask(String screen, String secret) {
        String cookie = secret.isEmpty() ? "other=1" : ScreenWeb.COOKIE + "=" + secret;
        return server.send("POST", "/screen/" + screen + "/pairing", "", OWN_PAGE, "houzhen", "Cookie", cookie);
    }

    private static String secret(HttpResponse<String> asked) {
        String cookie = asked.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).contains("HttpOnly", "SameSite=Strict", "Path=/", "Max-Age=34560000");
        return cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';'));
    }

    private static String code(HttpResponse<String> asked) {
        return JsonPath.read(asked.body(), "$.code");
    }

    private static HttpResponse<String> accept(String code, String cookie) {
        return desk("POST", "/api/desk/screen-machines", "{\"code\":\"" + code + "\"}", cookie);
    }

    private static HttpResponse<String> desk(String method, String path, String body, String cookie) {
        return server.send(method, path, body, OWN_PAGE, "houzhen", "Cookie", cookie);
    }

    /** A machine that an administrator has paired; its secret. */
    private static String paired(String screen) {
        HttpResponse<String> asked = ask(screen, "");
        assertThat(accept(code(asked), administrator).statusCode()).isEqualTo(201);
        return secret(asked);
    }

    private static String newestMachine() {
        List<String> ids = JsonPath.read(
                desk("GET", "/api/desk/screen-machines", "", administrator).body(), "$.machines[?(@.connected)].id");
        return ids.get(ids.size() - 1);
    }

    /** The code of the close frame that comes next, whatever views come before. */
    private static int closedWith(RawScreen screen) throws IOException {
        RawScreen.Frame frame = screen.read();
        while (frame != null && frame.opcode() != CLOSE_FRAME) {
            frame = screen.read();
        }
        return frame == null ? 0 : frame.closeCode();
    }

    @Test
    void aStrangerIsNoScreenWhateverItShows() throws IOException {
        assertThat(knocks("hall-B", "")).isEqualTo(401);
        assertThat(knocks("hall-B", cookie("A".repeat(43)))).isEqualTo(401);
        assertThat(knocks("hall-B", "Authorization: Bearer " + "A".repeat(43) + "\r\n"))
                .isEqualTo(401);
        assertThat(socket().get("/screen/hall-B/speech/anything", "")).isEqualTo(401);
        HttpResponse<String> waiting = ask("hall-B", "");
        assertThat(knocks("hall-B", cookie(secret(waiting))))
                .as("before it is accepted")
                .isEqualTo(401);
        assertThat(waiting.body()).doesNotContain(secret(waiting));
    }

    @Test
    void aCodeIsGoodOnceAndForItsScreenAlone() throws IOException {
        HttpResponse<String> asked = ask("hall-B", "");
        String secret = secret(asked);
        assertThat(code(ask("hall-B", secret))).isEqualTo(code(asked));

        assertThat(accept("  " + code(asked).toLowerCase() + " ", administrator).body())
                .contains("\"screen\":\"hall-B\"", "127.0.0.1");

        HttpResponse<String> again = accept(code(asked), administrator);
        assertThat(again.statusCode()).isEqualTo(403);
        assertThat(again.body()).contains("PAIRING_CODE_INVALID");
        assertThat(ask("hall-B", secret).body()).contains("\"code\":\"\"");
        assertThat(knocks("hall-B", cookie(secret))).isEqualTo(101);
        assertThat(knocks("door-B-3", cookie(secret))).isEqualTo(401);
        String digest = server.bean(JdbcClient.class)
                .sql("select digest from screen_machine where screen = 'hall-B' order by paired_at desc")
                .query(String.class)
                .list()
                .get(0);
        assertThat(digest).hasSize(64).isNotEqualTo(secret);
    }

    @Test
    void whoeverGuessesCodesIsStoppedAfterTenAndHoldsNobodyElseUp() {
        String guesser = ServerStaff.administrator(server, "管理员乙");
        String good = code(ask("hall-B", ""));
        for (int i = 0; i < 10; i++) {
            assertThat(accept("22222" + (2 + i % 8), guesser).statusCode()).isEqualTo(403);
        }
        assertThat(accept(good, guesser).body()).contains("TOO_MANY_ATTEMPTS");
        assertThat(accept(good, administrator).statusCode()).isEqualTo(201);
    }

    @Test
    void onlyAnAdministratorSaysWhoIsAScreen() {
        String nurse = ServerStaff.nurse(server, "护士");
        String code = code(ask("hall-B", ""));

        assertThat(accept(code, nurse).statusCode()).isEqualTo(403);
        assertThat(desk("GET", "/api/desk/screen-machines", "", nurse).statusCode())
                .isEqualTo(403);
        assertThat(desk("DELETE", "/api/desk/screen-machines/M1", "", nurse).statusCode())
                .isEqualTo(403);
        assertThat(desk("DELETE", "/api/desk/open-screens", "", nurse).statusCode())
                .isEqualTo(403);
    }

    @Test
    void anotherSitesPageCannotTakeAScreensSecretAway() {
        HttpResponse<String> forged = server.send("POST", "/screen/hall-B/pairing", "");

        assertThat(forged.statusCode()).isEqualTo(403);
        assertThat(forged.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(secret(ask("hall-B", "A".repeat(43))))
                .as("nobody chooses a secret")
                .isNotEqualTo("A".repeat(43));
    }

    @Test
    void aMachineThatIsTakenAwayIsClosedAtOnceAndNotLetInAgain() throws IOException {
        String secret = paired("door-B-3");
        RawScreen screen = screen("door-B-3", secret);
        await().until(() -> JsonPath.<List<Object>>read(
                                desk("GET", "/api/desk/screen-machines", "", administrator)
                                        .body(),
                                "$.machines[?(@.connected && @.screen == 'door-B-3')]")
                        .size()
                == 1);

        String id = newestMachine();
        assertThat(desk("DELETE", "/api/desk/screen-machines/" + id, "", administrator)
                        .statusCode())
                .isEqualTo(204);

        assertThat(knocks("door-B-3", cookie(secret))).isEqualTo(401);
        assertThat(closedWith(screen)).isEqualTo(1012);
        assertThat(desk("DELETE", "/api/desk/screen-machines/" + id, "", administrator)
                        .statusCode())
                .isEqualTo(404);
        assertThat(code(ask("door-B-3", secret))).as("it may be paired again").hasSize(6);
    }

    @Test
    void eachMachineHasItsOwnLimitAndTakesNoOtherOnesPlace() throws IOException {
        String greedy = paired("hall-B");
        String other = paired("hall-B");
        for (int i = 0; i < FeedLimits.SOCKETS_PER_MACHINE_MAX; i++) {
            screen("hall-B", greedy);
        }

        assertThat(knocks("hall-B", cookie(greedy))).isEqualTo(503);
        assertThat(knocks("hall-B", cookie(other))).isEqualTo(101);
    }

    @Test
    void aScreenOfBeforeStaysOpenUntilAnAdministratorClosesIt() throws IOException {
        server.bean(Screens.class).ensure(new Screen("hall-old", "骨科大厅屏", "B", ""));
        server.bean(JdbcClient.class)
                .sql("update screen set open_to_all = 1 where id = 'hall-old'")
                .update();
        server.bean(ScreenList.class).reload();
        unpaired();
        assertThat(desk("GET", "/api/desk/screen-machines", "", administrator).body())
                .contains("{\"screen\":\"hall-old\",\"unpaired\":1}");

        try (DebianChromium chromium = new DebianChromium()) {
            Page page = hall(chromium, "hall-old");
            PlaywrightAssertions.assertThat(page.getByText("配对码 ")).isVisible();
            page.screenshot(new Page.ScreenshotOptions().setPath(SHOTS.resolve("pairing-open-hall.png")));
            assertThat(accept(page.getByText("配对码 ").textContent().substring(3), administrator)
                            .statusCode())
                    .isEqualTo(201);
            PlaywrightAssertions.assertThat(page.getByText("配对码 ")).hasCount(0);

            RawScreen unpaired = unpaired(); // A browser takes longer to come than the first of these has patience for.
            assertThat(desk("DELETE", "/api/desk/open-screens", "", administrator)
                            .statusCode())
                    .isEqualTo(204);
            assertThat(closedWith(unpaired)).isEqualTo(1012);
            assertThat(knocks("hall-old", "")).isEqualTo(401);
            PlaywrightAssertions.assertThat(page.locator("call-board")).isVisible();
        }
    }

    private RawScreen unpaired() throws IOException {
        RawScreen screen = socket();
        assertThat(screen.upgrade("hall-old", "")).isEqualTo(101);
        screen.say(HELLO);
        assertThat(screen.read().text()).contains("\"unpaired\":true");
        return screen;
    }

    @Test
    void anEnrolledTerminalMayBeTheScreenOfItsSignUntilItIsShutOut() throws IOException {
        String code = Files.readString(data.resolve("first-terminal-code")).strip();
        String enrolled = server.send(
                        "POST",
                        "/api/kiosk/terminals",
                        "{\"code\":\"" + code + "\",\"name\":\"1 号机\"}",
                        "Idempotency-Key",
                        "e5bd5b5a-6e0e-4a3e-9be5-0d2f4a1c7f11")
                .body();
        String bearer = "Authorization: Bearer " + JsonPath.read(enrolled, "$.token") + "\r\n";
        await().until(() -> knocks("door-B-3", bearer) == 101);
        RawScreen sign = socket();
        sign.upgrade("door-B-3", bearer);
        sign.say(HELLO);

        String revoke = "/api/desk/terminals/" + JsonPath.read(enrolled, "$.terminalId") + "/revoke";
        assertThat(desk("POST", revoke, "", administrator).statusCode()).isEqualTo(204);

        assertThat(closedWith(sign)).isEqualTo(1012);
        assertThat(knocks("door-B-3", bearer)).isEqualTo(401);
    }

    private static Page hall(DebianChromium chromium, String screen) {
        Page page = chromium.browser()
                .newContext(new Browser.NewContextOptions().setViewportSize(1920, 1080))
                .newPage();
        page.navigate(server.uri("/screen/" + screen).toString());
        return page;
    }

    @Test
    void aNewScreenShowsACodeAndIsThatScreenOnceItIsAcceptedUntilItIsTakenAway() {
        server.bean(Boards.class).show(LivelyBoard.with(3, 1, Instant.now()));
        try (DebianChromium chromium = new DebianChromium()) {
            Page page = hall(chromium, "hall-B");
            PlaywrightAssertions.assertThat(page.locator(".code")).hasText(SPELLED);
            assertThat(page.locator("call-board").count()).isZero();
            page.screenshot(new Page.ScreenshotOptions().setPath(SHOTS.resolve("pairing-hall.png")));
            page.setViewportSize(600, 1024);
            page.screenshot(new Page.ScreenshotOptions().setPath(SHOTS.resolve("pairing-door.png")));
            page.setViewportSize(1920, 1080);

            accept(page.locator(".code").textContent(), administrator);

            PlaywrightAssertions.assertThat(page.locator("call-board .call")).hasCount(3);
            assertThat((String) page.evaluate("document.cookie"))
                    .as("no script sees the secret")
                    .isEmpty();
            page.reload();
            PlaywrightAssertions.assertThat(page.locator("call-board .call")).hasCount(3);
            await().until(() -> server.bean(ScreenWatch.class).shown("B").stream()
                    .anyMatch(shown -> shown.screen().id().equals("hall-B") && shown.connected()));

            String body =
                    desk("GET", "/api/desk/screen-machines", "", administrator).body();
            List<String> ids = JsonPath.read(body, "$.machines[?(@.connected && @.screen == 'hall-B')].id");
            ids.forEach(id -> desk("DELETE", "/api/desk/screen-machines/" + id, "", administrator));

            PlaywrightAssertions.assertThat(page.locator(".code")).hasText(SPELLED);
            assertThat(page.locator("call-board").count())
                    .as("nobody's number stays on the glass")
                    .isZero();
        }
    }
}
