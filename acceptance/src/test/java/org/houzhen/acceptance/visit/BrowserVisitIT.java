package org.houzhen.acceptance.visit;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.houzhen.acceptance.visit.Chromium.press;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.houzhen.acceptance.installation.Accounts;
import org.houzhen.acceptance.installation.Desk;
import org.houzhen.acceptance.installation.Installation;
import org.houzhen.hardware.IdCard;
import org.houzhen.hardware.simulator.SimulatedPeople;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** One patient's visit, with every press made on the pages that people have in front of them. */
class BrowserVisitIT {
    private static final String AREA = "B";
    private static final String DEPARTMENT = "消化内科";
    private static final Map<String, String> PERIODS = Map.of("MORNING", "上午", "AFTERNOON", "下午", "NIGHT", "夜间");
    private static final IdCard PATIENT = SimulatedPeople.all().get(1);
    private static final List<IdCard> OTHERS = List.of(
            SimulatedPeople.all().get(2),
            SimulatedPeople.all().get(4),
            SimulatedPeople.resident("黄家明", IdCard.Sex.MALE, LocalDate.of(1979, 4, 30), IdCard.LONG_TERM));

    @TempDir
    private static Path data;

    private Installation floor;
    private Accounts accounts;
    private KioskPages pages;
    private Chromium chromium;
    private Page devices;
    private Page phone;
    private Page kiosk;
    private Page nurse;
    private Page doctor;
    private Page laboratory;
    private Page hall;
    private Page door;
    private JsonNode clinic;
    private String roomName;
    private String ticket;

    @BeforeEach
    void start() throws Exception {
        floor = Installation.start(data, Installation.Ports.free());
        accounts = Accounts.of(floor);
        chooseClinic();
        pages = new KioskPages(floor, PATIENT);
        chromium = pages.chromium;
        devices = pages.devices;
        kiosk = pages.kiosk;
        phone = chromium.open(floor.phone().url(), 420, 760);
        hall = chromium.open(floor.serverUrl().resolve("/screen/hall-" + AREA), 1920, 1080);
    }

    @AfterEach
    void stop() {
        if (pages != null) {
            pages.close();
        }
        floor.close();
    }

    /** The first clinic of the department is the patient's; people wait there and at another one. */
    private void chooseClinic() {
        Desk desk = accounts.signIn(floor, "nurse");
        List<JsonNode> sessions = Errands.items(desk.get("/api/desk/sessions")).stream()
                .filter(each -> each.path("area").asString().equals(AREA))
                .filter(each -> each.path("session").path("remaining").asInt() > OTHERS.size())
                .toList();
        clinic = sessions.stream()
                .filter(each ->
                        each.path("session").path("department").asString().equals(DEPARTMENT))
                .findFirst()
                .orElseThrow();
        roomName = clinic.path("session").path("room").asString();
        JsonNode elsewhere = sessions.stream()
                .filter(each -> !each.path("roomId").equals(clinic.path("roomId")))
                .findFirst()
                .orElseThrow();
        try (var others = new Bystanders(floor, desk)) {
            others.come(OTHERS.get(0), elsewhere, 0);
            others.come(OTHERS.get(1), clinic, 2);
            others.come(OTHERS.get(2), clinic, 2);
            others.callNext(elsewhere);
        }
    }

    private static String idOf(JsonNode session) {
        return session.path("session").path("id").asString();
    }

    @Test
    void aPatientIsRegisteredCalledSeenAndTestedByPressesOnPages() throws Exception {
        registers();
        paysOnThePhone();
        signsIn();
        doctorOpensTheRoom();
        nurseCalls();
        doctorOrdersATest();
        billIsPaid();
        laboratoryMeasures();
        reportIsPrinted();
        assertThat(chromium.complaints()).isEmpty();
    }

    private void registers() {
        assertThat(kiosk.locator("h1")).hasText("您好，请选择业务");
        assertThat(kiosk.locator("[data-flow=PRINT_REPORTS]")).isEnabled();
        pages.shoot("kiosk-start");
        begin("REGISTER", "请放身份证");
        pages.shoot("kiosk-identify");
        pages.layCard();
        assertThat(devices.locator("#bed .card")).containsText(PATIENT.number());
        chromium.shoot(devices, "devices-card");
        assertThat(kiosk.locator("h1")).hasText("第一次来，请输入手机号");
        assertThat(kiosk.locator("dl")).not().containsText(PATIENT.number());
        "13900001234".chars().forEach(digit -> press(kiosk, Character.toString(digit)));
        pages.shoot("kiosk-record");
        press(kiosk, "确定");
        assertThat(kiosk.locator("h1")).hasText("您要看哪个科室？");
        pages.shoot("kiosk-department");
        tile(DEPARTMENT).click();
        assertThat(kiosk.locator("h1")).hasText("您要看哪位医生？");
        pages.shoot("kiosk-clinic");
        kiosk.locator("[data-id='" + idOf(clinic) + "']").click();
        assertThat(kiosk.locator("h1")).hasText("您想什么时间就诊？");
        pages.shoot("kiosk-slot");
        kiosk.locator(".slot:enabled").first().click();
        assertThat(kiosk.locator("dl"))
                .containsText(clinic.path("session").path("doctor").asString());
        pages.shoot("kiosk-confirm");
    }

    private void paysOnThePhone() {
        kiosk.locator("[data-action=confirm]").click();
        pay("挂号");
        assertThat(kiosk.locator("h1")).hasText("挂号成功");
        assertThat(kiosk.locator("[data-paper=PRINTED]")).containsText("请取走凭条");
        ticket = kiosk.locator(".ticket strong").textContent().trim();
        assertThat(ticket).matches("[A-Z]\\d{3}");
        pages.shoot("kiosk-result");
        assertThat(pages.slip("挂号凭条", ticket)).isVisible();
        pages.liftCard();
        chromium.shoot(devices, "devices-slip");
        pages.leaveKiosk();
    }

    /** Chooses WeChat, shows the code, pays it on the phone, and sees on the phone that it was taken. */
    private void pay(String name) {
        pages.shoot("kiosk-pay-way");
        kiosk.locator("[data-way=QR-WECHAT]").click();
        assertThat(kiosk.locator("h1")).hasText("请用微信扫码付款");
        assertThat(kiosk.locator("svg.qr")).isVisible();
        pages.shoot("kiosk-pay-" + (name.equals("挂号") ? "registration" : "bill"));
        Locator request = phone.locator("#waiting .card");
        assertThat(request).containsText(name);
        assertThat(request).hasCount(1);
        chromium.shoot(phone, "phone");
        request.getByText("支付", new Locator.GetByTextOptions().setExact(true)).click();
        assertThat(phone.locator("#past")).containsText("已支付");
        assertThat(request).hasCount(0);
    }

    private void signsIn() {
        var slips = new Slips(floor.devices().receipt());
        String code = Slips.code(slips.saying(ticket, "挂号凭条").get(0)).orElseThrow();
        begin("SIGN_IN", "请放身份证，或扫挂号凭条");
        pages.shoot("kiosk-sign-in");
        devices.getByLabel("码的内容").fill(code);
        press(devices, "扫一下");
        assertThat(devices.locator("#scan-said")).hasText("已扫。");
        assertThat(kiosk.locator("h1")).hasText("签到成功");
        assertThat(kiosk.locator(".ticket strong")).hasText(ticket);
        assertThat(kiosk.locator("[data-paper=PRINTED]")).isVisible();
        pages.shoot("kiosk-signed-in");
        assertThat(pages.slip("候诊凭条", ticket)).isVisible();
        chromium.shoot(devices, "devices-waiting-slip");
        pages.leaveKiosk();
    }

    private void doctorOpensTheRoom() {
        String name = clinic.path("session").path("doctor").asString();
        String password = newDoctor(name);
        doctor = pages.desk(name, password);
        assertThat(doctor.getByText("今天的门诊")).isVisible();
        Locator mine = doctor.locator(".opening section", new Page.LocatorOptions().setHasText(roomName));
        String period = PERIODS.get(clinic.path("session").path("period").asString());
        mine.locator(".option", new Locator.LocatorOptions().setHasText(period)).click();
        chromium.shoot(doctor, "doctor-opening");
        mine.getByRole(AriaRole.BUTTON).click();
        assertThat(doctor.locator(".room-bar")).containsText("空闲");
        assertThat(doctor.locator("[data-ticket=" + ticket + "]")).containsText(PATIENT.name());
        chromium.shoot(doctor, "doctor-free");
    }

    /** The administrator makes the doctor an account and reads out the password. */
    private String newDoctor(String name) {
        Page administrator = pages.desk("admin", accounts.all().get("admin"));
        press(administrator, "添加人员");
        Locator form = administrator.getByRole(AriaRole.DIALOG);
        form.locator("[name=name]").fill(name);
        form.locator("[name=role]").selectOption("DOCTOR");
        form.locator("[name=doctorId]")
                .fill(new Rows(floor::store)
                        .text("hospital", "select doctor_id from clinic_session where id = ?", idOf(clinic)));
        chromium.shoot(administrator, "administration-person");
        form.getByText("保存").click();
        String password = administrator.locator(".secret").textContent().trim();
        press(administrator, "关闭");
        assertThat(administrator.locator("main")).containsText(name);
        chromium.shoot(administrator, "administration-staff");
        press(administrator, "自助机");
        assertThat(administrator.locator("main")).containsText("正常");
        chromium.shoot(administrator, "administration-terminals");
        return password;
    }

    private void nurseCalls() {
        door = chromium.open(
                floor.serverUrl()
                        .resolve("/screen/door-" + clinic.path("roomId").asString()),
                1080,
                1920);
        assertThat(door.locator("[data-state=FREE]")).isVisible();
        assertThat(hall.locator(".doors")).containsText(ticket);
        assertThat(door.locator(".next")).containsText(ticket);
        nurse = pages.desk("nurse", accounts.all().get("nurse"));
        assertThat(nurse.locator("[data-door=" + ticket + "]")).containsText(PATIENT.name());
        chromium.shoot(nurse, "nurse-line");
        Locator room = nurse.locator(".room", new Page.LocatorOptions().setHasText(roomName));
        room.getByText("叫下一位").click();
        seenOnScreens();
        assertThat(room).containsText(PATIENT.name());
        assertThat(room).containsText("大厅屏");
        assertThat(room).containsText("已显示");
        chromium.shoot(nurse, "nurse-called");
    }

    private void seenOnScreens() {
        Locator call = hall.locator(".call", new Page.LocatorOptions().setHasText(ticket));
        assertThat(call).containsText(roomName);
        assertThat(call).not().containsText(PATIENT.name());
        assertThat(door.locator("[data-state=CALLING] .number")).hasText(ticket);
        assertThat(door.locator(".now")).not().containsText(PATIENT.name());
        assertThat(call).hasCSS("opacity", "1");
        chromium.shoot(hall, "hall");
        chromium.shoot(door, "door-calling");
    }

    private void doctorOrdersATest() {
        assertThat(doctor.locator(".patient")).containsText(PATIENT.name());
        chromium.shoot(doctor, "doctor-calling");
        doctor.locator(".big-verbs").getByText("已进诊室").click();
        assertThat(door.locator("[data-state=SERVING] .number")).hasText(ticket);
        chromium.shoot(door, "door-serving");
        doctor.locator(".big-verbs").getByText("开检查检验").click();
        doctor.getByPlaceholder("名称或拼音首字母").fill("血常规");
        Locator found = doctor.locator(".ordering > div:first-child li");
        assertThat(found).hasCount(1);
        found.getByRole(AriaRole.BUTTON).click();
        chromium.shoot(doctor, "doctor-order");
        press(doctor, "确认开单（1 项）");
        assertThat(doctor.locator(".patient")).containsText("请患者先缴费");
        chromium.shoot(doctor, "doctor-serving");
        doctor.locator(".big-verbs").getByText("完成").click();
        assertThat(doctor.locator(".patient")).containsText("诊室里没有患者");
        assertThat(door.locator("[data-state=FREE]")).isVisible();
        assertThat(hall.locator(".call", new Page.LocatorOptions().setHasText(ticket)))
                .hasCount(0);
    }

    private void billIsPaid() {
        begin("PAY_BILLS", "请放身份证");
        pages.layCard();
        assertThat(kiosk.locator(".bill[aria-checked=true]")).containsText("血常规");
        pages.shoot("kiosk-bills");
        kiosk.locator("[data-action=confirm]").click();
        pay("缴费");
        assertThat(kiosk.locator("h1")).hasText("缴费成功");
        assertThat(kiosk.locator("[data-paper=PRINTED]")).isVisible();
        pages.shoot("kiosk-bill-paid");
        assertThat(pages.slip("缴费凭条", "血常规")).isVisible();
        pages.liftCard();
        pages.leaveKiosk();
    }

    private void laboratoryMeasures() {
        laboratory = pages.desk("laboratory", accounts.all().get("laboratory"));
        laboratory
                .locator(".samples button", new Page.LocatorOptions().setHasText(PATIENT.name()))
                .click();
        press(laboratory, "接收标本");
        Locator rows = laboratory.locator(".sheet tbody tr");
        assertThat(rows.first()).isVisible();
        rows.all().forEach(this::measure);
        rows.filter(new Locator.FilterOptions().setHasText("白细胞"))
                .first()
                .locator("input")
                .fill("19.9");
        assertThat(rows.filter(new Locator.FilterOptions().setHasText("白细胞")).first())
                .containsText("↑ 偏高");
        laboratory.locator(".bench header").scrollIntoViewIfNeeded();
        chromium.shoot(laboratory, "laboratory-values");
        press(laboratory, "保存结果");
        assertThat(laboratory.locator(".bench")).containsText("已保存。");
        press(laboratory, "审核并发布报告");
        assertThat(laboratory.getByRole(AriaRole.DIALOG)).containsText("发布后结果不能再改");
        chromium.shoot(laboratory, "laboratory-audit");
        press(laboratory, "审核发布");
        assertThat(laboratory.locator(".bench")).containsText("报告已发布，可以打印");
        chromium.shoot(laboratory, "laboratory-done");
    }

    private void measure(Locator row) {
        String range = row.locator("td.nowrap").textContent();
        row.locator("input")
                .fill(Analyzer.valueOf(JsonNodeFactory.instance.objectNode().put("range", range)));
    }

    private void reportIsPrinted() throws Exception {
        begin("PRINT_REPORTS", "请放身份证");
        pages.layCard();
        assertThat(kiosk.locator(".report")).containsText("可打印");
        pages.shoot("kiosk-reports");
        kiosk.locator("[data-action=confirm]").click();
        assertThat(kiosk.locator("h1")).hasText("已打印 1 份报告");
        pages.shoot("kiosk-reports-done");
        pages.liftCard();
        assertThat(devices.locator("#jobs tr").nth(1)).containsText("完成");
        devices.locator("#jobs").scrollIntoViewIfNeeded();
        chromium.shoot(devices, "devices-report");
        String report = Pdfs.text(floor.devices().ipp().jobs().get(0).pdf());
        assertThat(report).contains(PATIENT.name(), "白细胞", "19.9");
        pages.leaveKiosk();
    }

    private void begin(String flow, String then) {
        kiosk.locator("[data-flow=" + flow + "]").click();
        assertThat(kiosk.locator("h1")).hasText(then);
    }

    private Locator tile(String words) {
        return kiosk.locator(".tile", new Page.LocatorOptions().setHasText(words))
                .first();
    }
}
