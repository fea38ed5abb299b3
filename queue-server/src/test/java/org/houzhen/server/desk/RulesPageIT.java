package org.houzhen.server.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.houzhen.server.RunningServer;
import org.houzhen.server.journal.Journal;
import org.houzhen.server.journal.StreamName;
import org.houzhen.server.queue.TicketOffice;
import org.houzhen.server.rules.RulesInForce;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The administrator reads and changes rules in a browser before the whole server, with patients waiting. */
class RulesPageIT extends DeskBrowser {
    private static final Instant MORNING = Instant.parse("2026-11-23T00:30:00Z"); // Monday, 08:30 in the hospital.
    private static final StreamName RULES = new StreamName("rules");
    private static final StreamName AREA = new StreamName("area/B/2026-11-23");

    @TempDir
    private static Path data;

    private static RunningServer server;
    private static String password;

    @Configuration(proxyBeanMethods = false)
    static class Morning {
        @Bean
        Clock clock() {
            return Clock.fixed(MORNING, ZoneId.of("Asia/Shanghai"));
        }
    }

    @BeforeAll
    static void aMorningWithAQueue() throws IOException {
        Files.writeString(data.resolve("rules.yml"), "areas:\n  C:\n    order:\n      guard: 45m\n");
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
        password = found.group(1);
        int[] ages = {40, 52, 35, 28, 82, 61, 71, 33, 2, 45};
        for (int i = 0; i < ages.length; i++) {
            waits("V" + i, ages[i], MORNING.plus(Duration.ofMinutes(15L * (i / 3))));
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static void waits(String visit, int age, Instant slot) {
        var line = new TicketOffice.Line(
                "B", "内科一诊区", "S-1", "消化内科 钱", "R201", "201诊室", new TicketOffice.Clinic("C03", "A03.02"));
        var office = server.bean(TicketOffice.class);
        office.take(new TicketOffice.NewTicket(
                UUID.randomUUID(),
                visit,
                line,
                "P-" + visit,
                "张小三",
                age,
                slot,
                slot.plus(Duration.ofMinutes(15)),
                "terminal:1"));
        office.signIn(UUID.randomUUID(), visit, "terminal:1");
    }

    @BeforeEach
    void theAdministratorOpensTheRules() {
        page.navigate(server.uri("/desk").toString());
        page.getByLabel("姓名").fill("admin");
        page.getByLabel("密码", new Page.GetByLabelOptions().setExact(true)).fill(password);
        page.keyboard().press("Enter");
        button("规则").click();
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private void pictures(String name) {
        page.setViewportSize(1920, 1080);
        screenshot(name + "-1920");
        page.setViewportSize(1366, 768);
        screenshot(name);
        assertAccessible();
    }

    private static int entries(StreamName stream) {
        return server.bean(Journal.class).read(stream, 1).size();
    }

    @Test
    void aRuleIsChangedAfterALookAtWhatItDoesAndTheJournalKnowsWho() {
        assertThat(page.getByText("每 2 位普通患者之后，叫 1 位优先患者")).isVisible();
        pictures("rules");
        button("修改规则").click();
        Locator field = page.getByLabel("叫一位优先患者前的普通患者");
        field.fill("99");
        field.blur();
        button("预览改动").click();
        assertThat(page.locator(".rule-preview")).hasCount(0);
        field.fill("0");
        field.blur();
        pictures("rules-edit");
        int before = entries(AREA);

        button("预览改动").click();

        assertThat(page.locator(".rule-changes")).containsText("优先患者总在普通患者之前");
        assertThat(page.locator("tr.moved")).not().hasCount(0);
        assertThat(page.locator(".rule-lines tbody tr").first()).containsText("提前");
        assertThat(entries(AREA)).isEqualTo(before);
        pictures("rules-preview");

        button("采用新规则").click();
        assertThat(entries(RULES)).isEqualTo(1); // Not without a reason.
        page.getByLabel("为什么改").fill("老年患者多的季节");
        button("采用新规则").click();

        assertThat(page.getByText("新规则已生效")).isVisible();
        assertThat(page.locator(".rule-card", new Page.LocatorOptions().setHasText("优先患者总在普通患者之前")))
                .isVisible();
        assertThat(server.bean(RulesInForce.class).book().of("B").priorities().ordinaryBeforePriority())
                .isZero();
        assertThat(server.bean(Journal.class).read(AREA, before + 1L))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.fact().type()).isEqualTo("rules-adopted");
                    assertThat(entry.fact().actor()).startsWith("administrator:");
                });

        button("历史").click();
        Locator newest = page.locator(".rule-history tbody tr").first();
        assertThat(newest).containsText("老年患者多的季节");
        assertThat(newest).containsText("admin");
        assertThat(newest).containsText("优先患者总在普通患者之前");
        pictures("rules-history");
    }

    @Test
    void anAreaHasRulesOfItsOwn() {
        assertThat(page.getByText("B 内科一诊区")).isVisible();
        page.locator(".rule-scopes button", new Page.LocatorOptions().setHasText("C 诊区"))
                .click();

        assertThat(page.locator("li", new Page.LocatorOptions().setHasText("等候超过 45 分钟"))
                        .first())
                .containsText("本诊区");
        assertThat(page.locator("li", new Page.LocatorOptions().setHasText("最多连续叫 3 次"))
                        .first())
                .containsText("按全院");
        pictures("rules-area");
        button("修改规则").click();
        pictures("rules-area-edit");
    }

    @Test
    void theInterfaceRefusesByCodeAndDownloadsTheFile() {
        String rules = server.uri("/api/desk/rules").toString();
        String document = "{\"hospital\":{\"rooms.buffer\":\"9\"},\"areas\":{},\"naming\":"
                + "{\"numberOnly\":[],\"named\":[],\"numberOnlySpecialties\":[]}}";

        APIResponse outOfRange = post(rules, "{\"seen\":1,\"reason\":\"x\",\"document\":" + document + "}");
        assertThat(outOfRange.status()).isEqualTo(422);
        assertThat(outOfRange.text()).contains("RULES_INVALID", "rooms.buffer", "0 至 6");
        assertThat(post(rules, "{\"seen\":1,\"reason\":\" \",\"document\":" + document + "}")
                        .text())
                .contains("REASON_MISSING");
        assertThat(post(rules, "{\"seen\":0,\"reason\":\"x\",\"document\":" + document.replace("\"9\"", "\"1\"") + "}")
                        .text())
                .contains("RULES_CHANGED");
        assertThat(post(rules + "/preview", "{\"area\":\"B\",\"document\":" + document + "}")
                        .status())
                .isEqualTo(422);
        assertThat(page.request().get(rules + "/file").text()).contains("buffer: 2", "guard: 45m");
    }

    @Test
    void onlyAdministratorsSeeAndChangeRules() {
        String api = server.uri("/api/desk/").toString();
        post(
                page,
                api + "staff",
                "{\"name\":\"nurse\",\"role\":\"NURSE\",\"doctorId\":\"\",\"areas\":[\"B\"],\"password\":\"0123456789\"}");
        Page nurse = newPage();
        assertThat(post(nurse, api + "sign-in", "{\"name\":\"nurse\",\"password\":\"0123456789\"}")
                        .status())
                .isEqualTo(200);

        assertThat(nurse.request().get(api + "areas").status()).isEqualTo(200);
        for (String path : new String[] {"rules", "rules/history", "rules/file", "rules/areas"}) {
            assertThat(nurse.request().get(api + path).text()).contains("NOT_ALLOWED");
        }
        assertThat(post(nurse, api + "rules", "{}").text()).contains("NOT_ALLOWED");
        assertThat(post(nurse, api + "rules/preview", "{}").text()).contains("NOT_ALLOWED");
    }

    private APIResponse post(String url, String body) {
        return post(page, url, body);
    }

    private static APIResponse post(Page person, String url, String body) {
        return person.request()
                .post(
                        url,
                        RequestOptions.create()
                                .setHeader("X-Requested-With", "houzhen")
                                .setHeader("Idempotency-Key", UUID.randomUUID().toString())
                                .setHeader("Content-Type", "application/json")
                                .setData(body));
    }

    @Test
    void theRulesReadInEnglishToo() {
        page.getByText("English").click();
        button("Rules").click();

        assertThat(page.getByText("Whoever has waited more than 60 min goes before all ratios"))
                .isVisible();
        screenshot("rules-english");
        assertThat(page.locator(".rule-cards").textContent()).doesNotContainPattern("[\\u4e00-\\u9fff]");
    }
}
