package org.houzhen.hardware.driver.ipp;

import com.hp.jipp.encoding.AttributeType;
import com.hp.jipp.encoding.IppPacket;
import com.hp.jipp.encoding.Tag;
import com.hp.jipp.model.JobState;
import com.hp.jipp.model.Types;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.houzhen.hardware.DeviceException;
import org.houzhen.hardware.DeviceReason;
import org.houzhen.hardware.ReportPrinter.Outcome;
import org.houzhen.hardware.link.Deadline;

/** Follows one submitted job by asking, until it has ended or the time is up; then it is canceled. */
final class IppJob {
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration LIMIT = Duration.ofSeconds(3);
    private static final Duration CANCEL_LIMIT = Duration.ofSeconds(6);

    private final IppPrinter printer;
    private final IppClient client;
    private final int id;
    private DeviceReason obstacle = DeviceReason.READY;

    IppJob(IppPrinter printer, IppClient client, int id) {
        this.printer = printer;
        this.client = client;
        this.id = id;
    }

    Outcome follow(Deadline deadline, Consumer<DeviceReason> progress) throws InterruptedException {
        Optional<Outcome> end = untilEnded(deadline, progress);
        return end.isPresent() ? end.get() : cancel();
    }

    /** An answer that is missing once may come next time: only the deadline gives up. */
    private Optional<Outcome> untilEnded(Deadline deadline, Consumer<DeviceReason> progress)
            throws InterruptedException {
        while (!deadline.isOver()) {
            try {
                Optional<Outcome> end = ask(deadline.leftUpTo(LIMIT));
                if (end.isPresent()) {
                    return end;
                }
                report(deadline, progress);
            } catch (DeviceException e) {
                tell(e.reason(), progress);
            }
            pause(deadline.leftUpTo(POLL));
        }
        return Optional.empty();
    }

    private void report(Deadline deadline, Consumer<DeviceReason> progress)
            throws DeviceException, InterruptedException {
        StateReasons reasons = printer.reasons(deadline.leftUpTo(LIMIT));
        tell(reasons.obstacle().orElse(DeviceReason.READY), progress);
    }

    private void tell(DeviceReason news, Consumer<DeviceReason> progress) {
        if (news != obstacle) {
            obstacle = news;
            progress.accept(news);
        }
    }

    /** Empty while the job has not ended. */
    private Optional<Outcome> ask(Duration limit) throws DeviceException, InterruptedException {
        IppPacket answer = client.ask(IppPacket.getJobAttributes(client.printer(), id), limit);
        JobState state =
                IppClient.value(answer, Tag.jobAttributes, Types.jobState).orElse(JobState.processing); // Asked again.
        if (JobState.completed.equals(state)) {
            return Optional.of(new Outcome.Printed(pages(answer)));
        }
        boolean ended = JobState.aborted.equals(state) || JobState.canceled.equals(state);
        return ended ? Optional.of(new Outcome.Aborted(cause(state, limit))) : Optional.empty();
    }

    static int pages(IppPacket answer) {
        return Stream.<AttributeType<Integer>>of(Types.jobImpressionsCompleted, Types.jobMediaSheetsCompleted)
                .flatMap(type -> IppClient.value(answer, Tag.jobAttributes, type).stream())
                .findFirst()
                .orElse(0);
    }

    private DeviceReason cause(JobState state, Duration limit) throws DeviceException, InterruptedException {
        DeviceReason otherwise = JobState.canceled.equals(state) ? DeviceReason.CANCELED : DeviceReason.DEVICE_FAULT;
        return printer.reasons(limit).anything().orElse(otherwise);
    }

    private Outcome cancel() throws InterruptedException {
        DeviceReason why = obstacle == DeviceReason.READY ? DeviceReason.NO_ANSWER : obstacle;
        try {
            client.ask(IppPacket.cancelJob(client.printer(), id), LIMIT);
        } catch (DeviceException e) {
            return new Outcome.Unknown(e.reason());
        }
        return untilEnded(Deadline.in(CANCEL_LIMIT), reason -> {}).orElse(new Outcome.Unknown(why));
    }

    private static void pause(Duration duration) throws InterruptedException {
        LockSupport.parkNanos(duration.toNanos());
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }
}
