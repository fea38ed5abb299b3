package org.houzhen.kiosk.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.houzhen.hardware.DeviceReason;
import org.houzhen.hardware.ReceiptPrinter;
import org.houzhen.kiosk.devices.CardReading;
import org.houzhen.wire.OrderState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The life of a command: acknowledged once, told on the way, ended once. */
class ServicesTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final Talk talk = new Talk();

    @AfterEach
    void close() {
        talk.close();
    }

    @Test
    void aCardIsReadMaskedAndNothingElseOfItLeaves() {
        talk.devices.cards.add(CardReading.none(CardReading.Hint.CARD_UNREADABLE));
        talk.devices.layCard();
        talk.connect("CnIdCard").receive(Talk.command("CnIdCard.Read", 1, null, null));

        Envelope end = talk.end(1);
        assertThat(end.header().completionCode()).isEqualTo(CompletionCode.SUCCESS);
        assertThat(end.payload())
                .containsEntry("maskedName", "张*三")
                .containsEntry("maskedNumber", "110105********002X");
        assertThat(end.payload().values().toString()).doesNotContain("张小三", "1949", "人民路");
        assertThat(talk.of("event", 1)).hasSize(1);
        assertThat(talk.heard.get(0).header().type()).isEqualTo("acknowledge");
    }

    @Test
    void aReadThatNobodyAnswersEndsAtItsTime() {
        talk.devices.duringLook = () -> talk.clock.move(Duration.ofSeconds(1));
        talk.connect("CnIdCard").receive(Talk.command("CnIdCard.Read", 1, 5_000L, null));

        assertThat(talk.end(1).header().completionCode()).isEqualTo(CompletionCode.TIME_OUT);
    }

    @Test
    void aReadIsCanceledByItsOwnClient() {
        Client client = talk.connect("BarcodeReader");
        client.receive(Talk.command("BarcodeReader.Read", 1, null, null));
        client.receive(Talk.command("BarcodeReader.Read", 2, null, null));
        client.receive(Talk.command("Common.Cancel", 3, null, null));

        assertThat(talk.end(1).header().completionCode()).isEqualTo(CompletionCode.CANCELED);
        assertThat(talk.end(2).header().completionCode()).isEqualTo(CompletionCode.CANCELED);
        assertThat(talk.end(3).header().completionCode()).isEqualTo(CompletionCode.SUCCESS);
    }

    @Test
    void aClientThatIsGoneKeepsNobodyWaiting() {
        talk.connect("BarcodeReader").receive(Talk.command("BarcodeReader.Read", 1, null, null));
        Client gone = talk.connect("BarcodeReader");
        gone.receive(Talk.command("Common.Status", 7, null, null));
        await().atMost(LIMIT)
                .until(() ->
                        talk.of("completion", 7).get(0).payload().toString().contains("scanner=on") || again(gone));
        gone.close();
        talk.clock.move(Duration.ofMinutes(3));

        assertThat(talk.end(1).header().completionCode()).isEqualTo(CompletionCode.TIME_OUT);
    }

    private boolean again(Client client) {
        talk.heard.removeAll(talk.of("completion", 7));
        client.receive(Talk.command("Common.Status", 7, null, null));
        return false;
    }

    @Test
    void whileAPatientIsServedNoDeviceIsTried() {
        talk.idle = false;
        Client client = talk.connect("ReceiptPrinter");
        client.receive(Talk.command("Printer.PrintForm", 1, null, Map.of("formName", "testSlip")));

        assertThat(talk.end(1).header().completionCode()).isEqualTo(CompletionCode.DEVICE_NOT_READY);
        assertThat(talk.devices.paper).isEmpty();
        client.receive(Talk.command("Common.Status", 2, null, null));
        assertThat(talk.end(2).header().completionCode()).isEqualTo(CompletionCode.SUCCESS);
    }

    @Test
    void aTestSlipWithoutProofSaysSo() {
        talk.devices.slipOutcomes.add(new ReceiptPrinter.Outcome.Unknown(DeviceReason.NO_ANSWER));
        talk.connect("ReceiptPrinter")
                .receive(Talk.command("Printer.PrintForm", 1, null, Map.of("formName", "testSlip")));

        assertThat(talk.end(1).payload()).containsEntry("errorCode", "unproven");
    }

    @Test
    void aSlipWithoutProofIsListedAndHandedOutMarked() throws InterruptedException {
        String tradeNo = talk.hospital.order(OrderState.DONE);
        talk.devices.slipOutcomes.add(new ReceiptPrinter.Outcome.Unknown(DeviceReason.NO_ANSWER));
        talk.slips.deliver(talk.hospital.orders.get(tradeNo));
        String id = talk.hospital.orders.get(tradeNo).slip().id();
        Client client = talk.connect("ReceiptPrinter");
        client.receive(Talk.command("HzSlip.GetUnproven", 1, null, null));
        assertThat(talk.end(1).payload().toString()).contains(id, tradeNo);

        client.receive(Talk.command("HzSlip.Reprint", 2, null, Map.of("id", id)));

        assertThat(talk.end(2).header().completionCode()).isEqualTo(CompletionCode.SUCCESS);
        assertThat(talk.devices.texts()).last().asString().contains("补打");
        client.receive(Talk.command("HzSlip.Reprint", 3, null, Map.of("id", id)));
        assertThat(talk.end(3).payload()).containsEntry("errorCode", "slipUnknown");
    }

    @Test
    void moreThanWaitsIsRefusedAndNumbersMustBeNew() {
        Client client = talk.connect("BarcodeReader");
        for (int id = 1; id <= 12; id++) {
            client.receive(Talk.command("BarcodeReader.Read", id, null, null));
        }
        client.receive(Talk.command("BarcodeReader.Read", 1, null, null));
        client.receive(Talk.command("BarcodeReader.Read", -1, null, null));
        client.receiveGarbage();

        assertThat(talk.of("acknowledge", 12).get(0).header().status()).isEqualTo("tooManyRequests");
        assertThat(talk.of("acknowledge", 0))
                .extracting(message -> message.header().status())
                .containsExactly("invalidRequestID", "invalidRequestID", "invalidMessage");
    }

    @Test
    void fiveWrongCodesCloseTheDoorForAMinute(@TempDir Path folder) throws Exception {
        var pairing = new Pairing(folder, () -> new UUID(0x1234567890ABCDEFL, 0), talk.clock);
        Path file = folder.resolve("pairing.txt");
        String code = Files.readString(file).strip();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(pairing.admits(code)).isTrue();
        for (int i = 0; i < 5; i++) {
            assertThat(pairing.admits("wrong")).isFalse();
        }
        assertThat(pairing.admits(code)).isFalse();
        talk.clock.move(Duration.ofSeconds(61));
        assertThat(pairing.admits(code)).isTrue();
    }
}
