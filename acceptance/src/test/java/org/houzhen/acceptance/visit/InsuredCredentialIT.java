package org.houzhen.acceptance.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.houzhen.acceptance.installation.Installation;
import org.houzhen.acceptance.installation.Kiosk;
import org.houzhen.acceptance.insurer.InsurerSimulator.Holds;
import org.houzhen.hardware.IdCard;
import org.junit.jupiter.api.Test;

/** Patients settle by the electronic credential that they show at the insurance's terminal, and the server may die meanwhile. */
class InsuredCredentialIT extends OnInsuredFloor {
    private static final Duration SOON = Duration.ofSeconds(60);

    /** Somebody with a bill of 120.00, of whom the insurance's terminal knows who they are. */
    private static Errands before(IdCard patient, IdCard atTheTerminal) {
        floor.hall().devices().insurance().stand(atTheTerminal);
        return floor.withBill(patient, InsuredFloor.BLOOD_COUNT, InsuredFloor.NOT_IN_THE_CATALOGUE);
    }

    private static void atTheSplit(String way) {
        IdCard patient = InsuredFloor.man(true);
        assertThat(before(patient, patient)
                        .askInsurance(way)
                        .path("cash")
                        .path("fen")
                        .asLong())
                .isEqualTo(10_000);
    }

    private static void nothingIsLeftWithTheInsurer(Holds before) {
        await("nothing is left with the insurer")
                .atMost(SOON)
                .untilAsserted(() -> assertThat(floor.insurer().holds()).isEqualTo(before));
    }

    private static void restartServer() {
        Installation hall = floor.hall();
        hall.server().kill();
        hall.server().start();
        hall.server().awaitReady();
    }

    @Test
    void whatIsShownAtTheTerminalSettlesAndIsKeptNowhere() throws IOException {
        for (String way : List.of("CREDENTIAL_CODE", "CREDENTIAL_FACE")) {
            Holds before = floor.insurer().holds();
            int settled = floor.insurer().settledByCredential();

            atTheSplit(way);
            kiosk.press("choose", Errands.WECHAT);
            String tradeNo = kiosk.await("pay").path("tradeNo").asString();
            assertThat(floor.hall().phone().pay(tradeNo)).isTrue();
            kiosk.await("result");
            kiosk.press("home");

            assertThat(floor.receipt(tradeNo)).isEqualTo("12000 700 1300 11 1");
            assertThat(floor.insurer().settledByCredential()).isEqualTo(settled + 1);
            assertThat(floor.insurer().holds().settlements()).isEqualTo(before.settlements() + 1);
        }
        List<String> secrets = floor.hall().devices().insurance().secrets();
        assertThat(secrets).hasSizeGreaterThanOrEqualTo(2);
        assertThat(filesHolding(secrets)).isEmpty();
    }

    private static List<Path> filesHolding(List<String> secrets) throws IOException {
        try (Stream<Path> files = Files.walk(floor.hall().data())) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> secrets.stream().anyMatch(text(file)::contains))
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whereARestartLostItBeforeThePatientAgreedNobodyIsAskedForMoney() {
        Holds before = floor.insurer().holds();
        atTheSplit("CREDENTIAL_CODE");
        restartServer();

        kiosk.press("choose", Errands.WECHAT);
        kiosk.await("problem");

        assertThat(kiosk.view().path("code").asString()).isEqualTo("INSURANCE_CREDENTIAL_GONE");
        assertThat(kiosk.view().path("money").asString()).isEqualTo("NONE");
        kiosk.press("home");
        nothingIsLeftWithTheInsurer(before);
    }

    @Test
    void whereARestartLostItBeforeThePaymentTheMoneyGoesBackAndNothingIsSettled() {
        Holds before = floor.insurer().holds();
        atTheSplit("CREDENTIAL_CODE");
        kiosk.press("choose", Errands.WECHAT);
        String tradeNo = kiosk.await("pay").path("tradeNo").asString();
        restartServer();

        assertThat(floor.hall().phone().pay(tradeNo)).isTrue();
        kiosk.await("problem");

        assertThat(kiosk.view().path("code").asString()).isEqualTo("INSURANCE_CREDENTIAL_GONE");
        assertThat(kiosk.view().path("money").asString()).isEqualTo("RETURNED");
        kiosk.press("home");
        nothingIsLeftWithTheInsurer(before);
        assertThat(floor.booked(tradeNo, "CHANNEL/WECHAT")).isZero();
        assertThat(floor.rows().texts("hospital", "select 1 from receipt where trade_no = ?", tradeNo))
                .isEmpty();
    }

    @Test
    void nobodySettlesWithTheCredentialOfSomebodyElse() {
        Holds before = floor.insurer().holds();
        Errands errands = before(InsuredFloor.man(true), InsuredFloor.woman());

        assertThatExceptionOfType(Kiosk.TroubleException.class)
                .isThrownBy(() -> errands.askInsurance("CREDENTIAL_CODE"))
                .withMessageContaining("CREDENTIAL_OF_ANOTHER");

        assertThat(floor.insurer().holds()).isEqualTo(before);
        kiosk.press("home");
    }
}
