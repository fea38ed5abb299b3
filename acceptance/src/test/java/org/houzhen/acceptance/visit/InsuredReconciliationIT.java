package org.houzhen.acceptance.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A day of insured bills, paid at a terminal, that the insurer's centre has otherwise; read on the cashier's page. */
class InsuredReconciliationIT extends OnInsuredFloor {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String DAYS = "/api/desk/money/days/";

    private static String paid() {
        floor.withBill(InsuredFloor.man(true), InsuredFloor.PROTEIN).askInsurance();
        kiosk.press("agree");
        kiosk.await("result");
        String tradeNo = floor.lastInsured();
        kiosk.press("home");
        return tradeNo;
    }

    private static void returned(String tradeNo) {
        floor.cashDesk().post("/api/desk/money/refunds", Map.of("tradeNo", tradeNo, "reason", "项目不做了"));
        await("returned")
                .atMost(SOON)
                .until(() -> floor.cashDesk()
                        .get("/api/desk/money/orders/" + tradeNo)
                        .path("refunds")
                        .path(0)
                        .path("stage")
                        .asString()
                        .equals("DONE"));
    }

    /** Only a day that is over is compared. */
    private static void aDayPasses() throws SQLException {
        floor.insurer().backdates();
        try (Connection connection = DriverManager.getConnection(floor.hall().store("server"));
                Statement statement = connection.createStatement()) {
            statement.execute("pragma busy_timeout = 10000");
            statement.executeUpdate("update payment_step set at = at - 86400000 where step = 'SETTLE'");
        }
    }

    private static String settlement(String tradeNo) {
        return floor.rows().text("server", "select settlement from payment_order where trade_no = ?", tradeNo);
    }

    private static Map<String, String> differences(JsonNode day) {
        Map<String, String> found = new HashMap<>();
        Errands.items(day.path("differences")).stream()
                .filter(each -> each.path("source").asString().equals("INSURER"))
                .forEach(each -> found.put(
                        each.path("number").asString(),
                        each.path("kind").asString() + " "
                                + each.path("decision").asString("")));
        return found;
    }

    @Test
    void whatTheCentreHasOtherwiseIsFoundAndWhatIsOursAndStandsNoMoreIsTakenBack() throws SQLException {
        String kept = paid();
        String missing = paid();
        String cut = paid();
        String leftover = paid();
        returned(leftover);
        floor.insurer().forgets(missing);
        floor.insurer().cuts(cut, 100);
        floor.insurer().restores(leftover);
        aDayPasses();
        String day = floor.cashDesk().get(DAYS + "last").path("day").asString();
        String invented = floor.insurer().invents("390", LocalDate.parse(day), 4_200);

        JsonNode compared = floor.cashDesk().post(DAYS + day + "/compare");

        assertThat(differences(compared))
                .isEqualTo(Map.of(
                        settlement(missing),
                        "OURS_ONLY ",
                        settlement(cut),
                        "AMOUNT ",
                        settlement(leftover),
                        "STATE RECOVERED",
                        invented,
                        "THEIRS_ONLY "));
        assertThat(floor.insurer().holds().settlements())
                .as("kept, cut and invented")
                .isEqualTo(3);
        assertThat(settlement(kept)).isNotEmpty();
        List<JsonNode> acts =
                Errands.items(difference(compared, settlement(leftover)).path("acts"));
        assertThat(acts)
                .extracting(act ->
                        act.path("act").asString() + " " + act.path("state").asString())
                .containsExactly("TAKE_BACK INTENT", "TAKE_BACK DONE");
        JsonNode theirs = difference(compared, settlement(cut)).path("theirsParts");
        assertThat(theirs.path("fund").path("fen").asLong()).isEqualTo(1_300);
    }

    private static JsonNode difference(JsonNode day, String number) {
        return Errands.items(day.path("differences")).stream()
                .filter(each -> each.path("number").asString().equals(number))
                .findFirst()
                .orElseThrow();
    }
}
