package org.houzhen.kiosk.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.houzhen.hardware.DeviceReason;
import org.houzhen.hardware.ReceiptPrinter.Paper;
import org.houzhen.hardware.simulator.ReceiptPrinterSimulator.Faults;
import org.houzhen.kiosk.KioskAgent;
import org.houzhen.kiosk.TerminalUnderTest;
import org.houzhen.kiosk.devices.PaperRolls;
import org.houzhen.kiosk.printing.SlipDesk;
import org.houzhen.kiosk.server.ServerLink;
import org.houzhen.rig.Accessibility;
import org.houzhen.wire.OrderState;
import org.houzhen.wire.SlipReport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** A technician at the terminal, in a real browser, with real bytes on every cable. */
class TechnicianPageIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    static Path data;

    private static TerminalUnderTest terminal;
    private static ConfigurableApplicationContext agent;
    private static Browser browser;
    private static int port;

    @BeforeAll
    static void start() throws Exception {
        terminal = new TerminalUnderTest(data);
        useUpTwoRolls();
        agent = SpringApplication.run(KioskAgent.class, terminal.arguments(0));
        port = ((WebServerApplicationContext) agent).getWebServer().getPort();
        browser = new Browser();
    }

    /** The first is not known from its beginning; the second goes as far as 100 slips. */
    private static void useUpTwoRolls() {
        try (var rolls = new PaperRolls(data.resolve("paper.db"), Clock.systemUTC())) {
            for (int slips : List.of(25, 100)) {
                IntStream.range(0, slips).forEach(slip -> rolls.slipOut());
                rolls.saw(DeviceReason.PAPER_OUT);
                rolls.saw(DeviceReason.READY);
            }
        }
    }

    @AfterAll
    static void stop() {
        browser.close();
        agent.close();
        terminal.close();
    }

    private static String code() throws Exception {
        return Files.readString(data.resolve("pairing.txt")).strip();
    }

    private static Page paired(int width, int height) throws Exception {
        Page page = browser.page(width, height);
        page.navigate("http://127.0.0.1:" + port + "/technician.html");
        assertThat(page.locator("h2")).hasText("请输入配对码");
        if (width < 1100) {
            see(page, "technician-door");
        }
        page.locator("#code").fill(code());
        page.locator("form button").click();
        assertThat(page.locator(".device")).hasCount(6);
        assertThat(page.locator(".state.good")).hasCount(6);
        return page;
    }

    private static Locator device(Page page, String service) {
        return page.locator("[data-service=" + service + "]");
    }

    private static void see(Page page, String name) throws Exception {
        Browser.shoot(page, name);
        assertThat(Accessibility.violations(page)).as(name).isEmpty();
        assertThat(page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
                .as(name)
                .isEqualTo(true);
    }

    @Test
    void eachDeviceIsTriedAndWhatIsReadIsMasked() throws Exception {
        try (Page page = paired(1280, 800)) {
            device(page, "CnIdCard").locator("button.primary").click();
            assertThat(device(page, "CnIdCard").locator(".said")).hasText("请放卡");
            terminal.layCard();
            assertThat(device(page, "CnIdCard").locator(".said.good")).containsText("*");
            assertThat(device(page, "CnIdCard")).containsText("********");
            terminal.cards.lift();

            device(page, "BarcodeReader").locator("button.primary").click();
            await().atMost(LIMIT).until(() -> {
                terminal.scanner.scan("134567890123456789");
                return device(page, "BarcodeReader").locator(".said.good").count() == 1;
            });
            assertThat(device(page, "BarcodeReader").locator(".said")).hasText("读到 18 个字符：13…89");

            device(page, "HzCardTerminal").locator("button.primary").click();
            assertThat(device(page, "HzCardTerminal").locator(".said.good")).hasText("刷卡机有应答，没有这笔交易");
            assertThat(terminal.cardTerminal.book()).isEmpty();

            device(page, "HzInsuranceTerminal").locator("button.primary").click();
            assertThat(device(page, "HzInsuranceTerminal").locator(".said.good"))
                    .hasText("医保　王*兰　330699********7243");

            int before = terminal.paper().size();
            device(page, "ReceiptPrinter").locator("button.primary").click();
            assertThat(device(page, "ReceiptPrinter").locator(".said.good")).hasText("已证明打印完成");
            assertThat(terminal.slips.paper().get(before).codes()).containsExactly("HOUZHEN-TEST");
            device(page, "ReportPrinter").locator("button.primary").click();
            assertThat(device(page, "ReportPrinter").locator(".said.good")).hasText("已打印 1 页");
            see(page, "technician-tried");
        }
        assertThat(browser.complaints).isEmpty();
    }

    @Test
    void aPrinterWithoutPaperIsSeenAtOnceAndInEnglishToo() throws Exception {
        try (Page page = paired(1080, 1920)) {
            terminal.slips.set(Faults.NONE.withPaper(Paper.OUT));
            assertThat(device(page, "ReceiptPrinter").locator(".state.bad")).hasText("需要处理");
            page.getByText("English").click();
            assertThat(device(page, "ReceiptPrinter")).containsText("Out of paper: put in a new roll.");
            device(page, "BarcodeReader").locator("button.primary").click();
            device(page, "BarcodeReader").getByText("Stop").click();
            assertThat(device(page, "BarcodeReader").locator(".said")).hasText("Stopped");
            see(page, "technician-no-paper-english");
        } finally {
            terminal.slips.set(Faults.NONE);
        }
    }

    @Test
    void howFarThePaperGoesIsSaidAndFallsWithEachSlip() throws Exception {
        try (Page page = paired(1280, 800)) {
            Locator left = device(page, "ReceiptPrinter").locator("[data-left]");
            assertThat(left).hasText(Pattern.compile("纸约还可打 \\d+ 张，不到 1 天"));
            int before = Integer.parseInt(
                    left.textContent().replaceAll("\\D+", " ").strip().split(" ")[0]);
            device(page, "ReceiptPrinter").locator("button.primary").click();
            assertThat(left).containsText("约还可打 " + (before - 1) + " 张");
            see(page, "technician-paper");
            page.getByText("English").click();
            assertThat(left).hasText("Paper for about " + (before - 1) + " more slips, less than a day");
        }
    }

    @Test
    void aSlipWithoutProofIsHandedOutMarked() throws Exception {
        terminal.slips.set(Faults.NONE.withSilent(true));
        String tradeNo = terminal.hospital().order(OrderState.DONE);
        var slips = agent.getBean(SlipDesk.class);
        slips.deliver(terminal.hospital().orders.get(tradeNo));
        await().atMost(LIMIT).until(() -> told(tradeNo).equals("UNKNOWN"));
        terminal.slips.set(Faults.NONE);
        try (Page page = paired(1280, 800)) {
            Locator row = page.locator(".slips li");
            assertThat(row).containsText(tradeNo);
            see(page, "technician-slips");
            int before = terminal.paper().size();
            row.locator("button").click();
            assertThat(page.locator(".slips li")).hasCount(0);
            assertThat(terminal.paper().get(before)).contains("补打");
        }
        await().atMost(LIMIT).until(() -> told(tradeNo).equals("PROVEN"));
    }

    /** What the server was told last of a slip; it is told now rather than half a minute later. */
    private static String told(String tradeNo) {
        agent.getBean(ServerLink.class).speakNow();
        return terminal.server.slips.slips().stream()
                .filter(slip -> slip.number().equals(tradeNo))
                .map(SlipReport.Slip::state)
                .findFirst()
                .orElse("");
    }

    @Test
    void withoutTheCodeOrFromAnotherSiteNobodyGetsIn() throws Exception {
        assertThat(status(null, "xfs4iot")).isEqualTo(401);
        assertThat(status("http://evil.example", "xfs4iot", "pairing." + code()))
                .isEqualTo(403);
        open(null, "xfs4iot", "pairing." + code()).join().abort();
    }

    private static CompletableFuture<WebSocket> open(String origin, String first, String... more) {
        WebSocket.Builder builder =
                HttpClient.newHttpClient().newWebSocketBuilder().subprotocols(first, more);
        if (origin != null) {
            builder.header("Origin", origin);
        }
        return builder.buildAsync(
                URI.create("ws://127.0.0.1:" + port + "/xfs4iot/v1.0/CnIdCard"), new WebSocket.Listener() {});
    }

    private static int status(String origin, String first, String... more) {
        CompletionException refused = catchThrowableOfType(
                CompletionException.class, () -> open(origin, first, more).join());
        return ((WebSocketHandshakeException) refused.getCause()).getResponse().statusCode();
    }
}
