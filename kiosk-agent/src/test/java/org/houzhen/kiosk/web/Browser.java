package org.houzhen.kiosk.web;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.houzhen.rig.DebianChromium;

/** The terminal's browser; screenshots lie under target/screens. */
final class Browser implements AutoCloseable {
    private static final Path SCREENS = Path.of("target/screens");
    private static final int LIMIT_MILLIS = 60_000; // A test machine may be busy.

    final List<String> complaints = new ArrayList<>();
    private final DebianChromium chromium;

    /** Started with further arguments of the command line. */
    Browser(String... more) {
        PlaywrightAssertions.setDefaultAssertionTimeout(LIMIT_MILLIS);
        chromium = new DebianChromium(more);
    }

    /** A page of this size; whatever its console complains of is kept. */
    Page page(int width, int height) {
        Page page = chromium.browser()
                .newPage(new com.microsoft.playwright.Browser.NewPageOptions().setViewportSize(width, height));
        page.setDefaultTimeout(LIMIT_MILLIS);
        page.onConsoleMessage(message -> {
            if (List.of("error", "warning").contains(message.type())) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        return page;
    }

    static void shoot(Page page, String name) throws IOException {
        Files.createDirectories(SCREENS);
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENS.resolve(name + ".png"))
                .setAnimations(ScreenshotAnimations.DISABLED));
    }

    @Override
    public void close() {
        chromium.close();
    }
}
