package org.houzhen.acceptance.insurer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.houzhen.server.channel.Answer;
import org.houzhen.server.insurance.Claim;
import org.houzhen.server.insurance.InsuranceDesk;
import org.houzhen.server.insurance.InsurerStatement;
import org.houzhen.server.insurance.Settled;
import org.houzhen.wire.Money;
import org.houzhen.wire.Split;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** The server's insurance desk against the insurer's centre, over both transports and through what goes wrong on a wire. */
class InsuranceOverTheWireIT {
    /** No day ends while a test runs. */
    private static final ZoneId NOON =
            ZoneOffset.ofHours(12 - OffsetDateTime.now(ZoneOffset.UTC).getHour());

    private static final String EMPLOYEE = "110105198005171018";
    private static final String RESIDENT = "110105198005171026";
    private static final String LAPSED = "11010519491231002X";
    private static final String ORDER = "HZ2026112200000001";

    @TempDir
    private Path folder;

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @ComponentScan({"org.houzhen.server.insurance", "org.houzhen.server.store"})
    static class InsuranceOnly {
        @Bean
        Later clock() {
            return new Later();
        }

        @Bean
        SecureRandom random() {
            return new SecureRandom();
        }
    }

    /** The wall clock, and what a test adds to it. */
    static final class Later extends Clock {
        private volatile Duration by = Duration.ZERO;

        void pass(Duration time) {
            by = by.plus(time);
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(by);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("withZone");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anInsuredBillIsQuotedSettledAndTakenBack(boolean sealed) throws IOException {
        with(sealed, (insurer, desk, clock) -> {
            assertThat(done(desk.quote(ORDER, claim(EMPLOYEE))))
                    .as("10.00 borne alone, of the rest 70 of 100")
                    .isEqualTo(new Split(new Money(6_300), new Money(3_700), new Money(500), Money.ZERO));
            assertThat(done(desk.settle(ORDER, claim(EMPLOYEE)))).startsWith("S");
            assertThat(insurer.holds()).isEqualTo(new InsurerSimulator.Holds(1, 6_300, 3_700, 1, 1));
            assertThat(done(desk.settle(ORDER, claim(EMPLOYEE)))).startsWith("S");
            assertThat(insurer.holds().settlements()).isEqualTo(1);

            assertThat(done(desk.undo(ORDER))).isTrue();
            assertThat(insurer.holds()).isEqualTo(new InsurerSimulator.Holds(0, 0, 0, 0, 0));
            assertThat(done(desk.undo(ORDER))).isTrue();
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aLostSettlementIsTakenBackAndNeverRepeated(boolean sealed) throws IOException {
        with(sealed, (insurer, desk, clock) -> {
            done(desk.quote(ORDER, claim(EMPLOYEE)));
            insurer.loses("2207", true, 1);
            assertThat(desk.settle(ORDER, claim(EMPLOYEE))).isInstanceOf(Answer.Unknown.class);
            assertThat(insurer.holds().settlements()).isEqualTo(1);

            insurer.loses("2601", true, 1);
            assertThat(desk.stands(ORDER)).isInstanceOf(Answer.Unknown.class);
            assertThat(desk.stands(ORDER)).as("it might still arrive").isInstanceOf(Answer.Unknown.class);
            clock.pass(Duration.ofSeconds(71));
            assertThat(done(desk.stands(ORDER))).isFalse();
            assertThat(insurer.holds().settlements()).isZero();
            assertThat(desk.settle(ORDER, claim(EMPLOYEE))).isInstanceOf(Answer.Refused.class);
            assertThat(done(desk.undo(ORDER))).isTrue();
            assertThat(insurer.holds()).isEqualTo(new InsurerSimulator.Holds(0, 0, 0, 0, 0));
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whoIsNotInsuredPaysPrivately(boolean sealed) throws IOException {
        with(sealed, (insurer, desk, clock) -> {
            Answer<Split> answer = desk.quote(ORDER, claim(LAPSED));
            assertThat(answer.map(Split::toString))
                    .isInstanceOfSatisfying(
                            Answer.Refused.class,
                            refused -> assertThat(refused.code()).isEqualTo("INSURANCE_NOT_ENTITLED"));
            assertThat(done(desk.undo(ORDER))).isTrue();
            assertThat(insurer.holds()).isEqualTo(new InsurerSimulator.Holds(0, 0, 0, 0, 0));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"2201", "2203", "2204", "2206"})
    void whateverIsLostBeforeTheQuoteIsSaidAgain(String infno) throws IOException {
        with(true, (insurer, desk, clock) -> {
            insurer.loses(infno, true, 1);
            assertThat(desk.quote(ORDER, claim(EMPLOYEE))).isInstanceOf(Answer.Unknown.class);
            assertThat(done(desk.quote(ORDER, claim(EMPLOYEE))).cash()).isEqualTo(new Money(500));
            assertThat(insurer.holds()).isEqualTo(new InsurerSimulator.Holds(0, 0, 0, 1, 1));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"1101", "2207"})
    void anAnswerUnderAStrangersSignatureIsNoAnswer(String infno) throws IOException {
        with(true, (insurer, desk, clock) -> {
            insurer.forges(infno, 1);
            Answer<String> answer = desk.quote(ORDER, claim(EMPLOYEE)) instanceof Answer.Done<Split>
                    ? desk.settle(ORDER, claim(EMPLOYEE))
                    : Answer.unknown("quote");
            assertThat(answer).isInstanceOf(Answer.Unknown.class);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"2205", "2202"})
    void whatIsNotMoneyAndWillNotBeGivenUpHoldsNobodyUp(String infno) throws IOException {
        with(true, (insurer, desk, clock) -> {
            done(desk.quote(ORDER, claim(EMPLOYEE)));
            insurer.refuses(infno, 1);
            assertThat(done(desk.undo(ORDER))).isTrue();
            assertThat(insurer.holds().settlements()).isZero();
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aDayIsComparedByTotalsAndWhereTheyDifferOneByOne(boolean sealed) throws IOException {
        withStatement(sealed, (insurer, desk, statement) -> {
            Settled kept = settled(desk, ORDER, EMPLOYEE);
            Settled missing = settled(desk, ORDER + "2", EMPLOYEE);
            Settled cut = settled(desk, ORDER + "3", RESIDENT);
            List<Settled> ours = List.of(kept, missing, cut);
            LocalDate today = LocalDate.now(NOON);
            assertThat(done(statement.of(today, ours))).isEqualTo(ours);
            assertThat(done(statement.of(today.minusDays(1), List.of()))).isEmpty();

            insurer.forgets(ORDER + "2");
            insurer.cuts(ORDER + "3", 100);
            String invented = insurer.invents("390", today, 4_200);

            List<Settled> theirs = done(statement.of(today, ours));
            assertThat(theirs)
                    .extracting(Settled::settlement)
                    .containsExactlyInAnyOrder(kept.settlement(), cut.settlement(), invented);
            assertThat(theirs).contains(kept);
            assertThat(named(theirs, cut.settlement()).parts().fund())
                    .isEqualTo(cut.parts().fund().minus(new Money(100)));
            assertThat(named(theirs, invented).parts().covered()).isEqualTo(new Money(4_200));
        });
    }

    @Test
    void aSettlementThatWeDoNotCountIsTracedToItsOrderByItsMessage() throws IOException {
        withStatement(true, (insurer, desk, statement) -> {
            Settled forgotten = settled(desk, ORDER, EMPLOYEE);
            LocalDate today = LocalDate.now(NOON);

            Settled theirs = done(statement.of(today, List.of())).get(0);

            assertThat(theirs.order()).isEqualTo(ORDER);
            assertThat(theirs.settlement()).isEqualTo(forgotten.settlement());
            assertThat(theirs.message()).hasSize(30);
            assertThat(theirs.parts()).isEqualTo(forgotten.parts());
        });
    }

    @Test
    void whatIsLostOfAComparisonLeavesItUnknownAndIsAskedAgain() throws IOException {
        withStatement(true, (insurer, desk, statement) -> {
            settled(desk, ORDER, EMPLOYEE);
            for (String infno : List.of("3201", "9101", "3202", "9102")) {
                insurer.loses(infno, true, 1);
                assertThat(today(statement)).as(infno).isInstanceOf(Answer.Unknown.class);
                insurer.refuses(infno, 1);
                assertThat(today(statement)).as(infno).isInstanceOf(Answer.Unknown.class);
                insurer.forges(infno, 1);
                assertThat(today(statement)).as(infno).isInstanceOf(Answer.Unknown.class);
            }
            assertThat(done(today(statement))).hasSize(1);
        });
    }

    private static Answer<List<Settled>> today(InsurerStatement statement) {
        return statement.of(LocalDate.now(NOON), List.of());
    }

    private static Settled named(List<Settled> all, String settlement) {
        return all.stream()
                .filter(each -> each.settlement().equals(settlement))
                .findFirst()
                .orElseThrow();
    }

    private static Settled settled(InsuranceDesk desk, String order, String identityNumber) {
        Claim claim = claim(order, identityNumber);
        Split split = done(desk.quote(order, claim));
        var parts = new Settled.Parts(split.total(), split.fund(), split.account());
        return new Settled(done(desk.settle(order, claim)), order, "", parts);
    }

    private void withStatement(boolean sealed, StatementWork work) throws IOException {
        try (InsurerSimulator insurer = InsurerSimulator.start(0, NOON);
                ConfigurableApplicationContext server = server(insurer, sealed)) {
            work.with(insurer, server.getBean(InsuranceDesk.class), server.getBean(InsurerStatement.class));
        }
    }

    private interface StatementWork {
        void with(InsurerSimulator insurer, InsuranceDesk desk, InsurerStatement statement);
    }

    private void with(boolean sealed, Work work) throws IOException {
        try (InsurerSimulator insurer = InsurerSimulator.start(0);
                ConfigurableApplicationContext server = server(insurer, sealed)) {
            work.with(insurer, server.getBean(InsuranceDesk.class), server.getBean(Later.class));
        }
    }

    private interface Work {
        void with(InsurerSimulator insurer, InsuranceDesk desk, Later clock);
    }

    private ConfigurableApplicationContext server(InsurerSimulator insurer, boolean sealed) throws IOException {
        Map<String, String> properties = new HashMap<>(insurer.properties(folder.resolve("keys"), sealed));
        properties.put("houzhen.data", folder.resolve("data-" + sealed).toString());
        properties.put("houzhen.time-zone", "Asia/Shanghai");
        String[] arguments = properties.entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toArray(String[]::new);
        return new SpringApplicationBuilder(InsuranceOnly.class)
                .web(WebApplicationType.NONE)
                .run(arguments);
    }

    private static <T> T done(Answer<T> answer) {
        assertThat(answer).isInstanceOf(Answer.Done.class);
        return answer.match(value -> value, refusal -> null, reason -> null);
    }

    private static Claim claim(String identityNumber) {
        return claim(ORDER, identityNumber);
    }

    private static Claim claim(String order, String identityNumber) {
        return new Claim(
                "R1",
                Claim.Care.OUTPATIENT,
                Claim.Credential.residentCard(identityNumber, "张三"),
                new Claim.Doctor("D1", "李医生", "0101", "心内科门诊", "A03.04"),
                LocalDateTime.of(2026, 11, 22, 9, 0),
                List.of(new Claim.Diagnosis("I10.x00", "原发性高血压")),
                List.of(
                        new Claim.Fee(order + "-1", "RX1", "001", "血常规", 1, new Money(2_000), new Money(2_000)),
                        new Claim.Fee(order + "-2", "RX1", "002", "生化全套", 1, new Money(8_000), new Money(8_000)),
                        new Claim.Fee(order + "-3", "RX1", "", "营养袋", 1, new Money(500), new Money(500))));
    }
}
