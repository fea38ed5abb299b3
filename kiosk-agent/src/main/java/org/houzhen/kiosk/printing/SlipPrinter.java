package org.houzhen.kiosk.printing;

import java.time.Clock;
import java.util.concurrent.locks.ReentrantLock;
import org.houzhen.hardware.DeviceReason;
import org.houzhen.hardware.ReceiptPrinter;
import org.houzhen.kiosk.devices.TerminalDevices;
import org.houzhen.wire.Slip;

/**
 * Brings a slip onto paper: once unmarked at most, and until a copy is proven or nobody can tell any more. Blocks for as
 * long as the printer takes.
 */
public final class SlipPrinter {
    /** Copies whose end nobody knows, after which a person must look. */
    static final int COPIES_MAX = 3;

    private final PrintJournal journal;
    private final TerminalDevices devices;
    private final SlipLayout layout;
    private final Clock clock;
    private final ReentrantLock turn = new ReentrantLock(); // Two who ask for one slip get one copy.

    /** What became of it. */
    public enum State {
        PRINTED,
        /** Not on paper yet; it stays queued. */
        WAITING,
        /** Perhaps on paper; a marked copy is due. */
        UNCERTAIN,
        /** So many copies were made that a person must make the next. */
        NO_MORE
    }

    /** @param reason why it is not printed; READY when it is */
    public record Outcome(State state, DeviceReason reason) {}

    public SlipPrinter(PrintJournal journal, TerminalDevices devices, SlipLayout layout, Clock clock) {
        this.journal = journal;
        this.devices = devices;
        this.layout = layout;
        this.clock = clock;
    }

    /** Prints the slip unless a copy is already proven to be out. */
    public Outcome owed(Slip slip, PrintJob.Kind kind, String origin) throws InterruptedException {
        turn.lockInterruptibly();
        try {
            PrintJob job = journal.queue(slip.id(), kind, origin);
            return switch (job.state()) {
                case CONFIRMED, REPRINTED -> new Outcome(State.PRINTED, DeviceReason.READY);
                case GIVEN_UP -> new Outcome(State.NO_MORE, DeviceReason.NO_ANSWER);
                case QUEUED, SENT, UNKNOWN -> copy(slip, job);
            };
        } finally {
            turn.unlock();
        }
    }

    /** Prints another copy because the patient asked for one; it is marked unless nothing was ever printed. */
    public Outcome again(Slip slip, PrintJob.Kind kind, String origin) throws InterruptedException {
        turn.lockInterruptibly();
        try {
            return copy(slip, journal.queue(slip.id(), kind, origin));
        } finally {
            turn.unlock();
        }
    }

    /** Prints one more copy because a person who looked at the paper wants it, however many there were. */
    public Outcome byHand(Slip slip, PrintJob job) throws InterruptedException {
        turn.lockInterruptibly();
        try {
            return send(slip, journal.queue(job.id(), job.kind(), job.origin()));
        } finally {
            turn.unlock();
        }
    }

    private Outcome copy(Slip slip, PrintJob job) throws InterruptedException {
        if (job.copies() >= COPIES_MAX) {
            if (!job.isFinal()) {
                journal.givenUp(job.id());
            }
            return new Outcome(State.NO_MORE, DeviceReason.NO_ANSWER);
        }
        return send(slip, job);
    }

    private Outcome send(Slip slip, PrintJob job) throws InterruptedException {
        journal.sending(job.id());
        var receipt = layout.receipt(slip, job.isReprint(), clock.instant());
        return devices.print(receipt)
                .match(new ReceiptPrinter.Cases<>(
                        () -> printed(job), reason -> waiting(job, reason), reason -> uncertain(job, reason)));
    }

    private Outcome printed(PrintJob job) {
        journal.confirmed(job.id(), 1);
        return new Outcome(State.PRINTED, DeviceReason.READY);
    }

    private Outcome waiting(PrintJob job, DeviceReason reason) {
        journal.notSent(job.id());
        if (job.state().isProven()) {
            journal.confirmed(job.id(), 1); // A wish for one more copy takes nothing back.
        }
        return new Outcome(State.WAITING, reason);
    }

    private Outcome uncertain(PrintJob job, DeviceReason reason) {
        journal.unknown(job.id());
        return new Outcome(State.UNCERTAIN, reason);
    }
}
