package org.houzhen.server.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.concurrent.atomic.AtomicInteger;
import org.houzhen.server.desk.DeskStage.Press;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NurseDeskIT extends DeskOnStage {
    private static final String DONE = "{\"ticket\":\"B013\",\"repeated\":false}";

    @BeforeEach
    void aNurseIsSignedIn() {
        stage.signedInAs("赵红", "NURSE")
                .answers("GET /api/desk/areas", 200, "[{\"area\":\"B\",\"areaName\":\"消化内科诊区\"}]")
                .shows("/api/desk/areas/B", "area-b.json")
                .shows("/api/desk/sessions", "sessions.json");
    }

    private void openDesk() {
        open("/desk/nurse");
        assertThat(page.getByText("欧阳秀兰")).isVisible();
    }

    private Locator room(String name) {
        return page.locator(".room", new Page.LocatorOptions().setHasText(name));
    }

    private Locator ticket(String number) {
        return page.locator("[data-ticket=" + number + "]");
    }

    private Locator button(Locator in, String name) {
        return in.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
    }

    @Test
    void everyTicketStandsInOrderWithTheReasonForItsPlace() {
        openDesk();

        assertThat(page.locator("tbody").first().locator("tr.ticket")).hasCount(14);
        assertThat(ticket("B013")).containsText("绿色通道，最先就诊");
        assertThat(ticket("B016")).containsText("每 2 位普通患者后 1 位");
        assertThat(ticket("B016")).containsText("23 分");
        assertThat(room("301 诊室")).containsText("大厅屏、301 门口屏已显示");
        screenshot("nurse-1366");
        page.setViewportSize(1920, 1080);
        screenshot("nurse-1920");
    }

    @Test
    void whomNobodyCallsIsSaidAtTheLine() {
        String area = DeskStage.file("area-b.json");
        String line = "\"label\": \"消化内科普通门诊\",";
        assertThat(area).contains(line);
        stage.answers(
                "GET /api/desk/areas/B",
                200,
                area.replace(line, line + "\"uncalled\": {\"persons\": 3, \"grades\": [3, 4]},"));
        openDesk();

        assertThat(page.locator(".uncalled")).hasText("没有诊室接诊三级、四级：3 人没人叫");
        page.locator(".uncalled").scrollIntoViewIfNeeded();
        assertAccessible();
        screenshot("nurse-uncalled");
    }

    @Test
    void whoWaitsLongerThanTheGradeAllowsStandsOut() {
        stage.answers(
                "GET /api/desk/areas/B/grades",
                200,
                "{\"queues\": [\"S-2\"], \"grades\": {\"B027\": 3, \"B028\": 4, \"B029\": 2, \"B035\": 3}}");
        openDesk();

        assertThat(page.locator("td.overdue")).hasCount(2);
        assertThat(page.locator("[data-ticket=B027] td.overdue")).containsText("三级超 30 分");
        assertThat(page.locator("[data-ticket=B029] td.overdue")).containsText("二级超 10 分");
        page.locator("[data-ticket=B027]").scrollIntoViewIfNeeded();
        assertAccessible();
        screenshot("nurse-grade-overdue");
    }

    @Test
    void theDeskIsAccessible() {
        openDesk();

        assertAccessible();
    }

    @Test
    void aKeyCallsTheNextForTheSelectedRoom() {
        stage.answers("POST /api/desk/areas/B/rooms/R303/call-next", 200, DONE);
        openDesk();

        page.keyboard().press("3");
        page.keyboard().press("n");

        Press press = onlyPress();
        assertThat(press.request()).isEqualTo("POST /api/desk/areas/B/rooms/R303/call-next");
        assertThat(press.key()).matches("[0-9a-f-]{36}");
        assertThat(press.writeHeader()).isEqualTo("houzhen");
        assertThat(press.seen()).isEqualTo("nobody");
    }

    @Test
    void aQuickFingersNextKeyWaitsForTheAnswerAndNamesWhoIsThereThen() {
        stage.answers("POST /api/desk/areas/B/rooms/R303/call-next", 200, DONE);
        stage.answers("POST /api/desk/areas/B/rooms/R303/enter", 200, DONE);
        stage.hold();
        openDesk();
        page.keyboard().press("3");
        page.keyboard().press("n");
        stage.shows("/api/desk/areas/B", "area-b-later.json");
        stage.changed();
        assertThat(room("303 诊室")).containsText("B036");

        page.keyboard().press("e");
        page.keyboard().press("n");
        assertThat(presses()).hasSize(1);
        stage.release();

        awaitPresses(2);
        assertThat(presses().get(1).request()).endsWith("/rooms/R303/enter");
        assertThat(presses().get(1).seen()).isEqualTo("B036");
    }

    @Test
    void theSameKeyTwiceIsOnePress() {
        stage.answers("POST /api/desk/areas/B/rooms/R303/call-next", 200, DONE);
        stage.hold();
        openDesk();
        page.keyboard().press("3");
        page.keyboard().press("n");
        page.keyboard().press("n");
        stage.shows("/api/desk/areas/B", "area-b-later.json");

        stage.release();

        assertThat(room("303 诊室")).containsText("B036");
        assertThat(presses()).hasSize(1);
    }

    @Test
    void aKeyThatTheRoomOffersNoButtonForDoesNothing() {
        openDesk();

        page.keyboard()
                .press("n"); // Room 301 has an open call: entered, repeat and missed are offered, call next is not.
        page.keyboard().press("4");
        page.keyboard().press("r");

        assertThat(room("304 诊室")).containsText("暂停");
        assertThat(presses()).isEmpty();
    }

    @Test
    void aPressIsDisabledUntilItIsAnswered() {
        stage.answers("POST /api/desk/areas/B/rooms/R303/call-next", 200, DONE);
        stage.hold();
        openDesk();
        Locator next = button(room("303 诊室"), "叫下一位");

        next.click();

        assertThat(next).isDisabled();
        stage.release();
        assertThat(next).isEnabled();
        assertThat(presses()).hasSize(1);
    }

    @Test
    void aRefusalIsSaidWhereThePressWasMade() {
        stage.answers(
                "POST /api/desk/areas/B/rooms/R301/repeat",
                409,
                "{\"code\":\"TOO_SOON\",\"detail\":\"刚刚叫过，请稍等再复呼。\",\"status\":409}");
        openDesk();

        page.keyboard().press("r");

        assertThat(room("301 诊室").getByRole(AriaRole.ALERT)).containsText("刚刚叫过，请稍等再复呼。");
        screenshot("nurse-refused");
    }

    @Test
    void aPressWhoseAnswerIsLostIsSentAgainUnderTheSameKey() {
        stage.answers("POST /api/desk/areas/B/rooms/R303/call-next", 200, "{\"ticket\":\"B044\",\"repeated\":true}");
        var tries = new AtomicInteger();
        page.route("**/call-next", route -> {
            if (tries.getAndIncrement() == 0) {
                route.fetch(); // It reached the server; only the answer does not reach the page.
                route.abort();
            } else {
                route.resume();
            }
        });
        openDesk();

        button(room("303 诊室"), "叫下一位").click();

        assertThat(room("303 诊室")).containsText("没有收到答复，正在重发同一次操作");
        page.clock().runFor(2_000);
        assertThat(room("303 诊室")).containsText("上一次的操作已生效，没有重复执行");
        assertThat(presses()).hasSize(2);
        assertThat(presses().get(1).key()).isEqualTo(presses().get(0).key());
    }

    @Test
    void aPressThatNeverGetsAnAnswerWaitsForThePersonAndKeepsItsKey() {
        stage.answers("POST /api/desk/areas/B/rooms/R303/call-next", 503, "{}");
        openDesk();

        button(room("303 诊室"), "叫下一位").click();
        Locator lost = room("303 诊室").getByText("不知道是否已生效");
        page.waitForCondition(() -> {
            page.clock().runFor(1_000);
            return lost.isVisible();
        });

        assertThat(presses()).hasSize(5);
        screenshot("nurse-lost-answer");
        stage.answers("POST /api/desk/areas/B/rooms/R303/call-next", 200, DONE);
        button(room("303 诊室"), "再试一次").click();
        awaitPresses(6);
        assertThat(presses().stream().map(Press::key).distinct()).hasSize(1);
    }

    @Test
    void aMissThatCanBeUndoneIsNotConfirmed() {
        stage.answers("POST /api/desk/areas/B/rooms/R301/miss", 200, DONE);
        openDesk();

        page.keyboard().press("m");

        assertThat(onlyPress().request()).endsWith("/R301/miss");
    }

    @Test
    void aMissThatCannotBeUndoneIsConfirmed() {
        stage.answers("POST /api/desk/areas/B/rooms/R301/miss", 200, DONE);
        String missedThrice =
                DeskStage.file("area-b.json").replaceFirst("\"misses\": 0", "\"misses\": 1, \"lastMiss\": true");
        stage.answers("GET /api/desk/areas/B", 200, missedThrice);
        openDesk();

        page.keyboard().press("m");

        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("不能撤销");
        screenshot("nurse-last-miss");
        page.keyboard().press("Enter"); // A quick finger's, meant for the next patient.
        assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
        assertThat(presses()).isEmpty();
        page.keyboard().press("m");
        button(page.getByRole(AriaRole.DIALOG), "记过号并结束").click();
        assertThat(onlyPress().request()).endsWith("/R301/miss");
    }

    @Test
    void thoseAsideAreBroughtBack() {
        stage.answers("POST /api/desk/areas/B/tickets/B009/undo-miss", 200, DONE)
                .answers("POST /api/desk/areas/B/tickets/B003/requeue", 200, DONE)
                .answers("POST /api/desk/areas/B/tickets/B002/return", 200, DONE)
                .answers("POST /api/desk/areas/B/tickets/B053/sign-in", 200, DONE)
                .answers("POST /api/desk/areas/B/tickets/B001/return", 200, DONE);
        openDesk();

        button(ticket("B009"), "撤销过号 4").click();
        button(ticket("B003"), "召回").click();
        button(ticket("B002"), "回诊").click();
        button(ticket("B053"), "代签到").click();
        page.getByPlaceholder("号码", new Page.GetByPlaceholderOptions().setExact(true))
                .fill("b001");
        page.keyboard().press("Enter");

        awaitPresses(5);
    }

    @Test
    void whoIsDoneIsFoundAndBroughtBack() {
        stage.shows("/api/desk/areas/B/done", "done-b.json")
                .answers("POST /api/desk/areas/B/tickets/B001/return", 200, DONE);
        openDesk();
        assertThat(page.getByText("林秀英")).hasCount(0);

        page.locator(".done-list summary").click();
        assertThat(page.getByText("高建国")).isVisible();
        screenshot("nurse-done");
        page.setViewportSize(1920, 1080);
        screenshot("nurse-done-1920");
        assertAccessible();
        page.locator(".find").fill("林秀");
        assertThat(page.getByText("高建国")).hasCount(0);
        button(page.locator("[data-done=B001]"), "回诊").click();

        assertThat(onlyPress().request()).endsWith("/B001/return");
    }

    @Test
    void aDeskThatLostItsFeedSaysSoStaysReadableAndReadsAgain() {
        openDesk();
        assertThat(page.locator(".feed")).containsText("实时");

        stage.loseFeeds();

        assertThat(page.locator(".banner")).containsText("与服务器的连接中断。下面是 09:12");
        assertThat(ticket("B013")).isVisible();
        screenshot("nurse-feed-lost");
        stage.takeFeeds();
        page.clock().runFor(10_000);
        assertThat(page.locator(".banner")).hasCount(0);
        assertThat(page.locator(".feed")).containsText("实时");
    }

    @Test
    void aChangeIsShownWhenTheFeedTellsOfIt() {
        openDesk();
        stage.shows("/api/desk/areas/B", "area-b-later.json");

        stage.changed();

        assertThat(room("303 诊室")).containsText("呼叫中");
        assertThat(room("303 诊室")).containsText("B036");
    }

    @Test
    void theLineIsFoundAndMovedInByKeyboard() {
        openDesk();

        page.keyboard().press("/");
        page.keyboard().type("b02");
        assertThat(page.locator("tr.ticket")).hasCount(10);
        page.keyboard().press("Escape");
        page.keyboard().press("Tab");
        page.locator("body").evaluate("() => document.activeElement.blur()");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("ArrowDown");
        assertThat(button(ticket("B014"), "选呼")).isFocused();
        page.keyboard().press("?");
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("叫下一位");
        screenshot("nurse-keys");
    }

    @Test
    void theDeskSpeaksEnglish() {
        openDesk();

        page.getByText("English").click();

        assertThat(page.getByText("Green channel: seen next")).isVisible();
        assertThat(button(room("303 诊室"), "Call next")).isVisible();
        stage.answers(
                "POST /api/desk/areas/B/rooms/R301/repeat",
                409,
                "{\"code\":\"TOO_SOON\",\"detail\":\"刚刚叫过。\",\"status\":409,\"detailEn\":\"It was called just now.\"}");
        page.keyboard().press("r");
        assertThat(room("301 诊室").getByRole(AriaRole.ALERT)).containsText("It was called just now.");
        screenshot("nurse-english");
    }

    @Test
    void aTicketOpensThePathOfEverybodyBeforeIt() {
        stage.shows("/api/desk/areas/B/tickets/B024/path", "path.json");
        openDesk();

        button(ticket("B024"), "B024 为什么排在这里").click();

        Locator dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog.locator("li")).hasCount(11);
        assertThat(dialog).containsText("第 12 位");
        assertThat(dialog).containsText("大约 25 至 55 分钟");
        assertThat(dialog.locator("li").nth(3)).containsText("B016：优先患者，每 2 位普通患者后 1 位");
        assertAccessible();
        screenshot("nurse-path");
        page.keyboard().press("Escape");
        assertThat(dialog).hasCount(0);
        page.getByText("English").click();
        button(ticket("B024"), "Why does B024 stand here?").click();
        assertThat(dialog.locator("li").nth(3)).containsText("B016: priority: one after every 2 ordinary");
        screenshot("nurse-path-english");
    }

    private Press onlyPress() {
        awaitPresses(1);
        return presses().get(0);
    }

    /** Waits in the browser's own loop, for the page must go on meanwhile. */
    private void awaitPresses(int count) {
        page.waitForCondition(() -> presses().size() >= count);
        assertThat(presses()).hasSize(count);
    }
}
