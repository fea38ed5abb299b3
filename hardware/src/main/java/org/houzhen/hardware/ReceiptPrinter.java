package org.houzhen.hardware;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** A printer of slips that says whether a slip really came out. One thread uses it at a time. */
public interface ReceiptPrinter extends Device {
    /**
     * Prints one receipt and waits for the printer's proof that all of it was printed. An unplugging after the first
     * byte is {@link Outcome.Unknown}, because paper may have moved.
     *
     * @throws DeviceException if the printer is broken or unplugged before the first byte was sent: nothing is printed
     */
    Outcome print(Receipt receipt, Duration timeout) throws DeviceException, InterruptedException;

    /** What the printer said last of itself; never touches the device. */
    Condition condition();

    /** The listener hears every change of paper, cover or cutter, on the link's thread, and must not block. */
    void onCondition(Consumer<Condition> listener);

    /** How much paper is left. */
    enum Paper {
        OK,
        LOW,
        OUT
    }

    /**
     * What the sensors say, live.
     *
     * @param jammed known of printers with sensors along the paper's way; others report a fault
     * @param untaken a slip still hangs in the mouth; known of printers with a sensor there
     */
    record Condition(
            Paper paper,
            boolean coverOpen,
            boolean cutterFault,
            boolean fault,
            boolean offline,
            boolean jammed,
            boolean untaken) {
        /** All is well; also what is assumed until the printer has spoken, while its status is UNKNOWN. */
        public static final Condition GOOD = new Condition(Paper.OK, false, false, false, false);

        /** Of a printer that cannot tell a jam from another fault, and does not see whether its slip was taken. */
        public Condition(Paper paper, boolean coverOpen, boolean cutterFault, boolean fault, boolean offline) {
            this(paper, coverOpen, cutterFault, fault, offline, false, false);
        }

        /** The same with what only the sensors along the paper's way know. */
        public Condition with(boolean nowJammed, boolean nowUntaken) {
            return new Condition(paper, coverOpen, cutterFault, fault, offline, nowJammed, nowUntaken);
        }

        /** READY and PAPER_LOW mean that a slip would come out. */
        public DeviceReason reason() {
            if (coverOpen) {
                return DeviceReason.COVER_OPEN; // First, because an open cover also reads as paper out.
            }
            if (cutterFault) {
                return DeviceReason.CUTTER_FAULT;
            }
            if (jammed) {
                return DeviceReason.PAPER_JAM;
            }
            if (fault) {
                return DeviceReason.DEVICE_FAULT;
            }
            if (paper == Paper.OUT) {
                return DeviceReason.PAPER_OUT;
            }
            if (untaken) {
                return DeviceReason.MEDIUM_NOT_TAKEN;
            }
            if (offline) {
                return DeviceReason.DEVICE_OFFLINE;
            }
            return paper == Paper.LOW ? DeviceReason.PAPER_LOW : DeviceReason.READY;
        }

        public boolean canPrint() {
            return reason() == DeviceReason.READY || reason() == DeviceReason.PAPER_LOW;
        }
    }

    /** What became of one receipt. */
    sealed interface Outcome {
        <T> T match(Cases<T> cases);

        /** The printer proved that everything sent before was printed. */
        record Printed() implements Outcome {
            @Override
            public <T> T match(Cases<T> cases) {
                return cases.printed().get();
            }
        }

        /** Nothing was sent, so nothing was printed. */
        record Refused(DeviceReason reason) implements Outcome {
            @Override
            public <T> T match(Cases<T> cases) {
                return cases.refused().apply(reason);
            }
        }

        /** Bytes were sent and no proof came: all, some or nothing is on paper; somebody must look. */
        record Unknown(DeviceReason reason) implements Outcome {
            @Override
            public <T> T match(Cases<T> cases) {
                return cases.unknown().apply(reason);
            }
        }
    }

    /** One answer for each outcome, so that a forgotten one fails to compile. */
    record Cases<T>(Supplier<T> printed, Function<DeviceReason, T> refused, Function<DeviceReason, T> unknown) {}
}
