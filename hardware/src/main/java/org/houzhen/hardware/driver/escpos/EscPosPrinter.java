package org.houzhen.hardware.driver.escpos;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
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
import org.houzhen.hardware.driver.escpos.EscPosDriver.Waits;
import org.houzhen.hardware.link.Conversation;
import org.houzhen.hardware.link.Deadline;

/**
 * Talks to one ESC/POS printer: asks its sensors before the first byte, sends the slip in one piece, and waits for the
 * proof. What a stopped printer still holds is thrown away, so that no second slip comes out when paper is refilled.
 */
final class EscPosPrinter extends StatusBoard implements ReceiptPrinter {
    private static final int STATUSES = 4;

    private final Conversation<PrinterReply> conversation;
    private final Waits waits;
    private final int columns;
    private final Proof proof;
    private final boolean seesPaperPath;
    private final AtomicInteger jobs;
    private final AtomicInteger owedInTurn = new AtomicInteger(); // Answers to GS r that have not come yet.
    private final List<Consumer<Condition>> listeners = new CopyOnWriteArrayList<>();
    private volatile Condition condition = Condition.GOOD;

    private EscPosPrinter(
            String name, Clock clock, Waits waits, Conversation<PrinterReply> conversation, DeviceAddress address) {
        super(name, clock);
        this.waits = waits;
        this.conversation = conversation;
        this.columns = Integer.parseInt(address.parameters().getOrDefault("columns", "48"));
        this.proof = Proof.of(address.parameters());
        this.seesPaperPath = "full".equals(address.parameters().get("status"));
        this.jobs = new AtomicInteger((int) (clock.millis() % 10_000));
        conversation.onFrame(this::heard);
        conversation.onLost(() -> become(DeviceStatus.State.OFFLINE, DeviceReason.UNPLUGGED));
    }

    /** Whatever an earlier owner left in the printer, half a command included, is thrown away first. */
    static EscPosPrinter open(String name, DeviceAddress address, Clock clock, Waits waits)
            throws DeviceException, InterruptedException {
        var protocol = new Conversation.Protocol<>(PrinterReply.class, PrinterReplyDecoder::new);
        var conversation = Conversation.open(name, address, waits.line(), protocol);
        var printer = new EscPosPrinter(name, clock, waits, conversation, address);
        try {
            printer.clearBuffers();
            conversation.send(EscPos.SENSORS_ON, waits.line());
            printer.probe(waits.line());
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
            bits[which - 1] = ask(EscPos.status(which), PrinterReply.RealTime.class, deadline)
                    .bits();
        }
        var path = seesPaperPath
                ? ask(EscPos.FULL_STATUS, PrinterReply.PaperPath.class, deadline)
                : new PrinterReply.PaperPath(false, false);
        return learn(new Condition(
                PrinterReplyDecoder.paper((bits[3] & 0x60) >> 3 | (bits[3] & 0x0C) >> 2),
                (bits[1] & 0x04) != 0,
                (bits[2] & 0x08) != 0,
                (bits[2] & 0x60) != 0,
                (bits[0] & 0x08) != 0,
                path.jammed(),
                path.untaken()));
    }

    private <R extends PrinterReply> R ask(byte[] question, Class<R> kind, Deadline deadline)
            throws DeviceException, InterruptedException {
        Deadline answer = Deadline.in(deadline.leftUpTo(waits.status()));
        conversation.forgetReceived();
        conversation.send(question, answer.left());
        Optional<PrinterReply> reply = conversation.await(answer.left());
        while (reply.isPresent()) {
            if (kind.isInstance(reply.get())) {
                return kind.cast(reply.get());
            }
            reply = conversation.await(answer.left());
        }
        become(DeviceStatus.State.OFFLINE, DeviceReason.NO_ANSWER);
        throw new DeviceException(
                DeviceReason.NO_ANSWER, name() + " does not answer status " + question[question.length - 1]);
    }

    @Override
    public Outcome print(Receipt receipt, Duration timeout) throws DeviceException, InterruptedException {
        byte[] slip = ReceiptEncoder.encode(receipt, columns); // The first picture takes a second: fonts are listed.
        Deadline deadline = Deadline.in(timeout);
        probe(deadline.leftUpTo(waits.line()));
        if (!condition.canPrint()) {
            return new Outcome.Refused(condition.reason());
        }
        if (owedInTurn.get() > 0 && !catchesUp()) {
            return new Outcome.Refused(DeviceReason.NO_ANSWER);
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
        owedInTurn.addAndGet(proof.way() == Proof.Way.IN_TURN ? 1 : 0);
        conversation.send(proof.asksAfter(slip, number), deadline.left());
        boolean proven = proof.way() == Proof.Way.STATUS ? staysWell(deadline) : isProven(number, deadline);
        if (proven) {
            return new Outcome.Printed();
        }
        clearBuffers();
        return new Outcome.Unknown(condition.canPrint() ? DeviceReason.NO_ANSWER : condition.reason());
    }

    private boolean isProven(String number, Deadline deadline) throws DeviceException, InterruptedException {
        Deadline end = deadline;
        boolean stopped = false;
        while (!end.isOver()) {
            Optional<PrinterReply> reply = conversation.await(end.left());
            if (reply.isPresent() && proof.isGivenBy(reply.get(), number) && owedInTurn.get() == 0) {
                return true;
            }
            if (!stopped && !condition.canPrint()) { // The last line may have been the last of the paper.
                stopped = true;
                end = Deadline.in(deadline.leftUpTo(waits.lastWord()));
            }
        }
        return false;
    }

    /**
     * An answer carries no number, so that of an earlier slip, which may still come out, would be taken for this one's. The
     * printer has come to the end of what it held when it answers once more and then falls silent.
     */
    private boolean catchesUp() throws DeviceException, InterruptedException {
        conversation.forgetReceived();
        conversation.send(EscPos.STATUS_IN_TURN, waits.line());
        boolean answered = false;
        Optional<PrinterReply> reply = conversation.await(waits.status());
        while (reply.isPresent()) {
            answered |= reply.get() instanceof PrinterReply.InTurn;
            reply = conversation.await(waits.status());
        }
        owedInTurn.set(answered ? 0 : owedInTurn.get() + 1);
        return answered;
    }

    /** Sensors that are well before, during and after: nobody saw the paper, but nothing kept it from coming. */
    private boolean staysWell(Deadline deadline) throws DeviceException, InterruptedException {
        Deadline settled = Deadline.in(deadline.leftUpTo(proof.settle()));
        while (!settled.isOver() && condition.canPrint()) {
            conversation.await(settled.left());
        }
        boolean well = condition.canPrint();
        probe(waits.line());
        return well && (condition.canPrint() || condition.untaken());
    }

    /** Printers that do not know the command stay silent; then the slip is as unknown as before. */
    private void clearBuffers() throws DeviceException, InterruptedException {
        conversation.send(EscPos.CLEAR_BUFFERS, waits.line());
        Deadline answer = Deadline.in(waits.cleared());
        boolean cleared = false;
        while (!cleared && !answer.isOver()) {
            cleared = conversation
                    .await(answer.left())
                    .filter(PrinterReply.Cleared.class::isInstance)
                    .isPresent();
        }
    }

    private boolean heard(PrinterReply reply) {
        if (reply instanceof PrinterReply.Sensors sensors) { // They say nothing of the paper's way.
            learn(sensors.condition().with(condition.jammed(), condition.untaken()));
        } else if (reply instanceof PrinterReply.InTurn) {
            owedInTurn.updateAndGet(owed -> Math.max(0, owed - 1));
        } else if (reply instanceof PrinterReply.Cleared) {
            owedInTurn.set(0);
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
