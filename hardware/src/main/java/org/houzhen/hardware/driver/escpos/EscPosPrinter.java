package org.houzhen.hardware.driver.escpos;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.houzhen.hardware.DeviceAddress;
import org.houzhen.hardware.DeviceException;
import org.houzhen.hardware.DeviceReason;
import org.houzhen.hardware.DeviceStatus;
import org.houzhen.hardware.Receipt;
import org.houzhen.hardware.ReceiptPrinter;
import org.houzhen.hardware.driver.StatusBoard;
import org.houzhen.hardware.link.Conversation;
import org.houzhen.hardware.link.Deadline;

/**
 * Talks to one ESC/POS printer: asks its sensors before the first byte, sends the slip in one piece, and waits for the
 * proof. What a stopped printer still holds is thrown away, so that no second slip comes out when paper is refilled.
 */
final class EscPosPrinter extends StatusBoard implements ReceiptPrinter {
    private static final Duration LIMIT = Duration.ofSeconds(3);
    private static final Duration STATUS_LIMIT = Duration.ofSeconds(1);
    private static final Duration LAST_WORD = Duration.ofSeconds(1);
    private static final int STATUSES = 4;

    private final Conversation<PrinterReply> conversation;
    private final int columns;
    private final boolean proofInTurn;
    private final AtomicInteger jobs;
    private final List<Consumer<Condition>> listeners = new CopyOnWriteArrayList<>();
    private volatile Condition condition = Condition.GOOD;

    private EscPosPrinter(
            String name, Clock clock, Conversation<PrinterReply> conversation, Map<String, String> settings) {
        super(name, clock);
        this.conversation = conversation;
        this.columns = Integer.parseInt(settings.getOrDefault("columns", "48"));
        this.proofInTurn = "in-turn".equals(settings.get("proof"));
        this.jobs = new AtomicInteger((int) (clock.millis() % 10_000));
        conversation.onFrame(this::heard);
        conversation.onLost(() -> become(DeviceStatus.State.OFFLINE, DeviceReason.UNPLUGGED));
    }

    static EscPosPrinter open(String name, DeviceAddress address, Clock clock)
            throws DeviceException, InterruptedException {
        var protocol = new Conversation.Protocol<>(PrinterReply.class, PrinterReplyDecoder::new);
        var conversation = Conversation.open(name, address, LIMIT, protocol);
        var printer = new EscPosPrinter(name, clock, conversation, address.parameters());
        try {
            conversation.send(EscPos.SENSORS_ON, LIMIT);
            printer.probe(LIMIT);
            return printer;
        } catch (DeviceException | InterruptedException e) {
            printer.close();
            throw e;
        }
    }

    @Override
    public Condition condition() {
        return condition;
    }

    @Override
    public void onCondition(Consumer<Condition> listener) {
        listeners.add(listener);
    }

    @Override
    public DeviceStatus probe(Duration timeout) throws DeviceException, InterruptedException {
        Deadline deadline = Deadline.in(timeout);
        var bits = new int[STATUSES];
        for (int which = 1; which <= STATUSES; which++) {
            bits[which - 1] = ask(which, deadline);
        }
        return learn(new Condition(
                PrinterReplyDecoder.paper((bits[3] & 0x60) >> 3 | (bits[3] & 0x0C) >> 2),
                (bits[1] & 0x04) != 0,
                (bits[2] & 0x08) != 0,
                (bits[2] & 0x60) != 0,
                (bits[0] & 0x08) != 0));
    }

    private int ask(int which, Deadline deadline) throws DeviceException, InterruptedException {
        Deadline answer = Deadline.in(deadline.leftUpTo(STATUS_LIMIT));
        conversation.forgetReceived();
        conversation.send(EscPos.status(which), answer.left());
        Optional<PrinterReply> reply = conversation.await(answer.left());
        while (reply.isPresent()) {
            if (reply.get() instanceof PrinterReply.RealTime realTime) {
                return realTime.bits();
            }
            reply = conversation.await(answer.left());
        }
        become(DeviceStatus.State.OFFLINE, DeviceReason.NO_ANSWER);
        throw new DeviceException(DeviceReason.NO_ANSWER, name() + " does not answer status " + which);
    }

    @Override
    public Outcome print(Receipt receipt, Duration timeout) throws DeviceException, InterruptedException {
        Deadline deadline = Deadline.in(timeout);
        byte[] slip = ReceiptEncoder.encode(receipt, columns);
        probe(deadline.leftUpTo(LIMIT));
        if (!condition.canPrint()) {
            return new Outcome.Refused(condition.reason());
        }
        conversation.forgetReceived();
        try {
            return send(slip, deadline);
        } catch (DeviceException e) { // From here on paper may have moved.
            return new Outcome.Unknown(e.reason());
        }
    }

    private Outcome send(byte[] slip, Deadline deadline) throws DeviceException, InterruptedException {
        String number = String.format("%04d", jobs.updateAndGet(last -> (last + 1) % 10_000));
        conversation.send(slip, deadline.left());
        conversation.send(proofInTurn ? EscPos.STATUS_IN_TURN : EscPos.prove(number), deadline.left());
        Deadline proof = deadline;
        boolean stopped = false;
        while (!proof.isOver()) {
            Optional<PrinterReply> reply = conversation.await(proof.left());
            if (reply.isPresent() && isProof(reply.get(), number)) {
                return new Outcome.Printed();
            }
            if (!stopped && !condition.canPrint()) { // The last line may have been the last of the paper.
                stopped = true;
                proof = Deadline.in(deadline.leftUpTo(LAST_WORD));
            }
        }
        clearBuffers();
        return new Outcome.Unknown(stopped ? condition.reason() : DeviceReason.NO_ANSWER);
    }

    /** Printers that do not know the command stay silent; then the slip is as unknown as before. */
    private void clearBuffers() throws DeviceException, InterruptedException {
        conversation.send(EscPos.CLEAR_BUFFERS, LIMIT);
        Deadline answer = Deadline.in(STATUS_LIMIT);
        boolean cleared = false;
        while (!cleared && !answer.isOver()) {
            cleared = conversation
                    .await(answer.left())
                    .filter(PrinterReply.Cleared.class::isInstance)
                    .isPresent();
        }
    }

    private boolean isProof(PrinterReply reply, String number) {
        return proofInTurn ? reply instanceof PrinterReply.InTurn : reply.equals(new PrinterReply.Proof(number));
    }

    private boolean heard(PrinterReply reply) {
        if (reply instanceof PrinterReply.Sensors sensors) {
            learn(sensors.condition());
        }
        return true;
    }

    private DeviceStatus learn(Condition news) {
        Condition before = condition;
        condition = news;
        if (!news.equals(before)) {
            listeners.forEach(listener -> listener.accept(news));
        }
        return become(state(news), news.reason());
    }

    private static DeviceStatus.State state(Condition condition) {
        if (!condition.canPrint()) {
            return DeviceStatus.State.OFFLINE;
        }
        return condition.paper() == Paper.LOW ? DeviceStatus.State.DEGRADED : DeviceStatus.State.ONLINE;
    }

    @Override
    public void close() {
        conversation.close();
    }
}
