package org.houzhen.server.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.http.HttpResponse;
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
import org.houzhen.server.hospital.Bill;
import org.houzhen.server.hospital.BillLock;
import org.houzhen.server.hospital.Billing;
import org.houzhen.server.hospital.CallContext;
import org.houzhen.server.hospital.ClinicSession;
import org.houzhen.server.hospital.Orders;
import org.houzhen.server.hospital.Outcome;
import org.houzhen.server.hospital.OutpatientScheduling;
import org.houzhen.server.hospital.Payment;
import org.houzhen.server.hospital.Registration;
import org.houzhen.server.hospital.Registrations;
import org.houzhen.server.hospital.SlotLock;
import org.houzhen.server.itinerary.Itineraries;
import org.houzhen.server.itinerary.Stop;
import org.houzhen.server.screen.Screen;
import org.houzhen.server.screen.Screens;
import org.houzhen.wire.Money;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The whole server and its hospital on one morning, with people who work at its stations, for tests of their desk in a browser. */
abstract class StationHouse extends DeskBrowser {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Instant MORNING = Instant.parse("2026-11-23T01:10:00Z"); // Monday, 09:10 in the hospital.
    static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
    static final String PASSWORD = "0123456789ab";

    @TempDir
    private static Path data;

    static volatile Instant now = MORNING;
    static RunningServer server;
    private static String administrator;
    private static int trades;

    @Configuration(proxyBeanMethods = false)
    static class Morning {
        @Bean
        Clock clock() {
            return new Clock() {
                @Override
                public Instant instant() {
                    return now;
                }

                @Override
                public ZoneId getZone() {
                    return ZONE;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return this;
                }
            };
        }
    }

    @BeforeAll
    static void aMorning() {
        PrintStream console = System.out;
        var printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            server = RunningServer.start(data, Morning.class);
        } finally {
            System.setOut(console);
        }
        Matcher found = Pattern.compile("name admin password (\\S+)").matcher(printed.toString(StandardCharsets.UTF_8));
        assertThat(found.find()).isTrue();
        administrator = cookie("admin", found.group(1));
        person("technician", "TECHNICIAN", "X", "U", "T");
        person("pharmacist", "PHARMACIST", "P");
        person("nurse", "NURSE", "A");
        person("cashier", "CLERK", "J");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static String cookie(String name, String password) {
        HttpResponse<String> answer = server.send(
                "POST",
                "/api/desk/sign-in",
                "{\"name\":\"" + name + "\",\"password\":\"" + password + "\"}",
                "X-Requested-With",
                "houzhen");
        return answer.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
    }

    private static void person(String name, String role, String... areas) {
        String body = "{\"name\":\"%s\",\"role\":\"%s\",\"password\":\"%s\",\"areas\":[\"%s\"]}"
                .formatted(name, role, PASSWORD, String.join("\",\"", areas));
        assertThat(server.send("POST", "/api/desk/staff", body, "Cookie", administrator, "X-Requested-With", "houzhen")
                        .statusCode())
                .isEqualTo(201);
    }

    static CallContext context() {
        return CallContext.server(UUID.randomUUID().toString(), MORNING);
    }

    static <T> T done(Outcome<T> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done<T>) outcome).value();
    }

    private static Payment payment(Money amount) {
        return new Payment(Payment.Method.CASH, "", amount, MORNING);
    }

    static Registration registers(String patient, String department) {
        var scheduling = server.bean(OutpatientScheduling.class);
        ClinicSession session = scheduling.sessions(context(), department, MONDAY).stream()
                .filter(each -> each.start().isBefore(MORNING) && each.remaining() > 0)
                .findFirst()
                .orElseThrow();
        SlotLock lock = done(scheduling.lock(context(), new OutpatientScheduling.LockSlot(patient, session.id(), "")));
        return done(server.bean(Registrations.class)
                .commit(
                        context(),
                        new Registrations.CommitRegistration(
                                lock.token(), "T" + ++trades, lock.total(), payment(lock.total()))));
    }

    /** Ordered and paid at a window that this server never sees. */
    static String pays(String patient, String department, String... items) {
        Registration visit = registers(patient, department);
        Bill bill = done(server.bean(Orders.class)
                .order(context(), new Orders.PlaceOrder(visit.registerNo(), "", List.of(items))));
        var billing = server.bean(Billing.class);
        BillLock lock = done(
                billing.lock(context(), new Billing.LockBills(patient, List.of(bill.id()), Duration.ofMinutes(5))));
        done(billing.commit(
                context(), new Billing.CommitBills(lock.token(), "T" + ++trades, lock.total(), payment(lock.total()))));
        return visit.registerNo();
    }

    void signIn(String name) {
        page.navigate(server.uri("/").toString());
        page.getByLabel("姓名").fill(name);
        page.getByLabel("密码", new Page.GetByLabelOptions().setExact(true)).fill(PASSWORD);
        page.keyboard().press("Enter");
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    void pictures(String name) {
        page.setViewportSize(1920, 1080);
        screenshot(name + "-1920");
        page.setViewportSize(1366, 768);
        screenshot(name);
        assertAccessible();
    }

    /** What hall and door of a station show of a call. */
    void screens(String name, String area, String number) {
        String shown = server.bean(Screens.class).all().stream()
                .filter(screen -> screen.area().equals(area) && !screen.isHall())
                .map(Screen::id)
                .sorted()
                .findFirst()
                .orElseThrow();
        Page hall = newPage();
        hall.setViewportSize(1920, 1080);
        hall.navigate(server.uri("/screen/hall-" + area).toString());
        assertThat(hall.getByText(number).first()).isVisible();
        screenshot(hall, "hall-" + name);
        hall.setViewportSize(1080, 1920);
        hall.navigate(server.uri("/screen/" + shown).toString());
        assertThat(hall.getByText(number).first()).isVisible();
        screenshot(hall, "door-" + name);
        hall.context().close();
    }

    void english(String name) {
        button("English").click();
        assertThat(page.locator(".station, .nurse").first()).isVisible();
        page.locator(".task, tr.ticket, .aside").first().waitFor();
        screenshot(name + "-en");
        button("中文").click();
        assertThat(page.locator(".station, .nurse").first()).isVisible();
    }

    Locator task(String number) {
        return page.locator(".task[data-ticket=" + number + "]");
    }

    static List<String> way(String patient) {
        return server.bean(Itineraries.class).of(patient, MONDAY).stream()
                .map(stop -> stop.kind() + " " + stop.state() + " " + stop.ticket())
                .map(String::strip)
                .toList();
    }

    static Stop stop(String patient, Stop.Kind kind) {
        return server.bean(Itineraries.class).of(patient, MONDAY).stream()
                .filter(stop -> stop.kind() == kind)
                .findFirst()
                .orElseThrow();
    }
}
