package org.houzhen.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Clock;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.houzhen.rig.Accessibility;
import org.houzhen.rig.DebianChromium;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** Pages of the staff in a real browser. */
abstract class DeskBrowser {
    private static final Path SCREENS = Path.of("target", "screens");

    private static final double PATIENCE_MILLIS = 20_000;

    private static DebianChromium chromium;
    private static Browser browser;

    private final List<String> errors = new CopyOnWriteArrayList<>();
    Page page;

    @BeforeAll
    static void openBrowser() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        chromium = new DebianChromium();
        browser = chromium.browser();
    }

    @AfterAll
    static void closeBrowser() {
        chromium.close();
    }

    @BeforeEach
    void openPage() {
        page = newPage();
    }

    /** Another person at another computer. */
    Page newPage() {
        Page opened = browser.newContext(new Browser.NewContextOptions()
                        .setViewportSize(1366, 768)
                        .setLocale("zh-CN"))
                .newPage();
        opened.setDefaultTimeout(PATIENCE_MILLIS);
        opened.onPageError(errors::add);
        opened.onConsoleMessage(message -> {
            if ("error".equals(message.type()) && !message.text().startsWith("Failed to load resource")) {
                errors.add(message.text());
            }
        });
        return opened;
    }

    /** A page that broke the content policy or threw anything has failed, whatever it showed. */
    @AfterEach
    void closePages() {
        for (BrowserContext person : List.copyOf(browser.contexts())) {
            person.pages()
                    .forEach(last ->
                            screenshot(last, "last-" + browser.contexts().indexOf(person)));
            person.close();
        }
        assertThat(errors).isEmpty();
    }

    /** The clock of a page starts at a moment and goes on from there. */
    static void setClock(Page page, Instant start) {
        page.clock().install(new Clock.InstallOptions().setTime(start.toString()));
    }

    void screenshot(String name) {
        screenshot(page, name);
    }

    /** Nothing lies to the right of the screen: who sits there scrolls down, not sideways. */
    static void screenshot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENS.resolve(name + ".png")));
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as(name)
                .isEqualTo(true);
    }

    void assertAccessible() {
        assertThat(Accessibility.violations(page)).isEmpty();
    }
}
