package org.houzhen.hardware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.houzhen.hardware.InsuranceTerminal.Business;
import org.houzhen.hardware.InsuranceTerminal.Outcome;
import org.houzhen.hardware.InsuranceTerminal.Settlement;
import org.houzhen.hardware.InsuranceTerminal.Way;
import org.houzhen.hardware.simulator.InsuranceTerminalSimulator;
import org.houzhen.hardware.simulator.InsuranceTerminalSimulator.Manner;
import org.houzhen.hardware.simulator.SimulatedPeople;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every driver of an insurance terminal must do, over whatever wire the subclass lays. */
public abstract class InsuranceTerminalContract {
    private static final Duration LONG = Duration.ofSeconds(10);
    private static final Duration SHORT = Duration.ofMillis(300);

    protected final InsuranceTerminalSimulator simulator = new InsuranceTerminalSimulator();
    protected InsuranceTerminal terminal;

    /** Connects the simulator and says where the driver finds it. */
    protected abstract DeviceAddress connect() throws Exception;

    protected abstract DeviceDriver driver();

    @BeforeEach
    void open() throws Exception {
        terminal = (InsuranceTerminal) driver().open("insurance", connect(), Clock.systemUTC());
    }

    @AfterEach
    void close() {
        terminal.close();
        simulator.close();
    }

    @ParameterizedTest
    @EnumSource
    void whoeverShowsCodeOrFaceIsKnownByEachWay(Way way) throws Exception {
        IdCard somebody = SimulatedPeople.all().get(2);
        simulator.stand(somebody);

        InsuredPerson person = identified(terminal.identify(way, Business.REGISTER, LONG));

        assertThat(person.name()).isEqualTo(somebody.name()).contains("䶮");
        assertThat(person.documentNumber()).isEqualTo(somebody.number());
        assertThat(person.birth()).contains(LocalDate.of(1991, 7, 15));
        assertThat(person.sex()).isEqualTo(IdCard.Sex.MALE);
        assertThat(person.insuredAt()).isEqualTo("330600");
        assertThat(simulator.calls()).isEqualTo(way == Way.FACE ? 2 : 1);
    }

    @Test
    void aSecretIsGoodForOneBusinessAndAFewMinutesAndIsNeverShown() throws Exception {
        Outcome outcome = terminal.identify(Way.CODE, Business.SETTLE, LONG);
        InsuranceToken token = identified(outcome).token();

        assertThat(token.isGoodFor(Business.SETTLE, token.readAt())).isTrue();
        assertThat(token.isGoodFor(Business.REGISTER, token.readAt())).isFalse();
        assertThat(token.isGoodFor(Business.SETTLE, token.readAt().plus(InsuranceToken.LIFE)))
                .isFalse();
        assertThat(outcome + "" + token + new Settlement(token, "S1", 1, 1, 0, 0))
                .doesNotContain(
                        token.secret(),
                        simulator.person().name(),
                        simulator.person().number());
    }

    @Test
    void whatIsMissingInAnyOfItsWaysIsEmpty() throws Exception {
        simulator.follow(List.of(Manner.SPARSE));

        InsuredPerson person = identified(terminal.identify(Way.CODE, Business.REGISTER, LONG));

        assertThat(person.birth()).isEmpty();
        assertThat(person.sex()).isEqualTo(IdCard.Sex.UNKNOWN);
        assertThat(List.of(person.insuredAt(), person.indexNo())).containsOnly("");
    }

    @Test
    void dataThatIsNotWrappedIsUnderstoodToo() throws Exception {
        simulator.follow(List.of(Manner.UNWRAPPED));

        identified(terminal.identify(Way.CODE_AT_TERMINAL, Business.REGISTER, LONG));
    }

    @Test
    void aPatientWhoDoesNotAgreeOrIsTooSlowIsTold() throws Exception {
        simulator.follow(List.of(Manner.NOBODY, Manner.REFUSE, Manner.ANSWER, Manner.EXPIRED));

        assertThat(terminal.identify(Way.CODE, Business.REGISTER, LONG)).isEqualTo(new Outcome.Refused(-2, "未扫到码"));
        assertThat(terminal.identify(Way.FACE, Business.REGISTER, LONG)).isEqualTo(new Outcome.Refused(-1, "认证未通过"));
        assertThat(terminal.identify(Way.FACE, Business.REGISTER, LONG))
                .isEqualTo(new Outcome.Refused(-1, "授权已失效，请重新刷脸"));
        identified(terminal.identify(Way.FACE, Business.REGISTER, LONG));
    }

    @ParameterizedTest
    @EnumSource(names = {"SILENT", "NO_JSON", "NO_SECRET", "LYING_LENGTH"})
    void afterAnAnswerThatIsNoneNobodyHearsALateOne(Manner manner) throws Exception {
        simulator.follow(List.of(manner));
        Duration limit = manner == Manner.SILENT ? SHORT : LONG;

        assertThatThrownBy(() -> terminal.identify(Way.CODE, Business.REGISTER, limit))
                .isInstanceOfSatisfying(
                        DeviceException.class,
                        e -> assertThat(e.reason()).isIn(DeviceReason.NO_ANSWER, DeviceReason.DAMAGED_ANSWER))
                .hasMessageNotContaining(simulator.person().number());

        if (manner != Manner.NO_SECRET) { // That one was answered, and by the right person.
            assertThatThrownBy(() -> terminal.identify(Way.CODE, Business.REGISTER, LONG))
                    .isInstanceOf(DeviceException.class);
        }
    }

    @Test
    void aSettlementIsShownWithItsParts() throws Exception {
        InsuranceToken token =
                identified(terminal.identify(Way.CODE, Business.SETTLE, LONG)).token();

        Outcome outcome = terminal.showSettlement(new Settlement(token, "S1", 10_050, 8_000, 1_000, 1_050), LONG);

        assertThat(outcome).isEqualTo(new Outcome.Shown());
        assertThat(simulator.shown())
                .containsExactly(Map.of(
                        "settlement", "S1", "total", "100.50", "fund", "80.00", "account", "10.00", "cash", "10.50"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Settlement(token, "S1", 10, 8, 1, 2));
    }

    @Test
    void anUnpluggedTerminalIsOfflineAndSaysSo() throws Exception {
        simulator.unplug();

        await().atMost(LONG).until(() -> terminal.status().reason() == DeviceReason.UNPLUGGED);
        assertThatThrownBy(() -> terminal.probe(LONG))
                .isInstanceOfSatisfying(
                        DeviceException.class, e -> assertThat(e.reason()).isEqualTo(DeviceReason.UNPLUGGED));
    }

    private static InsuredPerson identified(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Identified.class);
        return ((Outcome.Identified) outcome).person();
    }
}
