package org.houzhen.server.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AdministrationDeskIT extends DeskOnStage {
    @BeforeEach
    void anAdministratorIsSignedIn() {
        stage.signedInAs("系统管理员", "ADMINISTRATOR")
                .shows("/api/desk/staff", "staff.json")
                .shows("/api/desk/terminals", "terminals.json")
                .shows("/api/desk/screens", "screens.json")
                .shows("/api/desk/screen-machines", "screen-machines.json");
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private DeskStage.Press press(int index) {
        page.waitForCondition(() -> presses().size() > index);
        return presses().get(index);
    }

    @Test
    void aPersonIsAddedWithAPasswordThatIsShownOnce() {
        stage.answers("POST /api/desk/staff", 201, "{\"id\":\"f6\"}");
        open("/desk/administration");
        button("添加人员").click();
        page.getByLabel("姓名").fill("周敏");
        page.getByLabel("岗位").selectOption("NURSE");
        page.getByLabel("诊区").fill("b，c");
        screenshot("administration-add");
        button("保存").click();

        String body = press(0).body();
        String password = page.locator(".secret").textContent();
        assertThat(password).hasSize(14);
        assertThat(body).contains("\"name\":\"周敏\"", "\"areas\":[\"B\",\"C\"]", "\"password\":\"" + password + "\"");
        screenshot("administration-password");
        button("关闭").click();
        assertThat(page.getByText(password)).hasCount(0);
    }

    @Test
    void aPersonIsDisabledAfterItWasConfirmed() {
        stage.answers("PUT /api/desk/staff/b2", 200, "{}");
        open("/desk/administration");
        assertThat(button("停用 系统管理员")).hasCount(0);

        button("停用 赵红").click();
        assertThat(page.locator("tr", new Page.LocatorOptions().setHasText("系统管理员")))
                .containsText("–");
        assertThat(page.locator("tr", new Page.LocatorOptions().setHasText("周敏")))
                .containsText("全部");
        screenshot("administration-staff");
        button("停用").click();

        assertThat(press(0).body())
                .isEqualTo("{\"role\":\"NURSE\",\"doctorId\":\"\",\"areas\":[\"B\",\"A\"],\"disabled\":true}");
    }

    @Test
    void whoSignedInIsReadAPageAtATime() {
        stage.shows("/api/desk/staff/sign-ins", "sign-ins.json");
        open("/desk/administration");

        button("登录记录").click();

        assertThat(page.locator("tbody tr")).hasCount(7);
        assertThat(page.locator("tbody tr").nth(3)).containsText("没有这个账号");
        assertThat(page.locator("tbody tr").last()).containsText("312 条已超过保留天数");
        assertThat(page.locator(".tabs [aria-current]")).hasText("人员");
        screenshot("administration-sign-ins");
        assertAccessible();
        stage.shows("/api/desk/staff/sign-ins", "sign-ins-older.json");
        page.waitForRequest(
                "**/sign-ins?before=1795471959274_521e0b56-0000-4000-8000-000000000001",
                () -> button("更早").click());
        assertThat(page.locator("tbody")).containsText("钱兰");
        assertThat(button("更早")).hasCount(0);
        button("返回人员").click();
        assertThat(button("添加人员")).isVisible();
    }

    @Test
    void terminalsTellHowTheirDevicesAreAndANewOneGetsACode() {
        stage.answers(
                "POST /api/desk/terminal-codes", 201, "{\"code\":\"K7QM-2HXA\",\"expires\":\"2026-11-23T01:12:00Z\"}");
        open("/desk/administration");
        button("自助机").click();
        assertThat(page.locator("tr", new Page.LocatorOptions().setHasText("1 号机"))
                        .first())
                .containsText("需注意：纸将尽");
        screenshot("administration-terminals");
        assertAccessible();

        button("生成登记码").click();

        assertThat(page.locator(".secret")).hasText("K7QM-2HXA");
        screenshot("administration-code");
    }

    @Test
    void screensTellWhetherTheyAreOn() {
        stage.answers("PUT /api/desk/screens/hall-C", 200, "{}");
        open("/desk/administration");
        button("显示屏").click();
        assertThat(page.locator("tr", new Page.LocatorOptions().setHasText("door-R302"))
                        .last())
                .containsText("离线");
        screenshot("administration-screens");

        button("添加显示屏").click();
        page.getByLabel("编号").first().fill("hall-C");
        page.getByLabel("姓名").or(page.getByLabel("名称")).first().fill("骨科大厅屏");
        page.getByLabel("诊区").fill("C");
        button("保存").click();

        assertThat(press(0).body()).isEqualTo("{\"name\":\"骨科大厅屏\",\"area\":\"C\",\"room\":\"\"}");
    }

    @Test
    void aMachineBecomesAScreenByItsCodeAndCanBeTakenAway() {
        stage.answers("POST /api/desk/screen-machines", 201, "{\"screen\":\"door-R302\",\"address\":\"10.20.1.45\"}")
                .answers("DELETE /api/desk/screen-machines/M0a1b2c3d", 204, "")
                .answers("DELETE /api/desk/open-screens", 204, "");
        open("/desk/administration");
        button("显示屏").click();
        assertThat(page.locator("tr", new Page.LocatorOptions().setHasText("K7M QX4")))
                .containsText("10.20.1.45");
        screenshot("administration-screen-machines");
        assertAccessible();

        button("接受 K7MQX4").click();
        screenshot("administration-screen-accept");
        button("接受").click();
        assertThat(press(0).body()).isEqualTo("{\"code\":\"K7MQX4\"}");
        assertThat(page.getByText("已配对：10.20.1.45 现在是 door-R302")).isVisible();

        button("输入配对码").click();
        page.locator("dialog input").fill("k7m qx4");
        screenshot("administration-screen-code");
        button("接受").click();
        assertThat(press(1).body()).isEqualTo("{\"code\":\"k7m qx4\"}");

        button("停用机器 消化内科大厅屏 10.20.1.31").click();
        assertThat(page.getByText("重新配对")).isVisible();
        button("停用机器").click();
        assertThat(press(2).request()).isEqualTo("DELETE /api/desk/screen-machines/M0a1b2c3d");

        button("只认已配对的机器").click();
        assertThat(page.getByText("还有 3 台未配对的浏览器")).isVisible();
        screenshot("administration-screen-close");
        page.locator("dialog")
                .getByText("只认已配对的机器", new Locator.GetByTextOptions().setExact(true))
                .click();
        assertThat(press(3).request()).isEqualTo("DELETE /api/desk/open-screens");
    }

    @Test
    void whoWasLeftOverIsListedForEachClosedDay() {
        stage.shows("/api/desk/closings", "closings.json");
        open("/desk/administration");

        button("日终清单").click();

        assertThat(page.locator("tr", new Page.LocatorOptions().setHasText("B014")))
                .containsText("在诊室，未点完成");
        assertThat(page.locator("tr", new Page.LocatorOptions().setHasText("B052")))
                .containsText("爽约");
        screenshot("administration-closings");
        page.setViewportSize(1920, 1080);
        screenshot("administration-closings-1920");
        assertAccessible();
    }

    @Test
    void anOrderThatAPersonMustDecideSaysWhyAndWhatToDo() {
        stage.shows("/api/desk/manual-orders", "manual-orders.json");
        open("/desk/administration");

        button("待人工处理").click();

        assertThat(page.locator("tr", new Page.LocatorOptions().setHasText("HZ20261122000412")))
                .containsText("退款没有自动完成");
        assertThat(page.locator("tr", new Page.LocatorOptions().setHasText("HZ20261122000431")))
                .containsText("¥1,286.50");
        assertAccessible();
        screenshot("administration-manual");

        page.setViewportSize(1280, 800);
        button("English").click();
        button("To decide").click();
        assertThat(
                        page.evaluate(
                                "() => new Set([...document.querySelectorAll('.tabs button')].map((tab) => tab.offsetTop)).size"))
                .as("rows of tabs")
                .isEqualTo(1);
        assertThat(page.locator("tr", new Page.LocatorOptions().setHasText("HZ20261122000412")))
                .containsText("The refund did not complete");
        screenshot("administration-manual-english");
        assertThat(page.locator("table").textContent()).doesNotContainPattern("[\\u4e00-\\u9fff]");
    }

    @Test
    void aClerkHasTheOrdersAndWhatCancelledClinicsOweAlone() {
        stage.signedInAs("陈刚", "CLERK")
                .shows("/api/desk/manual-orders", "manual-orders.json")
                .shows("/api/desk/suspended-visits", "suspended-visits.json");
        open("/desk");

        assertThat(page.getByText("没有支付单号")).isVisible();
        assertThat(page.locator(".tabs button")).hasCount(4);
        screenshot("clerk");
        button("停诊退改").click();
        assertThat(visit("B028")).containsText("09:10 已原路退回");
        assertThat(visit("B028").locator("button")).hasCount(0);
        assertThat(visit("B029")).containsText("挂号仍有效");
        assertThat(visit("B030")).containsText("需要人工退款");
        assertThat(visit("B030")).containsText("请带原银行卡到收费窗口退款");
        assertThat(visit("B031")).containsText("请到“退费退号”页");
        assertThat(visit("B031").locator("button")).hasCount(0);
        assertThat(visit("B032")).containsText("系统正在原路退款");
        assertThat(visit("C011")).containsText("已人工退款，凭证号 POS-000123");
        assertThat(page.locator("h2").first()).containsText("待办 3");
        assertAccessible();
        screenshot("clerk-suspended");
        String done = "PUT /api/desk/suspended-visits/2026-11-22/R202611220030/done";
        stage.answers(done, 204, "");
        button("登记已退款 B030").click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("确定"))
                .click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("请填写退款凭证上的号码");
        page.locator("[name=other]").fill("POS-7788");
        assertAccessible();
        screenshot("clerk-suspended-paper");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("确定"))
                .click();
        page.waitForCondition(() -> !stage.presses().isEmpty());
        assertThat(stage.presses().get(0).request()).isEqualTo(done);
        assertThat(stage.presses().get(0).body()).contains("PAID_BACK", "POS-7788");
        page.setViewportSize(1920, 1080);
        screenshot("clerk-1920");
    }

    private Locator visit(String number) {
        return page.locator("tr[data-visit]", new Page.LocatorOptions().setHasText(number));
    }
}
