package org.houzhen.acceptance.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import org.houzhen.acceptance.installation.Installation;
import org.houzhen.acceptance.installation.Kiosk;
import org.houzhen.hardware.IdCard;
import org.houzhen.hardware.simulator.PaperSlip;
import org.houzhen.hardware.simulator.SimulatedPeople;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Whatever cable is pulled, and whenever: the patient is told, no money is taken that buys nothing, all else goes on
 * working, and the device comes back by itself once it is plugged in. The card terminal's own story is {@link CardVisitIT}.
 */
class UnpluggedVisitIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    private static Path data;

    private static Installation floor;
    private static Kiosk kiosk;
    private static Rows rows;
    private static int people;

    private final IdCard patient = SimulatedPeople.resident(
            "贺听澜", IdCard.Sex.FEMALE, LocalDate.of(1949, 1, 1).plusDays(people++), LocalDate.of(2041, 1, 1));
    private final Errands errands = new Errands(floor, kiosk, patient);

    @BeforeAll
    static void start() throws Exception {
        floor = Installation.start(data, Installation.Ports.free());
        kiosk = new Kiosk(floor.agentUrl());
        rows = new Rows(floor::store);
    }

    @AfterAll
    static void stop() {
        kiosk.close();
        floor.close();
    }

    @BeforeEach
    void everythingWorks() {
        for (String flow : new String[] {"REGISTER", "SIGN_IN", "PRINT_REPORTS"}) {
            awaitOffered(flow, "");
        }
    }

    /** Every order that took money is a registration, and nothing is left open. */
    @AfterEach
    void moneyIsAccountedFor() {
        await("no order left open")
                .atMost(SOON)
                .until(() -> rows.count("server", "select count(*) from payment_order where open = 1") == 0);
        assertThat(rows.count("hospital", "select count(*) from registration where trade_no is not null"))
                .isEqualTo(rows.count("server", "select count(*) from payment_order where stage = 'DONE'"));
    }

    private static void pull(String device) throws Exception {
        floor.devices().setPlugged(device, false);
    }

    private static void plugIn(String device) throws Exception {
        floor.devices().setPlugged(device, true);
    }

    /** Waits on the start screen until a flow can be begun, or cannot for the lack of a device. */
    private static void awaitOffered(String flow, String lacking) {
        kiosk.await("start");
        kiosk.awaitView(
                flow + " lacks " + lacking,
                view -> Errands.items(view.path("items")).stream()
                        .anyMatch(item -> item.path("flow").asString().equals(flow)
                                && item.path("available").asBoolean() == lacking.isEmpty()
                                && item.path("device").asString().equals(lacking)));
    }

    private void register() {
        errands.identify("REGISTER", "department");
        errands.chooseClinic();
        kiosk.confirmAndPayBy(Errands.WECHAT);
        errands.pay();
        goHomeWithTheSlip();
    }

    private static void goHomeWithTheSlip() {
        kiosk.awaitField("paper", "PRINTED");
        kiosk.press("home");
        kiosk.await("start");
    }

    @Test
    void theReaderWhileACardIsAwaited() throws Exception {
        kiosk.await("start");
        kiosk.press("begin", "REGISTER");
        kiosk.awaitView("a reader", view -> view.path("card").asBoolean());

        pull("id-card");
        kiosk.awaitField("hint", "READER_DOWN");
        assertThat(kiosk.canLeave()).isTrue();
        plugIn("id-card");
        kiosk.awaitView(
                "a reader again",
                view -> view.path("card").asBoolean()
                        && view.path("hint").asString().isEmpty());

        kiosk.press("home");
        register();
    }

    @Test
    void theReaderOnceTheCardIsReadIsMissedByNobody() throws Exception {
        errands.identify("REGISTER", "department");
        pull("id-card");

        errands.chooseClinic();
        kiosk.confirmAndPayBy(Errands.WECHAT);
        errands.pay();
        goHomeWithTheSlip();

        awaitOffered("REGISTER", "ID_CARD");
        awaitOffered("SIGN_IN", ""); // With the slip's code.
        plugIn("id-card");
    }

    @Test
    void theReceiptPrinterBeforeTheMoneyLetsNobodyPay() throws Exception {
        errands.identify("REGISTER", "department");
        errands.chooseClinic();
        kiosk.press("confirm");
        kiosk.await("pay-way");
        long orders = rows.count("server", "select count(*) from payment_order");

        pull("receipt");
        kiosk.press("choose", Errands.WECHAT);

        assertThatExceptionOfType(Kiosk.TroubleException.class)
                .isThrownBy(() -> kiosk.await("pay"))
                .satisfies(trouble -> assertThat(trouble.code()).startsWith("RECEIPT_"));
        assertThat(rows.count("server", "select count(*) from payment_order")).isEqualTo(orders);
        kiosk.press("home");
        awaitOffered("REGISTER", "RECEIPT");
        awaitOffered("PRINT_REPORTS", "");
        plugIn("receipt");
        awaitOffered("REGISTER", "");
        register();
    }

    @Test
    void theReceiptPrinterWhileTheMoneyIsPaidGivesTheSlipWhenItIsBack() throws Exception {
        String ticket = payWithoutPrinter();

        plugIn("receipt");
        goHomeWithTheSlip();

        assertThat(slips(ticket)).isOne();
    }

    @Test
    void theSlipOfAPatientWhoHasGoneComesOutOnceTheReceiptPrinterIsBack() throws Exception {
        String ticket = payWithoutPrinter();

        kiosk.press("home");
        awaitOffered("REGISTER", "RECEIPT");
        plugIn("receipt");

        await("the slip").atMost(SOON).until(() -> slips(ticket) == 1);
    }

    /** Pulls the printer while the code is shown, and pays; returns the number on the screen, which is on no paper yet. */
    private String payWithoutPrinter() throws Exception {
        errands.identify("REGISTER", "department");
        errands.chooseClinic();
        kiosk.confirmAndPayBy(Errands.WECHAT);
        kiosk.await("pay");
        pull("receipt");
        errands.pay();
        JsonNode told = kiosk.awaitField("paper", "WAITING");
        assertThat(told.path("paperReason").asString()).isEqualTo("UNPLUGGED");
        String ticket = told.path("headline").asString();
        assertThat(slips(ticket)).isZero();
        return ticket;
    }

    @Test
    void theScannerAtASignInLeavesTheCard() throws Exception {
        register();
        pull("scanner");
        kiosk.await("start");
        kiosk.press("begin", "SIGN_IN");
        kiosk.awaitView(
                "a card, but no code",
                view -> view.path("card").asBoolean() && !view.path("scanner").asBoolean());
        kiosk.press("home");

        errands.identify("SIGN_IN", "visits");
        plugIn("scanner");
        kiosk.press("home");
        kiosk.await("start");
        kiosk.press("begin", "SIGN_IN");
        kiosk.awaitView("a code again", view -> view.path("scanner").asBoolean());
        kiosk.press("home");
    }

    @Test
    void theReportPrinterStopsNothingElse() throws Exception {
        pull("ipp");
        awaitOffered("PRINT_REPORTS", "REPORT");

        register();

        plugIn("ipp");
        awaitOffered("PRINT_REPORTS", "");
    }

    @Test
    void theCardTerminalWhileThePatientChoosesHowToPay() throws Exception {
        errands.identify("REGISTER", "department");
        errands.chooseClinic();
        kiosk.press("confirm");
        kiosk.await("pay-way");
        kiosk.awaitView("a card terminal", view -> view.toString().contains("BANK_CARD"));

        pull("card-terminal");
        kiosk.awaitView("no card terminal", view -> !view.toString().contains("BANK_CARD"));
        kiosk.press("choose", Errands.WECHAT);
        errands.pay();
        goHomeWithTheSlip();

        plugIn("card-terminal");
    }

    private long slips(String ticket) {
        return new Slips(floor.devices().receipt())
                .saying("挂号凭条", ticket).stream()
                        .filter(PaperSlip::cut)
                        .filter(slip -> !Slips.text(slip).contains("补打"))
                        .count();
    }
}
