package org.houzhen.acceptance.visit;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.houzhen.rig.DebianChromium;

/** A browser in which every person has a window of their own; pictures lie under target/screens. */
final class Chromium implements AutoCloseable {
    private static final Path SCREENS = Path.of("target", "screens");
    private static final double PATIENCE_MILLIS = 30_000; // A test machine may be busy.

    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final DebianChromium chromium = new DebianChromium();
    private int pictures;

    Chromium() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    }

    Page open(URI address, int width, int height) {
        Page page = chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(width, height)
                        .setLocale("zh-CN")
                        .setTimezoneId("Asia/Shanghai"))
                .newPage();
        page.setDefaultTimeout(PATIENCE_MILLIS);
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
                complaints.add(message.text());
            }
        });
        page.onResponse(answer -> {
            boolean whoIsThere = answer.url().endsWith("/api/desk/me"); // Asked before anybody has signed in.
            if (answer.status() >= 400 && !whoIsThere) {
                complaints.add(answer.status() + " " + answer.url());
            }
        });
        page.navigate(address.toString());
        return page;
    }

    /** The desk of somebody who signs in, on the screen of an old notebook. */
    Page desk(URI server, String name, String password) {
        Page page = open(server.resolve("/desk"), 1366, 768);
        page.getByLabel("姓名").fill(name);
        page.getByLabel("密码", new Page.GetByLabelOptions().setExact(true)).fill(password);
        press(page, "登录");
        assertThat(page.locator(".who")).containsText(name);
        return page;
    }

    /** Presses the one button of this name. */
    static void press(Page page, String words) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(words).setExact(true))
                .click();
    }

    /** What the pages threw, could not load or broke of their content policy. */
    List<String> complaints() {
        return complaints;
    }

    /** A picture of what is seen now, numbered in the order of the visit. */
    void shoot(Page page, String name) {
        pictures++;
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENS.resolve("%02d-%s.png".formatted(pictures, name))));
    }

    @Override
    public void close() {
        chromium.close();
    }
}
