package org.houzhen.kiosk.contract;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.houzhen.hardware.BankEntry;
import org.houzhen.hardware.CardTerminal;
import org.houzhen.hardware.CardTerminal.Outcome;
import org.houzhen.hardware.CardTerminal.Refusal;
import org.houzhen.hardware.CardTerminal.Sale;
import org.houzhen.hardware.DeviceException;
import org.houzhen.hardware.DeviceReason;
import org.houzhen.kiosk.devices.Part;
import org.houzhen.kiosk.devices.TerminalDevices;

/** Asks the card terminal for a sale, and closes its day. Money is moved by the agent's own flows alone, never from here. */
final class CardTerminalService implements Service {
    private static final String QUERY = "HzCardTerminal.Query";
    private static final String SETTLE = "HzCardTerminal.Settle";
    private static final Duration QUERY_LIMIT = Duration.ofSeconds(10);
    private static final Duration SETTLE_LIMIT = Duration.ofMinutes(2);

    private final TerminalDevices devices;

    CardTerminalService(TerminalDevices devices) {
        this.devices = devices;
    }

    @Override
    public String name() {
        return "HzCardTerminal";
    }

    @Override
    public Part part() {
        return Part.CARD_TERMINAL;
    }

    @Override
    public List<String> commands() {
        return List.of(QUERY, SETTLE);
    }

    @Override
    public Map<String, Object> status() {
        return Map.of();
    }

    @Override
    public Completion run(Work work) throws InterruptedException {
        try {
            return work.name().equals(QUERY)
                    ? query(String.valueOf(work.payload().get("tradeNo")))
                    : settle();
        } catch (DeviceException e) {
            return Completion.of(CompletionCode.DEVICE_NOT_READY, e.reason().name());
        }
    }

    private Completion query(String tradeNo) throws DeviceException, InterruptedException {
        if (!Sale.isTradeNo(tradeNo)) {
            return Completion.of(CompletionCode.INVALID_DATA, "a trade number has 6 to 32 letters and digits");
        }
        Outcome outcome = devices.atCardTerminal(terminal -> terminal.query(tradeNo, QUERY_LIMIT));
        return outcome.match(new CardTerminal.Cases<>(
                entry -> Completion.success(Map.of("state", "taken", "entry", shown(entry))),
                CardTerminalService::notTaken,
                CardTerminalService::unproven));
    }

    private Completion settle() throws DeviceException, InterruptedException {
        Outcome outcome = devices.atCardTerminal(terminal -> terminal.settle(SETTLE_LIMIT));
        return outcome.match(new CardTerminal.Cases<>(
                entry -> Completion.success(
                        Map.of("state", "settled", "amountFen", entry.amountFen(), "batch", entry.batch())),
                CardTerminalService::refused,
                CardTerminalService::unproven));
    }

    private static Completion notTaken(Outcome.Refused refused) {
        return refused.reason() == Refusal.NOT_FOUND
                ? Completion.success(Map.of("state", "notTaken"))
                : refused(refused);
    }

    private static Completion refused(Outcome.Refused refused) {
        return Completion.error("refused", refused.reason().name() + " " + refused.code());
    }

    private static Completion unproven(DeviceReason reason) {
        return Completion.error("unproven", reason.name());
    }

    private static Map<String, Object> shown(BankEntry entry) {
        return Map.of(
                "amountFen", entry.amountFen(),
                "maskedCard", entry.card().text(),
                "trace", entry.trace(),
                "batch", entry.batch(),
                "reference", entry.reference(),
                "at", entry.at().toString());
    }
}
