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

    /** What the sensors say, live. */
    record Condition(Paper paper, boolean coverOpen, boolean cutterFault, boolean fault, boolean offline) {
        /** All is well; also what is assumed until the printer has spoken, while its status is UNKNOWN. */
        public static final Condition GOOD = new Condition(Paper.OK, false, false, false, false);

        /** READY and PAPER_LOW mean that a slip would come out. */
        public DeviceReason reason() {
            if (coverOpen) {
                return DeviceReason.COVER_OPEN; // First, because an open cover also reads as paper out.
            }
            if (cutterFault) {
                return DeviceReason.CUTTER_FAULT;
            }
            if (fault) {
                return DeviceReason.DEVICE_FAULT;
            }
            if (paper == Paper.OUT) {
                return DeviceReason.PAPER_OUT;
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
