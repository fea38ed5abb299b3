package org.houzhen.server.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DoctorDeskIT extends DeskOnStage {
    private static final String DONE = "{\"ticket\":\"B007\",\"repeated\":false}";

    @BeforeEach
    void aDoctorIsSignedIn() {
        stage.signedInAs("李明", "DOCTOR")
                .shows("/api/desk/sessions", "sessions.json")
                .shows("/api/desk/areas/B", "area-b.json")
                .shows("/api/desk/orderable-items", "orderable-items.json")
                .shows("/api/desk/reasons", "reasons.json")
                .answers("GET /api/desk/visits/R202611220007/orders", 200, "[]");
    }

    private void serving() {
        String serving = DeskStage.file("area-b.json").replaceFirst("\"state\": \"CALLING\"", "\"state\": \"SERVING\"");
        stage.answers("GET /api/desk/areas/B", 200, serving);
    }

    private Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private DeskStage.Press press(int index) {
        page.waitForCondition(() -> presses().size() > index);
        return presses().get(index);
    }

    @Test
    void theRoomIsOpenedWithTheChosenSessions() {
        String closed = DeskStage.file("area-b.json")
                .replace("\"id\": \"R301\"", "\"id\": \"R399\"")
                .replaceFirst("\"staff\": \"李明\"", "\"staff\": \"钱进\"");
        stage.answers("GET /api/desk/areas/B", 200, closed)
                .answers("POST /api/desk/areas/B/rooms/R301/open", 200, "{\"repeated\":false}");
        open("/desk/doctor");
        assertThat(page.getByText("今天的门诊")).isVisible();

        button("开诊").first().click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("请至少选择一个门诊");
        page.getByText("主任医师 · 专家").first().click();
        screenshot("doctor-opening");
        assertAccessible();
        stage.shows("/api/desk/areas/B", "area-b.json");
        button("开诊").first().click();

        assertThat(press(0).body()).isEqualTo("{\"sessions\":[\"S-1\"]}");
        assertThat(page.locator(".patient")).containsText("欧阳秀兰");
    }

    @Test
    void theCallIsShownWithTheScreensThatShowedIt() {
        stage.answers("POST /api/desk/areas/B/rooms/R301/enter", 200, DONE);
        open("/desk/doctor");

        assertThat(page.locator(".patient")).containsText("大厅屏、301 门口屏已显示");
        assertThat(page.locator("[aria-current=step]")).hasText("已呼叫");
        assertThat(page.locator(".at-door [data-ticket]")).hasCount(2);
        assertThat(page.locator(".at-door")).containsText("谭志远");
        screenshot("doctor-calling");
        page.keyboard().press("e");

        assertThat(press(0).request()).isEqualTo("POST /api/desk/areas/B/rooms/R301/enter");
    }

    @Test
    void theDeskFollowsItsDoctorToAnotherRoom() {
        String moved = DeskStage.file("area-b.json").replace("R301", "R306").replaceFirst("301 诊室", "306 诊室");
        stage.answers("GET /api/desk/areas/B", 200, moved)
                .answers("POST /api/desk/areas/B/rooms/R306/enter", 200, DONE);
        open("/desk/doctor");

        assertThat(page.locator(".room-bar")).containsText("306 诊室");
        page.keyboard().press("e");

        assertThat(press(0).request()).isEqualTo("POST /api/desk/areas/B/rooms/R306/enter");
    }

    @Test
    void theNextPatientIsCalledByTheBigButton() {
        serving();
        stage.answers("POST /api/desk/areas/B/rooms/R301/call-next", 200, DONE);
        open("/desk/doctor");
        assertThat(page.locator("tr.ticket")).hasCount(14);
        screenshot("doctor-serving");
        assertAccessible();

        button("叫下一位").click();

        assertThat(press(0).request()).endsWith("/rooms/R301/call-next");
    }

    @Test
    void testsAreFoundByShortcutAndOrdered() {
        serving();
        stage.answers("POST /api/desk/visits/R202611220007/orders", 200, "{\"billId\":\"B1\"}");
        open("/desk/doctor");
        assertThat(page.locator(".patient")).isVisible();

        page.keyboard().press("t");
        Locator find = page.getByPlaceholder("名称或拼音首字母");
        assertThat(find).isFocused();
        page.keyboard().type("xcg");
        page.keyboard().press("Enter");
        page.keyboard().type("彩超");
        page.keyboard().press("Enter");
        assertThat(page.locator(".total")).containsText("¥145.00");
        screenshot("doctor-orders");
        button("确认开单（2 项）").click();

        assertThat(press(0).body()).isEqualTo("{\"items\":[\"L001\",\"E001\"]}");
        assertThat(page.locator(".patient")).containsText("已开单，合计 ¥145.00");
    }

    @Test
    void aRefusedConsentSaysTheRuleAndWhatToDoAndAnotherPressIsAnotherConsent() {
        String extra = "/api/desk/areas/B/queues/S-1/extra";
        stage.answers(
                        "POST " + extra + "-patient",
                        200,
                        "{\"patientId\":\"P0000009\",\"name\":\"谭志远\",\"sexAndAge\":\"男 61 岁\",\"left\":1}")
                .answers(
                        "POST " + extra + "s",
                        409,
                        "{\"code\":\"EXTRAS_SPENT\",\"detail\":\"本半天的加号已用完。请患者挂下一个半天的号。\",\"status\":409}")
                .answers("GET " + extra + "s", 200, "{\"left\":1,\"open\":[]}");
        open("/desk/doctor");
        button("加号").click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        button("查找患者").click();
        assertThat(dialog.getByRole(AriaRole.ALERT)).containsText("请填写患者的号码");
        dialog.locator("[name=number]").fill("26112300001");
        assertThat(dialog.locator("[name=name]")).hasCount(0);
        assertAccessible();
        page.keyboard().press("Enter");
        assertThat(dialog).containsText("本半天还可以加 1 个号");
        dialog.getByText("病情加重").click();
        button("同意加号").click();
        assertThat(dialog.getByRole(AriaRole.ALERT)).containsText("请患者挂下一个半天的号");
        assertAccessible();
        screenshot("doctor-extra-refused");
        stage.answers("POST " + extra + "s", 200, "{\"repeated\":false}");
        button("同意加号").click();

        assertThat(page.locator(".patient")).containsText("已同意为 谭志远 加号");
        assertThat(press(2).body()).isEqualTo("{\"patientId\":\"P0000009\",\"reason\":\"CONDITION_WORSE\"}");
        assertThat(press(2).key()).isNotEqualTo(press(1).key());
    }

    @Test
    void whereNoExtraNumberIsLeftNothingCanBeFilledIn() {
        String extra = "/api/desk/areas/B/queues/S-1/extra";
        stage.answers(
                        "POST " + extra + "-patient",
                        200,
                        "{\"patientId\":\"P0000009\",\"name\":\"谭志远\",\"sexAndAge\":\"男 61 岁\",\"left\":0}")
                .answers("GET " + extra + "s", 200, "{\"left\":0,\"open\":[]}");
        open("/desk/doctor");
        button("加号").click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        dialog.locator("[name=number]").fill("26112300001");
        button("查找患者").click();

        assertThat(dialog).containsText("本半天的加号已满");
        assertThat(dialog.locator("[name=reason]")).hasCount(0);
        assertThat(button("同意加号")).isDisabled();
        screenshot("doctor-extra-none-left");
        assertAccessible();
    }

    @Test
    void aConsentThatNobodyHasUsedIsTakenBackAndOneThatWasUsedIsNot() {
        String extras = "/api/desk/areas/B/queues/S-1/extras";
        stage.answers("GET " + extras, 200, """
                {"left":3,"open":[{"patientId":"P0000009","name":"谭志远","sexAndAge":"男 61 岁"},
                                  {"patientId":"P0000010","name":"邹婉清","sexAndAge":"女 44 岁"}]}
                """).answers("POST " + extras + "/taken-back", 409, """
                        {"code":"EXTRA_USED","detail":"这位患者已用加号挂了号，不能再收回。请患者退号。","status":409}
                        """);
        open("/desk/doctor");
        button("加号").click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog.locator(".agreed li")).hasCount(2);
        assertAccessible();
        screenshot("doctor-extra-agreed");
        button("收回 谭志远").click();
        assertThat(dialog).containsText("已用加号挂了号，不能再收回");

        stage.answers("POST " + extras + "/taken-back", 200, "{\"repeated\":false}")
                .answers("GET " + extras, 200, "{\"left\":4,\"open\":[]}");
        button("收回 邹婉清").click();

        assertThat(dialog).containsText("已收回：邹婉清 不再加号");
        assertThat(dialog.locator(".agreed")).hasCount(0);
        assertThat(press(1).body()).isEqualTo("{\"patientId\":\"P0000010\"}");
    }

    @Test
    void whatIsTypedBeforeTheCatalogueHasComeIsNotLost() {
        serving();
        stage.holdRead("/api/desk/orderable-items");
        open("/desk/doctor");
        assertThat(page.locator(".patient")).isVisible();

        page.keyboard().press("t");
        Locator find = page.getByPlaceholder("名称或拼音首字母");
        assertThat(find).isFocused();
        for (String typed : List.of("xcg", "nothing", "彩超")) {
            page.keyboard().type(typed);
            page.keyboard().press("Enter");
        }
        assertThat(find).isEmpty();
        stage.release();

        assertThat(page.locator(".total")).containsText("¥145.00");
        assertThat(find).hasValue("nothing");
    }

    @Test
    void aPatientGoesToATestAndIsCalledBack() {
        serving();
        stage.answers("POST /api/desk/areas/B/tickets/B007/park", 200, DONE)
                .answers("POST /api/desk/areas/B/tickets/B002/return", 200, DONE)
                .answers("POST /api/desk/areas/B/rooms/R301/call-chosen/B002", 200, DONE);
        open("/desk/doctor");

        button("去检查").click();
        assertThat(press(0).body()).isEqualTo("{\"reason\":\"EXAMINATION\"}");
        button("叫此人 B002").click();

        assertThat(press(1).request()).endsWith("/tickets/B002/return");
        assertThat(press(2).body()).isEqualTo("{\"reason\":\"RESULTS_READY\"}");
    }
}
