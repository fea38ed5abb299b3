package org.houzhen.hardware;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;

/** A printer of whole documents that is followed until the last sheet is out. One thread uses it at a time. */
public interface ReportPrinter extends Device {
    /**
     * Submits the report and follows its job to the end. At the timeout the job is canceled, so that a refilled printer
     * does not print it a second time later; the listener hears what holds the job up, such as PAPER_OUT. A job that an
     * earlier life of this program or a lost answer left in the printer is taken back first: until it is, nothing is
     * printed, and the status says EARLIER_JOB.
     *
     * @throws DeviceException if the printer is unreachable or silent before the job was sent: nothing is printed
     */
    Outcome print(Report report, Duration timeout, Consumer<DeviceReason> progress)
            throws DeviceException, InterruptedException;

    /** What became of one report. */
    sealed interface Outcome {
        <T> T match(Cases<T> cases);

        record Printed(int pages) implements Outcome {
            @Override
            public <T> T match(Cases<T> cases) {
                return cases.printed().apply(pages);
            }
        }

        /** The printer did not take the job: nothing was printed. */
        record Refused(DeviceReason reason) implements Outcome {
            @Override
            public <T> T match(Cases<T> cases) {
                return cases.refused().apply(reason);
            }
        }

        /** The printer took the job and ended it early; some sheets may be out, none will follow. */
        record Aborted(DeviceReason reason) implements Outcome {
            @Override
            public <T> T match(Cases<T> cases) {
                return cases.aborted().apply(reason);
            }
        }

        /** The printer may have the job and did not say what became of it. */
        record Unknown(DeviceReason reason) implements Outcome {
            @Override
            public <T> T match(Cases<T> cases) {
                return cases.unknown().apply(reason);
            }
        }
    }

    /** One answer for each outcome, so that a forgotten one fails to compile. */
    record Cases<T>(
            IntFunction<T> printed,
            Function<DeviceReason, T> refused,
            Function<DeviceReason, T> aborted,
            Function<DeviceReason, T> unknown) {}
}
