package org.houzhen.kiosk.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.WebSocketRoute;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.houzhen.hardware.ReceiptPrinter.Paper;
import org.houzhen.hardware.simulator.ReceiptPrinterSimulator.Faults;
import org.houzhen.kiosk.KioskAgent;
import org.houzhen.kiosk.TerminalUnderTest;
import org.houzhen.rig.Accessibility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** What a patient sees, in a real browser. */
class PagesIT {
    private static final Map<String, int[]> SIZES =
            Map.of("portrait", new int[] {1080, 1920}, "wide", new int[] {1920, 1080}, "small", new int[] {1280, 800});

    /** Presses that are too small for a finger, cut text, and whatever is out of sight: who stands there does not scroll. */
    private static final String BAD_SHAPES = """
            () => [...document.querySelectorAll('button')].flatMap(button => {
              const box = button.getBoundingClientRect();
              const name = button.textContent.trim().replace(/\\s+/g, ' ');
              if (box.width === 0) return [];
              const bad = [];
              if (box.width < 64 || box.height < 64) bad.push('small: ' + name);
              if (button.scrollWidth > button.clientWidth + 2) bad.push('cut: ' + name);
              if (box.right > innerWidth + 1 || box.bottom > innerHeight + 1) bad.push('outside: ' + name);
              return bad;
            }).concat([...document.querySelectorAll('header, main, footer')].flatMap(part =>
              part.scrollWidth > part.clientWidth + 1 || part.scrollHeight > part.clientHeight + 1
                || part.getBoundingClientRect().right > innerWidth + 1 ? ['more than is seen: ' + part.tagName] : []))
            """;

    /** The frame that was sent is drawn: its words stand, and the type has found its size. */
    private static final String DRAWN = """
            async (sent) => {
              const page = document.querySelector('kiosk-page');
              if (JSON.stringify(page.frame) !== JSON.stringify(JSON.parse(sent))) return false;
              await page.updateComplete;
              for (let i = 0; i < 3; i++) await new Promise(requestAnimationFrame);
              return true;
            }
            """;

    @TempDir
    static Path data;

    private static TerminalUnderTest terminal;
    private static ConfigurableApplicationContext agent;
    private static Browser browser;
    private static String address;

    @BeforeAll
    static void start() throws Exception {
        terminal = new TerminalUnderTest(data);
        agent = SpringApplication.run(KioskAgent.class, terminal.arguments(0));
        address = "http://127.0.0.1:"
                + ((WebServerApplicationContext) agent).getWebServer().getPort() + "/";
        browser = new Browser();
    }

    @AfterAll
    static void stop() {
        browser.close();
        agent.close();
        terminal.close();
    }

    @Test
    void aPatientRegistersByPressingAndSeesTheNumber() throws Exception {
        try (Page page = browser.page(1080, 1920)) {
            page.navigate(address);
            page.locator("[data-flow=REGISTER]:enabled").click();
            assertThat(page.locator("h1")).hasText("请放身份证");
            terminal.layCard();
            page.locator("[data-id=D1]").click();
            terminal.cards.lift();
            page.locator("[data-id=C1]").click();
            page.locator("[data-id=S1]").click();
            assertThat(page.locator("dl")).containsText("李建国");
            page.locator("[data-action=confirm]").click();
            assertThat(page.locator("svg.qr")).isVisible();
            Browser.shoot(page, "visit-pay");
            terminal.server.run(() -> terminal.hospital().pay("T1"));

            assertThat(page.locator("[data-paper=PRINTED]")).isVisible();
            assertThat(page.locator(".ticket strong")).hasText("B012");
            Browser.shoot(page, "visit-result");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("完成"))
                    .click();
            assertThat(page.locator("[data-flow=REGISTER]")).isVisible();
            assertThat(terminal.paper()).anySatisfy(slip -> assertThat(slip).contains("B012"));
        }
        assertThat(browser.complaints).isEmpty();
    }

    @Test
    void everyScreenFitsItsSizesAndPassesAxe() throws Exception {
        for (var size : SIZES.entrySet()) {
            try (Page page = browser.page(size.getValue()[0], size.getValue()[1])) {
                var agent = new AtomicReference<WebSocketRoute>();
                page.routeWebSocket("**/ws/kiosk", agent::set);
                page.navigate(address);
                page.waitForCondition(() -> agent.get() != null);
                for (Path golden : goldenMessages()) {
                    agent.get().send(Files.readString(golden));
                    String name = golden.getFileName().toString().replace(".json", "") + "-" + size.getKey();
                    see(page, name);
                    if (size.getKey().equals("portrait")) { // Contrast, names and roles are those of every size.
                        passesAxe(page, name);
                    }
                }
            }
        }
        assertThat(browser.complaints).isEmpty();
    }

    @Test
    void aPageThatShutsSomebodyOutIsFound() {
        try (Page page = browser.page(1280, 800)) {
            page.setContent("<main><button></button><p style='color: #ccc; background: #fff'>余额</p></main>");
            assertThat(Accessibility.violations(page))
                    .anySatisfy(found -> assertThat(found).startsWith("button-name"))
                    .anySatisfy(found -> assertThat(found).startsWith("color-contrast"));
        }
    }

    @Test
    void englishSaysWhereToWaitAndWhatIsNextOnEveryScreen() throws Exception {
        try (Page page = browser.page(1280, 800)) {
            var agent = new AtomicReference<WebSocketRoute>();
            page.routeWebSocket("**/ws/kiosk", agent::set);
            page.navigate(address);
            page.waitForCondition(() -> agent.get() != null);
            agent.get().send(Files.readString(Path.of("../docs/wire/kiosk/start.json")));
            page.getByText("English").click();
            assertThat(page.locator("h1")).containsText("Welcome");
            agent.get().send(Files.readString(Path.of("../docs/wire/kiosk/result-at-door.json")));
            assertThat(page.locator(".go-to")).hasText("Please wait at the door of 208诊室");
            see(page, "result-at-door-english");
            agent.get().send(Files.readString(Path.of("../docs/wire/kiosk/result-suspended.json")));
            assertThat(page.locator("h1")).hasText("This clinic is cancelled");
            agent.get().send(Files.readString(Path.of("../docs/wire/kiosk/result-bills.json")));
            assertThat(page.locator(".next")).containsText("Please keep this slip.");
            assertThat(page.locator(".details")).containsText("Total¥196.50");
            agent.get().send(Files.readString(Path.of("../docs/wire/kiosk/problem-refused.json")));
            assertThat(page.locator("main")).containsText("Please go to the nurse station there.");
            assertThat(page.locator("main")).not().containsText("护士站");
            for (Path golden : goldenMessages()) {
                agent.get().send(Files.readString(golden));
                inEnglish(page);
                String name = golden.getFileName().toString().replace(".json", "") + "-english";
                see(page, name);
                passesAxe(page, name);
            }
        }
        assertThat(browser.complaints).isEmpty();
    }

    @Test
    void eachBillSaysWhatItsPaperIsWorthAndNoCopyIsPromisedOfAVoidOne() throws Exception {
        try (Page page = browser.page(1920, 1080)) {
            var agent = new AtomicReference<WebSocketRoute>();
            page.routeWebSocket("**/ws/kiosk", agent::set);
            page.navigate(address);
            page.waitForCondition(() -> agent.get() != null);
            agent.get().send(Files.readString(Path.of("../docs/wire/kiosk/ebills.json")));
            assertThat(page.locator("[data-id=HZ20261122CCCC]")).containsText("几秒钟后可以打印");
            assertThat(page.locator("[data-id=HZ20261122AAAA]")).containsText("已打印 2 次，再打会标明补打");
            assertThat(page.locator("[data-id=HZ20261120AAAA]")).containsText("已打印的作废，不能报销");
            assertThat(page.locator("[data-id=HZ20261120AAAA]")).not().containsText("补打");
            page.getByText("English").click();
            assertThat(page.locator("[data-id=HZ20261120AAAA]")).containsText("What was printed is void");
        }
        assertThat(browser.complaints).isEmpty();
    }

    @Test
    void nothingIsOutOfSightInLargeTypeOrEnglish() throws Exception {
        for (int[] size : List.of(SIZES.get("portrait"), SIZES.get("small"))) {
            try (Page page = browser.page(size[0], size[1])) {
                var agent = new AtomicReference<WebSocketRoute>();
                page.routeWebSocket("**/ws/kiosk", agent::set);
                page.navigate(address);
                page.waitForCondition(() -> agent.get() != null);
                for (Path golden : goldenMessages()) {
                    String frame = Files.readString(golden);
                    agent.get().send(frame);
                    page.waitForFunction(DRAWN, frame);
                    String name = golden.getFileName() + " at " + size[0];
                    assertThat((List<?>) page.evaluate(BAD_SHAPES)).as(name).isEmpty();
                    wish(page, "footer button[aria-pressed=false]", frame, name + " large");
                    Browser.shoot(page, golden.getFileName().toString().replace(".json", "-large-" + size[0]));
                    wish(page, "footer button[lang=en]", frame, name + " large, in English");
                    wish(page, "footer button[aria-pressed=true]", frame, name + " in English");
                    wish(page, "footer button[lang=zh-CN]", frame, name);
                }
            }
        }
        assertThat(browser.complaints).isEmpty();
    }

    /** Presses a button of the page itself and looks whether all is still in sight; under a veil nothing can be pressed. */
    private static void wish(Page page, String button, String frame, String name) throws Exception {
        page.locator(button).dispatchEvent("click");
        page.waitForFunction(DRAWN, frame);
        assertThat((List<?>) page.evaluate(BAD_SHAPES)).as(name).isEmpty();
    }

    /** Whoever is shown the start page may be the next patient, and is spoken to in Chinese again. */
    private static void inEnglish(Page page) {
        if (page.locator("html[lang=zh-CN]").count() > 0) {
            page.getByText("English").click();
        }
        assertThat(page.locator("html")).hasAttribute("lang", "en");
    }

    private static List<Path> goldenMessages() throws Exception {
        try (Stream<Path> files = Files.list(Path.of("../docs/wire/kiosk"))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    private static void see(Page page, String name) throws Exception {
        assertThat(page.locator("h1")).isVisible();
        page.waitForFunction(
                "() => !document.querySelector('main.settling')"); // An assertion would look again half a second later.
        Browser.shoot(page, name);
        assertThat((List<?>) page.evaluate(BAD_SHAPES)).as(name).isEmpty();
    }

    private static void passesAxe(Page page, String name) {
        assertThat(Accessibility.violations(page)).as(name).isEmpty();
    }

    @Test
    void thePageShowsItsOwnFontAndLoadsOnlyTheRangesItNeeds() throws Exception {
        try (Page page = browser.page(1080, 1920)) {
            List<Response> fonts = new CopyOnWriteArrayList<>();
            page.onResponse(response -> {
                if (response.url().endsWith(".woff2")) {
                    fonts.add(response);
                }
            });
            page.navigate(address);
            assertThat(page.locator("h1")).containsText("您好");
            page.evaluate("() => document.fonts.ready.then(() => true)");

            assertThat(fonts).hasSizeBetween(3, 40).allSatisfy(font -> {
                assertThat(font.status()).isEqualTo(200);
                assertThat(font.headerValue("cache-control")).contains("immutable");
                assertThat(font.headerValue("content-type")).isEqualTo("font/woff2");
            });
            assertThat(fonts).extracting(Response::url).doesNotHaveDuplicates();
            assertThat(page.evaluate("() => document.fonts.check('20px \"Noto Sans SC\"', '您好')"))
                    .isEqualTo(true);
        }
        assertThat(browser.complaints).isEmpty();
    }

    @Test
    void languageAndTypeAreThePatientsChoice() throws Exception {
        try (Page page = browser.page(1080, 1920)) {
            page.navigate(address);
            assertThat(page.locator("h1")).containsText("您好");
            page.getByText("English").click();
            assertThat(page.locator("h1")).containsText("Welcome");
            page.getByText("Large type").click();
            assertThat(page.locator("html")).hasAttribute("data-type", "large");
            Browser.shoot(page, "start-english-large");
        }
    }

    @Test
    void largeTypeTakesNoHintAway() throws Exception {
        try (Page page = browser.page(1080, 1920)) {
            page.navigate(address);
            assertThat(page.locator("[data-flow=SIGN_IN] .hint")).isVisible();
            page.getByText("大字").click();
            assertThat(page.locator("html")).hasAttribute("data-type", "large");
            assertThat(page.locator("[data-flow=SIGN_IN] .hint")).isVisible();
        }
    }

    @Test
    void aPrinterWithoutPaperIsSaidOnTheTileAndPaperBringsItBack() throws Exception {
        try (Page page = browser.page(1080, 1920)) {
            page.navigate(address);
            assertThat(page.locator("[data-flow=REGISTER]")).isEnabled();
            terminal.slips.set(Faults.NONE.withPaper(Paper.OUT));
            assertThat(page.locator("[data-flow=REGISTER]")).isDisabled();
            assertThat(page.locator("[data-flow=REGISTER]")).containsText("凭条打印机缺纸");
        } finally {
            terminal.slips.set(Faults.NONE);
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() -> terminal.slips.faults().equals(Faults.NONE));
    }
}
