package org.houzhen.server.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.houzhen.server.RunningServer;
import org.houzhen.server.hospital.CallContext;
import org.houzhen.server.hospital.ClinicSession;
import org.houzhen.server.hospital.Guardian;
import org.houzhen.server.hospital.NewPatient;
import org.houzhen.server.hospital.OutpatientScheduling;
import org.houzhen.server.hospital.PatientIndex;
import org.houzhen.server.queue.TicketOffice;
import org.houzhen.wire.ClinicPeriod;
import org.houzhen.wire.IdentityDocument;
import org.houzhen.wire.Sex;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The first minutes of a morning at three desks, over the whole server with its stores and its reference hospital. */
class DesksOnServerIT extends DeskBrowser {
    private static final Pattern PRINTED = Pattern.compile("name (\\S+) password (\\S+)");
    private static final Instant MORNING = Instant.parse("2026-11-23T01:05:00Z");
    private static final ZoneId HOSPITAL = ZoneId.of("Asia/Shanghai");
    private static final List<String> NAMES = List.of("林平", "黄勇", "韩超", "王建国", "郭静", "欧阳秀兰");

    @TempDir
    Path data;

    private RunningServer server;
    private String administrator;
    private String password;
    private ClinicSession session;

    @BeforeEach
    void aMorningBegins() {
        startServer();
        session = server
                .bean(OutpatientScheduling.class)
                .day(CallContext.server("day", MORNING), LocalDate.ofInstant(MORNING, HOSPITAL))
                .stream()
                .filter(found -> found.period() == ClinicPeriod.MORNING && !found.stopped())
                .filter(found -> !found.doctorId().isEmpty() && !found.title().isEmpty())
                .findFirst()
                .orElseThrow();
        for (int index = 0; index < NAMES.size(); index++) {
            register(index);
        }
    }

    private void startServer() {
        PrintStream before = System.out;
        var printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            server = RunningServer.start(data, MondayMorning.class);
        } finally {
            System.setOut(before);
        }
        Matcher line = PRINTED.matcher(printed.toString(StandardCharsets.UTF_8));
        if (!line.find()) {
            throw new IllegalStateException("no first administrator was printed");
        }
        administrator = line.group(1);
        password = line.group(2);
    }

    /** All but the last patient have come; the fourth is old. */
    private void register(int index) {
        var patient = new NewPatient(
                NAMES.get(index),
                new IdentityDocument(IdentityDocument.Type.PASSPORT, "E1000000" + index),
                index % 2 == 0 ? Sex.FEMALE : Sex.MALE,
                LocalDate.of(index == 3 ? 1940 : 1980 + index, 3, 1),
                "13800000000",
                "",
                Guardian.NONE);
        String id = server.bean(PatientIndex.class)
                .create(CallContext.server("patient-" + index, MORNING), patient)
                .match(done -> done.value().id(), DesksOnServerIT::failed, DesksOnServerIT::failed);
        var line = new TicketOffice.Line(
                session.area(),
                session.areaName(),
                session.id(),
                session.label(),
                session.roomId(),
                session.roomName());
        String visit = "V" + index;
        TicketOffice office = server.bean(TicketOffice.class);
        office.take(new TicketOffice.NewTicket(
                UUID.randomUUID(),
                visit,
                line,
                id,
                NAMES.get(index),
                index == 3 ? 86 : 46 - index,
                MORNING,
                MORNING.plus(Duration.ofMinutes(30)),
                "test"));
        if (index < NAMES.size() - 1) {
            office.signIn(UUID.randomUUID(), visit, "test");
        }
    }

    private static String failed(Object outcome) {
        throw new IllegalStateException("no patient: " + outcome.getClass().getSimpleName());
    }

    @AfterEach
    void theMorningEnds() {
        server.close();
    }

    @Test
    void aDoctorAndANurseServeTheSameLine() {
        signIn(page, administrator, password);
        String nursePassword = addPerson("赵红", "NURSE", "");
        String doctorPassword = addPerson(session.doctor(), "DOCTOR", session.doctorId());
        screenshot("server-administration");

        Page doctor = newPage();
        signIn(doctor, session.doctor(), doctorPassword);
        openRoom(doctor);
        Page nurse = newPage();
        signIn(nurse, "赵红", nursePassword);

        callAndMiss(doctor, nurse);
        serve(doctor, nurse);
        changeTheOrder(nurse);
    }

    private void signIn(Page at, String name, String secret) {
        setClock(at, server.bean(Clock.class).instant());
        at.navigate(server.uri("/desk").toString());
        at.getByLabel("姓名").fill(name);
        at.getByLabel("密码", new Page.GetByLabelOptions().setExact(true)).fill(secret);
        at.keyboard().press("Enter");
        assertThat(at.locator(".who")).containsText(name);
    }

    private String addPerson(String name, String role, String doctorId) {
        button(page, "添加人员").click();
        page.getByLabel("姓名").fill(name);
        page.getByLabel("岗位").selectOption(role);
        if (!doctorId.isEmpty()) {
            page.getByLabel("医生编号").fill(doctorId);
        }
        button(page, "保存").click();
        String secret = page.locator(".secret").textContent();
        button(page, "关闭").click();
        assertThat(page.locator("tr", new Page.LocatorOptions().setHasText(name)).first())
                .isVisible();
        return secret;
    }

    private void openRoom(Page doctor) {
        doctor.locator(".option", new Page.LocatorOptions().setHasText("上午"))
                .first()
                .click();
        button(doctor, "开诊").first().click();
        assertThat(doctor.getByText("诊室里没有患者")).isVisible();
        assertThat(doctor.locator("tr.ticket")).hasCount(5);
        screenshot(doctor, "server-doctor-opened");
    }

    private void callAndMiss(Page doctor, Page nurse) {
        assertThat(nurse.locator("tr.ticket")).hasCount(5);
        screenshot(nurse, "server-nurse-before");
        doctor.keyboard().press("n");
        assertThat(doctor.locator(".patient")).containsText("林平");
        assertThat(nurse.locator(".room")).containsText("呼叫中"); // By the feed alone: nobody touched this page.
        assertThat(nurse.locator(".room")).containsText("林平");

        nurse.keyboard().press("m");
        assertThat(nurse.locator(".side li").first()).containsText("林平");
        assertThat(doctor.getByText("诊室里没有患者")).isVisible();
        screenshot(nurse, "server-nurse-missed");
        button(nurse.locator(".side"), "撤销过号").click();
        assertThat(nurse.locator("tr.ticket")).hasCount(5);
    }

    private void serve(Page doctor, Page nurse) {
        button(doctor, "叫下一位").click();
        assertThat(doctor.locator(".patient")).containsText("已呼 1 次");
        doctor.keyboard().press("r");
        assertThat(doctor.locator(".patient").getByRole(AriaRole.ALERT)).containsText("请稍等再复呼");
        doctor.keyboard().press("e");
        assertThat(doctor.locator("[aria-current=step]")).hasText("已进诊室");
        assertThat(nurse.locator(".room")).containsText("就诊中");
        screenshot(doctor, "server-doctor-serving");
        button(doctor, "去检查").click();
        assertThat(doctor.locator(".asides li").first()).containsText("回诊");
        doctor.keyboard().press("n");
        assertThat(doctor.locator("[aria-current=step]")).hasText("已呼叫");
    }

    private void changeTheOrder(Page nurse) {
        Locator last = nurse.locator("tr.ticket").last();
        String number = last.getAttribute("data-ticket");
        button(last, "级别").click();
        nurse.getByRole(AriaRole.DIALOG).getByText("绿色通道").click();
        nurse.getByRole(AriaRole.DIALOG).getByText("胸痛").click();
        button(nurse, "确定").click();
        Locator first = nurse.locator("tr.ticket").first();
        assertThat(first).containsText(number);
        assertThat(first).containsText("绿色通道");

        button(nurse.locator(".side"), "代签到").click();
        assertThat(nurse.locator("tr.ticket")).hasCount(4);
        screenshot(nurse, "server-nurse-after");
    }

    private static Locator button(Page in, String name) {
        return in.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private static Locator button(Locator in, String name) {
        return in.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
    }

    /** The hospital's clock starts on a Monday at five past nine and goes on from there. */
    @Configuration(proxyBeanMethods = false)
    static class MondayMorning {
        @Bean
        Clock clock() {
            return Clock.offset(Clock.system(HOSPITAL), Duration.between(Instant.now(), MORNING));
        }
    }
}
