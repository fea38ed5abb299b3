package org.houzhen.kiosk.web;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Debian's Chromium, driven by Playwright on the system's node; screenshots lie under target/screens. */
final class Browser implements AutoCloseable {
    private static final Path SCREENS = Path.of("target/screens");

    final List<String> complaints = new ArrayList<>();
    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;

    Browser() {
        System.setProperty("playwright.nodejs.path", node());
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        chromium = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync",
                                "--no-first-run")));
    }

    private static String node() {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, "node"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow()
                .toString();
    }

    /** A page of this size; whatever its console complains of is kept. */
    Page page(int width, int height) {
        Page page =
                chromium.newPage(new com.microsoft.playwright.Browser.NewPageOptions().setViewportSize(width, height));
        page.setDefaultTimeout(60_000); // A test machine may be busy.
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
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENS.resolve(name + ".png")));
    }

    @Override
    public void close() {
        playwright.close();
    }
}
