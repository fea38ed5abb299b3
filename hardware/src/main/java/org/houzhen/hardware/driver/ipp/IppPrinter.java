package org.houzhen.hardware.driver.ipp;

import com.hp.jipp.encoding.IppPacket;
import com.hp.jipp.encoding.KeywordOrName;
import com.hp.jipp.encoding.Tag;
import com.hp.jipp.model.PrinterState;
import com.hp.jipp.model.Status;
import com.hp.jipp.model.Types;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.houzhen.hardware.DeviceAddress;
import org.houzhen.hardware.DeviceException;
import org.houzhen.hardware.DeviceReason;
import org.houzhen.hardware.DeviceStatus;
import org.houzhen.hardware.Report;
import org.houzhen.hardware.ReportPrinter;
import org.houzhen.hardware.driver.StatusBoard;
import org.houzhen.hardware.link.Deadline;

/** Talks to one IPP printer: asks how it is, takes back what an earlier life left in it, submits the document in one Print-Job, and follows the job. */
final class IppPrinter extends StatusBoard implements ReportPrinter {
    private static final Duration LIMIT = Duration.ofSeconds(3);
    private static final Duration PROBE_LIMIT = LIMIT.multipliedBy(2); // It asks two questions, and may take jobs back.
    private static final String PDF = "application/pdf";
    static final String USER = "kiosk";

    private final IppClient client;
    private final String jobPrefix;
    private final EarlierJobs earlier;

    private IppPrinter(String name, Clock clock, IppClient client, String owner) {
        super(name, clock);
        this.client = client;
        this.jobPrefix = "houzhen-" + owner + "-";
        this.earlier = new EarlierJobs(name, client, jobPrefix);
    }

    static IppPrinter open(String name, DeviceAddress address, Clock clock)
            throws DeviceException, InterruptedException {
        var client = new IppClient(name, address);
        var printer = new IppPrinter(name, clock, client, address.parameters().getOrDefault("owner", USER));
        printer.probe(PROBE_LIMIT);
        return printer;
    }

    /** Nobody prints meanwhile, so whatever of this terminal is still in the printer was left there and is taken back. */
    @Override
    public DeviceStatus probe(Duration timeout) throws DeviceException, InterruptedException {
        Deadline deadline = Deadline.in(timeout);
        try {
            StateReasons reasons = reasons(deadline.left());
            if (!earlier.takeBack(deadline)) {
                return become(
                        DeviceStatus.State.OFFLINE,
                        DeviceReason.EARLIER_JOB); // Told before PAPER_OUT: a refill prints it.
            }
            if (reasons.obstacle().isPresent()) {
                return become(DeviceStatus.State.OFFLINE, reasons.obstacle().get());
            }
            return reasons.warning()
                    .map(warning -> become(DeviceStatus.State.DEGRADED, warning))
                    .orElseGet(() -> become(DeviceStatus.State.ONLINE, DeviceReason.READY));
        } catch (DeviceException e) {
            become(DeviceStatus.State.OFFLINE, e.reason());
            throw e;
        }
    }

    /** What the printer says of itself; a stopped printer that gives no reason has one all the same. */
    StateReasons reasons(Duration limit) throws DeviceException, InterruptedException {
        IppPacket answer = client.ask(
                IppPacket.getPrinterAttributes(
                        client.printer(), Types.printerState, Types.printerStateReasons, Types.printerIsAcceptingJobs),
                limit);
        return reasons(answer);
    }

    static StateReasons reasons(IppPacket answer) {
        List<String> spoken = answer.getStrings(Tag.printerAttributes, Types.printerStateReasons);
        var reasons = new StateReasons(spoken);
        boolean stopped = IppClient.value(answer, Tag.printerAttributes, Types.printerState)
                .filter(PrinterState.stopped::equals)
                .isPresent();
        boolean refusing = !IppClient.value(answer, Tag.printerAttributes, Types.printerIsAcceptingJobs)
                .orElse(true);
        if (!refusing && !stopped || reasons.obstacle().isPresent()) {
            return reasons;
        }
        return new StateReasons(spoken.isEmpty() || !stopped ? List.of("paused") : withPaused(spoken));
    }

    private static List<String> withPaused(List<String> spoken) {
        return Stream.concat(spoken.stream(), Stream.of("paused")).toList();
    }

    @Override
    public Outcome print(Report report, Duration timeout, Consumer<DeviceReason> progress)
            throws DeviceException, InterruptedException {
        Deadline deadline = Deadline.in(timeout);
        probe(deadline.leftUpTo(PROBE_LIMIT));
        if (!status().isUsable()) {
            return new Outcome.Refused(status().reason());
        }
        IppPacket verdict = client.ask(request(IppPacket.validateJob(client.printer()), report), LIMIT);
        if (!isSuccess(verdict)) {
            return new Outcome.Refused(refusal(verdict));
        }
        return submit(report, deadline, progress);
    }

    private Outcome submit(Report report, Deadline deadline, Consumer<DeviceReason> progress)
            throws DeviceException, InterruptedException {
        IppPacket answer;
        try {
            answer = client.ask(request(IppPacket.printJob(client.printer()), report), report.pdf(), deadline.left());
        } catch (DeviceException e) {
            if (e.reason() == DeviceReason.UNPLUGGED) {
                throw e;
            }
            return new Outcome.Unknown(e.reason());
        }
        if (!isSuccess(answer)) {
            return new Outcome.Refused(refusal(answer));
        }
        Optional<Integer> id = IppClient.value(answer, Tag.jobAttributes, Types.jobId);
        if (id.isEmpty()) {
            return new Outcome.Unknown(DeviceReason.DAMAGED_ANSWER);
        }
        return new IppJob(this, client, id.get()).follow(deadline, progress);
    }

    private IppPacket.Builder request(IppPacket.Builder request, Report report) {
        request.getOperationAttributes()
                .put(
                        Types.requestingUserName.of(USER),
                        Types.jobName.of(jobPrefix + report.jobName()),
                        Types.documentFormat.of(PDF));
        media(report.media())
                .ifPresent(media -> request.getJobAttributes().put(Types.media.of(new KeywordOrName(media))));
        return request;
    }

    private static Optional<String> media(Report.Media media) {
        return switch (media) {
            case AS_LOADED -> Optional.empty();
            case A4 -> Optional.of("iso_a4_210x297mm");
            case A5 -> Optional.of("iso_a5_148x210mm");
        };
    }

    /** Codes up to 00FF are success; an attribute that was ignored is not, because the wrong sheet would be printed. */
    static boolean isSuccess(IppPacket answer) {
        return answer.getCode() <= 0xFF && !answer.getStatus().equals(Status.successfulOkConflictingAttributes);
    }

    private static DeviceReason refusal(IppPacket answer) {
        Status status = answer.getStatus();
        if (status.equals(Status.serverErrorBusy) || status.equals(Status.serverErrorTemporaryError)) {
            return DeviceReason.BUSY;
        }
        boolean notAccepting = status.equals(Status.serverErrorNotAcceptingJobs);
        return notAccepting ? DeviceReason.DEVICE_OFFLINE : DeviceReason.UNSUPPORTED;
    }

    @Override
    public void close() {
        become(DeviceStatus.State.OFFLINE, DeviceReason.UNPLUGGED); // No line is kept open between requests.
    }
}
