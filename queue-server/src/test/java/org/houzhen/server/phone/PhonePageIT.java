package org.houzhen.server.phone;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.houzhen.rig.DebianChromium;
import org.houzhen.server.engine.Call;
import org.houzhen.server.engine.Cause;
import org.houzhen.server.engine.QueueId;
import org.houzhen.server.engine.RoomCommand;
import org.houzhen.server.engine.RoomId;
import org.houzhen.server.hospital.ClinicSession;
import org.houzhen.server.hospital.Orders;
import org.houzhen.server.hospital.Registration;
import org.houzhen.server.hospital.Station;
import org.houzhen.server.hospital.Stations;
import org.houzhen.server.queue.Areas;
import org.houzhen.server.queue.StopId;
import org.houzhen.server.queue.StopOffice;
import org.houzhen.server.web.HospitalProblem;
import org.houzhen.server.web.Patience;
import org.junit.jupiter.api.Test;

/** The page on a phone, in a browser, before the whole server. */
class PhonePageIT extends PhoneHouse {
    private static final Path SCREENS = Path.of("target", "screens");

    @Test
    void thePhoneFollowsTheVisitWithoutBeingTouched() {
        Registration first = registered();
        waits(first);
        Registration mine = registered();
        String number = waits(mine);
        List<String> errors = new CopyOnWriteArrayList<>();
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
        try (var chromium = new DebianChromium()) {
            Page page = phone(chromium, "zh-CN", errors);
            page.navigate(server.uri("/phone#" + token(mine)).toString());
            PlaywrightAssertions.assertThat(page.getByText(number, new Page.GetByTextOptions().setExact(true)))
                    .isVisible();
            screenshot(page, "phone-waiting");
            assertThat(loaded(page, "e.name.includes('font')")).as("fonts").isZero();
            assertThat(loaded(page, "!e.name.includes('/feed')"))
                    .as("bytes of the first load")
                    .isBetween(10_000, 60_000);
            calls(mine);
            PlaywrightAssertions.assertThat(page.locator(".go .todo")).isVisible();
            screenshot(page, "phone-called");
            page.getByText("English").click();
            PlaywrightAssertions.assertThat(page.locator(".todo")).containsText("Please");
            screenshot(page, "phone-called-english");
            page.navigate("about:blank");
            page.navigate(server.uri("/phone#" + "x".repeat(60)).toString());
            PlaywrightAssertions.assertThat(page.locator(".problem")).isVisible();
            screenshot(page, "phone-forged");
        }
        assertThat(errors).isEmpty();
    }

    @Test
    void aCallBetweenTheFirstLookAndTheStreamIsSeen() {
        Registration mine = registered();
        waits(mine);
        List<String> errors = new CopyOnWriteArrayList<>();
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
        try (var chromium = new DebianChromium()) {
            Page page = phone(chromium, "zh-CN", errors);
            page.route("**/api/phone/feed", route -> {
                calls(mine);
                route.resume();
            });
            page.navigate(server.uri("/phone#" + token(mine)).toString());
            PlaywrightAssertions.assertThat(page.locator(".go .todo")).isVisible();
        }
        assertThat(errors).isEmpty();
    }

    @Test
    void theWaySaysHowFarItIsAndANumberForAWindowIsOnIt() {
        Registration mine = registered();
        waits(mine);
        HospitalProblem.orThrow(server.bean(Orders.class)
                .order(context(), new Orders.PlaceOrder(mine.registerNo(), "", List.of("L001", "E054"))));
        StopId errand = takesWindowNumber(mine);
        List<String> errors = new CopyOnWriteArrayList<>();
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
        try (var chromium = new DebianChromium()) {
            Page page = phone(chromium, "zh-CN", errors);
            page.navigate(server.uri("/phone#" + token(mine)).toString());
            Locator blood = page.locator(".stops li", new Page.LocatorOptions().setHasText("采血"));
            PlaywrightAssertions.assertThat(blood).containsText("步行约 4 分钟");
            PlaywrightAssertions.assertThat(page.locator(".stops li", new Page.LocatorOptions().setHasText("超声")))
                    .not()
                    .containsText("步行");
            PlaywrightAssertions.assertThat(page.locator(".stops li", new Page.LocatorOptions().setHasText("收费窗口")))
                    .containsText("J001");
            screenshot(page, "phone-way");
            page.getByText("English").click();
            PlaywrightAssertions.assertThat(page.locator(".stops")).containsText("about 4 min on foot");
            screenshot(page, "phone-way-english");

            Page slip = phone(chromium, "zh-CN", errors);
            slip.navigate(
                    server.uri("/phone#" + links.token(errand.asVisit(), TODAY)).toString());
            PlaywrightAssertions.assertThat(slip.locator(".todo")).hasText("请在收费处等候叫号");
            PlaywrightAssertions.assertThat(slip.locator(".number")).hasText("J001");
            PlaywrightAssertions.assertThat(slip.locator("#proof")).hasCount(0);
            screenshot(slip, "phone-window");
        }
        assertThat(errors).isEmpty();
    }

    private static StopId takesWindowNumber(Registration visit) {
        Station cashier = server.bean(Stations.class).all(context()).stream()
                .filter(station -> station.kind() == Station.Kind.CASHIER)
                .findFirst()
                .orElseThrow();
        return server.bean(StopOffice.class)
                .takeAtWindow(List.of(new StopOffice.Wish(
                        StopId.errand(cashier.id(), UUID.randomUUID()),
                        StopOffice.Place.of(cashier),
                        visit.patient().id(),
                        visit.patient().name(),
                        40,
                        Optional.empty(),
                        Set.of(),
                        0,
                        0,
                        true)))
                .id();
    }

    @Test
    void thePhoneSaysWhatItCannotShowAndWhatToDo() {
        Registration mine = registered();
        String right = lastFour();
        String number = takesNumber(mine);
        List<String> errors = new CopyOnWriteArrayList<>();
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
        try (var chromium = new DebianChromium()) {
            Page page = phone(chromium, "zh-CN", errors);
            page.navigate(server.uri("/phone#" + token(mine)).toString());
            PlaywrightAssertions.assertThat(page.locator("#proof")).isVisible();
            page.locator("#proof").fill("9999");
            page.locator("button.primary").click();
            PlaywrightAssertions.assertThat(page.locator(".refused")).isVisible();
            screenshot(page, "phone-sign-in-refused");
            page.getByText("English").click();
            screenshot(page, "phone-sign-in-english");
            page.locator("#proof").fill(right);
            page.locator("button.primary").click();
            PlaywrightAssertions.assertThat(page.locator("#proof")).hasCount(0);
            page.getByText("中文").click();

            comesToTheDoor(mine);
            PlaywrightAssertions.assertThat(page.locator(".go .todo")).containsText("门口");
            screenshot(page, "phone-door");
            loses(page);
            PlaywrightAssertions.assertThat(page.locator(".stale")).containsText("网络中断");
            PlaywrightAssertions.assertThat(page.locator(".number")).hasText(number);
            screenshot(page, "phone-stale");

            Page late = phone(chromium, "zh-CN", errors);
            late.navigate(server.uri("/phone#" + links.token(mine.registerNo(), TODAY.minusDays(1)))
                    .toString());
            PlaywrightAssertions.assertThat(late.locator(".problem")).isVisible();
            screenshot(late, "phone-expired");
            late.navigate("about:blank");
            late.navigate(server.uri("/phone").toString());
            PlaywrightAssertions.assertThat(late.locator(".problem")).containsText("请扫描凭条");
        }
        assertThat(errors).isEmpty();
    }

    private static void loses(Page page) {
        page.route("**/api/phone/**", Route::abort);
        page.evaluate("() => document.dispatchEvent(new Event('visibilitychange'))");
    }

    private static Page phone(DebianChromium chromium, String locale, List<String> errors) {
        Page page = chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(360, 740)
                        .setDeviceScaleFactor(2)
                        .setLocale(locale))
                .newPage();
        page.onPageError(errors::add);
        page.onConsoleMessage(message -> {
            if ("error".equals(message.type()) && !message.text().startsWith("Failed to load resource")) {
                errors.add(message.text());
            }
        });
        return page;
    }

    /** Bytes of what the page has loaded so far, as far as they match. */
    private static int loaded(Page page, String which) {
        return ((Number) page.evaluate("() => performance.getEntriesByType('resource').filter((e) => " + which
                        + ").reduce((sum, e) => sum + e.encodedBodySize, 0)"))
                .intValue();
    }

    private static void screenshot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENS.resolve(name + ".png"))
                .setFullPage(true));
    }

    private static void calls(Registration visit) {
        callsAsLongAs(visit, Set.of("WAITING", "INVITED"));
    }

    private static void comesToTheDoor(Registration visit) {
        callsAsLongAs(visit, Set.of("WAITING"));
    }

    /** The room opens and calls one after the other. */
    private static void callsAsLongAs(Registration visit, Set<String> states) {
        Areas areas = server.bean(Areas.class);
        ClinicSession session = visit.session();
        var room = new RoomId(session.roomId());
        Patience.await(areas.send(
                session.area(),
                new RoomCommand.OpenRoom(
                        cause(),
                        room,
                        session.roomName(),
                        session.doctor(),
                        session.title(),
                        List.of(new QueueId(session.id())),
                        List.of(),
                        Set.of())));
        for (int i = 0; i < 60 && states.contains(state(visit)); i++) {
            Patience.await(areas.send(session.area(), new Call.CallNext(cause(), room)));
            if (!state(visit).equals("CALLED")) {
                Patience.await(areas.send(session.area(), new Call.Enter(cause(), room)));
            }
        }
    }

    private static Cause cause() {
        return new Cause(UUID.randomUUID(), "doctor:1", MORNING);
    }
}
