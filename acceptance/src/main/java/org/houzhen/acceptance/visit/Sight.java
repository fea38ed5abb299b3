package org.houzhen.acceptance.visit;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.houzhen.acceptance.installation.Installation;
import org.houzhen.hardware.simulator.PaperSlip;

/**
 * Looks again and again, some thousand times a second, whether something has happened to one patient: in the stores of
 * server and agent, at the phone, at the printers. Kept open between looks, and closed before what was killed starts again.
 */
final class Sight implements AutoCloseable {
    private static final String ORDER_STEP = """
            select count(*) from payment_step join payment_order using (trade_no)
            where patient = ? and kind = ? and step = ? and payment_step.state = ?
            """;
    private static final String REFUND_STEP = """
            select count(*) from refund_step join refund_order using (refund_no) join payment_order using (trade_no)
            where patient = ? and step = ? and refund_step.state = ?
            """;
    private static final String REFUND_STAGE = """
            select count(*) from refund_order join payment_order using (trade_no)
            where patient = ? and (refund_order.stage = ? or refund_order.stage = 'DONE')
            """;
    private static final String LAST_STEP = """
            select step || ' ' || payment_step.state from payment_step join payment_order using (trade_no)
            where patient = ? order by created_at desc, seq desc limit 1
            """;
    private static final String FACT = """
            select count(*) from journal fact join journal issued on issued.stream = fact.stream
                and issued.type = 'ticket-issued' and json_extract(issued.payload, '$.patient') = ?
            where fact.type = ? and json_extract(fact.payload, '$.number') = json_extract(issued.payload, '$.number')
            """;

    private final Installation floor;
    private final String document;
    private final Set<String> presses;
    private final Map<String, Connection> connections = new HashMap<>();
    private final int reportsBefore;
    private final long slipsBefore;
    private final int cardRequestsBefore;
    private final Map<String, String> jobsBefore = new HashMap<>();

    /** @param presses what patient and staff have pressed so far; grows while this looks */
    Sight(Installation floor, String document, Set<String> presses) {
        this.floor = floor;
        this.document = document;
        this.presses = presses;
        this.reportsBefore = floor.devices().ipp().jobs().size();
        this.slipsBefore = slips();
        this.cardRequestsBefore = floor.devices().cardTerminal().requests();
        for (String kind : Set.of("ORDER_SLIP", "SIGN_IN_SLIP", "REPORT")) {
            jobsBefore.put(kind, copies(kind));
            jobsBefore.put(kind + "!", confirmed(kind));
        }
    }

    boolean pressed(String what) {
        return presses.contains(what);
    }

    /** The saga of this patient's order has written this. */
    boolean step(String kind, String step, String state) {
        return !text("server", ORDER_STEP, patientId(), kind, step, state).equals("0");
    }

    boolean paidAtPhone(String kind) {
        String tradeNo = text(
                "server",
                "select trade_no from payment_order where patient = ? and kind = ? and stage <> 'CLOSED' limit 1",
                patientId(),
                kind);
        return !tradeNo.isEmpty()
                && (floor.phone().stateOf(tradeNo).equals("PAID")
                        || floor.alipay().stateOf(tradeNo).equals("PAID"));
    }

    /** The phone has asked its owner about a bill; perhaps they have agreed since. */
    boolean phoneAsked() {
        String tradeNo = text(
                "server",
                "select trade_no from payment_order where patient = ? and kind = 'BILLS' and stage <> 'CLOSED' limit 1",
                patientId());
        return !tradeNo.isEmpty() && !floor.phone().stateOf(tradeNo).isEmpty();
    }

    /** The saga of this patient's refund has written this. */
    boolean refundStep(String step, String state) {
        return !text("server", REFUND_STEP, patientId(), step, state).equals("0");
    }

    boolean refundStage(String stage) {
        return !text("server", REFUND_STAGE, patientId(), stage).equals("0");
    }

    /** The channel has given the money back, whether anybody knows or not. */
    boolean refundedAtPhone() {
        String tradeNo =
                text("server", "select trade_no from payment_order where patient = ? and stage = 'DONE'", patientId());
        return !tradeNo.isEmpty() && floor.phone().stateOf(tradeNo).equals("REFUNDED");
    }

    /** The card terminal may have been told an amount since. */
    boolean cardAsked() {
        return floor.devices().cardTerminal().requests() > cardRequestsBefore;
    }

    boolean registered() {
        return !text("hospital", "select count(*) from registration where patient_id = ?", patientId())
                .equals("0");
    }

    boolean tested() {
        return !text("hospital", "select count(*) from bill where patient_id = ?", patientId())
                .equals("0");
    }

    boolean fact(String type) {
        return !text("journal", FACT, patientId(), type).equals("0");
    }

    /** Bytes of a new job of this kind may have reached the printer. */
    boolean sent(String kind) {
        return !copies(kind).equals(jobsBefore.get(kind));
    }

    /** A slip came out whole. */
    boolean slipOnPaper() {
        return slips() > slipsBefore;
    }

    private long slips() {
        return floor.devices().receipt().paper().stream().filter(PaperSlip::cut).count();
    }

    boolean proven(String kind) {
        return !confirmed(kind).equals(jobsBefore.get(kind + "!"));
    }

    boolean reportAtPrinter() {
        return floor.devices().ipp().jobs().size() > reportsBefore;
    }

    /** Where the patient's newest order and the newest print job stand, in the words of the stores. */
    String standing() {
        String job = text("print", "select kind || ' ' || state from print_job order by queued_at desc limit 1");
        return text("server", LAST_STEP, patientId()) + (job.isEmpty() ? "" : ", " + job);
    }

    private String copies(String kind) {
        return text("print", "select coalesce(sum(copies), 0) from print_job where kind = ?", kind);
    }

    private String confirmed(String kind) {
        return text(
                "print", "select count(*) from print_job where kind = ? and state in ('CONFIRMED', 'REPRINTED')", kind);
    }

    private String patientId() {
        return text("hospital", "select id from patient where document_number = ?", document);
    }

    private String text(String store, String question, String... parameters) {
        try (PreparedStatement statement =
                connections.computeIfAbsent(store, this::open).prepareStatement(question)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getString(1) : "";
            }
        } catch (SQLException e) {
            throw new IllegalStateException(question, e);
        }
    }

    private Connection open(String store) {
        Path folder = floor.data().resolve(store.equals("print") ? "kiosk" : "server");
        var readOnly = new Properties();
        readOnly.setProperty("open_mode", "1");
        readOnly.setProperty("busy_timeout", "10000");
        try {
            return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(store + ".db"), readOnly);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot open the store " + store, e);
        }
    }

    @Override
    public void close() {
        for (Connection connection : connections.values()) {
            try {
                connection.close();
            } catch (SQLException e) {
                throw new IllegalStateException("cannot close a store", e);
            }
        }
        connections.clear();
    }
}
