package org.houzhen.acceptance.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.houzhen.acceptance.installation.Desk;
import org.houzhen.hardware.IdCard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/**
 * Money by every channel there is, with all that goes wrong on the way to a log: nobody's name, number, telephone, payment
 * code or credential is in the logs of server, terminal and simulators, our packages at DEBUG, nor in what is measured.
 */
@ExtendWith(OutputCaptureExtension.class)
class NobodyIsNamedIT extends OnInsuredFloor {
    private static final String CLERKS_WORDS = "患者女儿何小满来退";
    private static final String WECHATS_CODE = "130123456789012340";
    private static final String ALIPAYS_CODE = "280123456789012340";

    private final List<String> personal = new ArrayList<>(List.of(Errands.PHONE, CLERKS_WORDS, "何小满"));

    private Errands before(IdCard patient) {
        personal.addAll(List.of(patient.name(), patient.number()));
        floor.hall().devices().insurance().stand(patient);
        return floor.withBill(patient, InsuredFloor.BLOOD_COUNT, InsuredFloor.NOT_IN_THE_CATALOGUE);
    }

    private String paid(IdCard patient, String shown, String way) {
        Errands errands = before(patient);
        errands.askInsurance(shown);
        kiosk.press("choose", way);
        if (way.equals(Errands.CARD)) {
            kiosk.await("result");
        } else {
            errands.pay();
        }
        kiosk.press("home");
        return floor.lastInsured();
    }

    private void paidByCode(IdCard patient, String code) {
        personal.add(code);
        before(patient).askInsurance();
        kiosk.press("choose", Errands.CODE);
        kiosk.await("pay-code");
        kiosk.awaitView(
                "asks for a code", view -> view.path("step").asString("").equals("CODE"));
        floor.hall().devices().scanner().scan(code);
        kiosk.await("result");
        kiosk.press("home");
    }

    private void everyWay() {
        String first = paid(InsuredFloor.man(true), "INSURANCE", Errands.WECHAT);
        String second = paid(InsuredFloor.woman(), "CREDENTIAL_CODE", Errands.ALIPAY);
        paid(InsuredFloor.man(true), "CREDENTIAL_FACE", Errands.CARD);
        paidByCode(InsuredFloor.man(true), WECHATS_CODE);
        paidByCode(InsuredFloor.woman(), ALIPAYS_CODE);
        personal.addAll(floor.hall().devices().insurance().secrets());
        for (String tradeNo : List.of(first, second)) {
            floor.cashDesk().post("/api/desk/money/refunds", Map.of("tradeNo", tradeNo, "reason", CLERKS_WORDS));
        }
        assertThatExceptionOfType(Desk.RefusedException.class)
                .isThrownBy(() -> floor.cashDesk()
                        .post("/api/desk/money/refunds", Map.of("tradeNo", first, CLERKS_WORDS, Errands.PHONE)));
    }

    @Test
    void moneyByEveryChannelLeavesNobodysNameInAnyLog(CapturedOutput simulators) throws Exception {
        everyWay();
        Path logs = floor.hall().data().resolve("logs");
        String measured = Stream.of("/actuator/health", "/actuator/info")
                .map(path -> floor.cashDesk().get(path).toString())
                .reduce("", String::concat);

        assertThat(personal).hasSizeGreaterThanOrEqualTo(17);
        assertThat(measured).contains("UP");
        assertThat(Files.readString(logs.resolve("server.log"))).contains(" DEBUG ");
        assertThat(new Leaks(logs).of(personal)).isEmpty();
        assertThat(told(simulators.getAll())).isZero();
        assertThat(told(measured)).isZero();

        Files.writeString(logs.resolve("planted.log"), "card of " + personal.get(personal.size() - 1) + "\n");
        System.out.println("planted: " + WECHATS_CODE);
        assertThat(new Leaks(logs).of(personal)).containsExactly("planted.log");
        assertThat(told(simulators.getAll())).isEqualTo(1);
    }

    /** How many of the words stand in it; which, is nobody's business here either. */
    private long told(String text) {
        return personal.stream().distinct().filter(text::contains).count();
    }
}
