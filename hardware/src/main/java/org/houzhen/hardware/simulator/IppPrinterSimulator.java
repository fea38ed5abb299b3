package org.houzhen.hardware.simulator;

import com.hp.jipp.encoding.AttributeGroup;
import com.hp.jipp.encoding.IppInputStream;
import com.hp.jipp.encoding.IppOutputStream;
import com.hp.jipp.encoding.IppPacket;
import com.hp.jipp.encoding.KeywordOrName;
import com.hp.jipp.encoding.Tag;
import com.hp.jipp.model.Operation;
import com.hp.jipp.model.PrinterState;
import com.hp.jipp.model.Status;
import com.hp.jipp.model.Types;
import com.hp.jipp.model.WhichJobs;
import io.netty.buffer.ByteBufInputStream;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** An IPP/2.0 printer that takes PDF, prints page after page, stops without paper, and ends its job at a jam. */
public final class IppPrinterSimulator implements AutoCloseable {
    private static final int JOBS_MAX = 100;
    private static final List<String> MEDIA = List.of("iso_a4_210x297mm", "iso_a5_148x210mm");
    private static final List<Operation> OPERATIONS = List.of(
            Operation.printJob,
            Operation.validateJob,
            Operation.cancelJob,
            Operation.getJobAttributes,
            Operation.getJobs,
            Operation.getPrinterAttributes);

    private final LoopbackHttp http = new LoopbackHttp("sim-ipp", this::answer);
    private final List<IppSimulatedJob> jobs = new ArrayList<>();
    private final Duration perPage;
    private IppFaults faults = IppFaults.NONE;
    private final Clock clock;
    private boolean keepsJobs;
    private int lastJob;

    public IppPrinterSimulator(Duration perPage) {
        this(perPage, Clock.systemUTC());
    }

    IppPrinterSimulator(Duration perPage, Clock clock) {
        this.perPage = perPage;
        this.clock = clock;
    }

    public int listen(int port) throws InterruptedException {
        return http.listen(port);
    }

    public IppFaults faults() {
        return ask(() -> faults);
    }

    public void set(IppFaults newFaults) {
        ask(() -> faults = newFaults);
    }

    /** Takes no job back that it has, as a print server may whose policy says so. */
    public void keepJobs(boolean keeps) {
        ask(() -> keepsJobs = keeps);
    }

    /** The jobs received, oldest first. */
    public List<PrintedReport> jobs() {
        return ask(() -> jobs.stream().map(IppSimulatedJob::printed).toList());
    }

    public void unplug() throws InterruptedException {
        http.hangUp();
    }

    public void plug() throws InterruptedException {
        if (!isPlugged()) {
            http.listen(http.port());
        }
    }

    public boolean isPlugged() {
        return http.isOpen();
    }

    @Override
    public void close() {
        http.close();
    }

    private <T> T ask(Callable<T> question) {
        try {
            return http.thread().submit(question).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while operating the simulated printer", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the simulated printer failed", e.getCause());
        }
    }

    private LoopbackHttp.Answer answer(FullHttpRequest request) {
        if (!request.method().equals(HttpMethod.POST)) {
            byte[] text = "an IPP printer\n".getBytes(StandardCharsets.UTF_8);
            return new LoopbackHttp.Answer(405, "text/plain", text);
        }
        try (var body = new IppInputStream(new ByteBufInputStream(request.content()))) {
            return ipp(answer(body.readPacket(), body)); // The document follows the packet in the same stream.
        } catch (IOException e) {
            return ipp(IppPacket.response(Status.clientErrorBadRequest).build());
        }
    }

    private IppPacket answer(IppPacket request, IppInputStream document) throws IOException {
        Operation operation = request.getOperation();
        if (operation.equals(Operation.getPrinterAttributes)) {
            return printerAttributes(request);
        }
        if (operation.equals(Operation.validateJob)) {
            return response(request, verdict(request)).build();
        }
        if (operation.equals(Operation.printJob)) {
            return printJob(request, document.readAllBytes());
        }
        if (operation.equals(Operation.getJobAttributes)) {
            return job(request).map(job -> jobAttributes(request, job)).orElseGet(() -> notFound(request));
        }
        if (operation.equals(Operation.getJobs)) {
            return jobs(request);
        }
        if (operation.equals(Operation.cancelJob)) {
            return cancel(request);
        }
        return response(request, Status.serverErrorOperationNotSupported).build();
    }

    /** Whether such a job could be printed here. */
    private static Status verdict(IppPacket request) {
        String format = request.getString(Tag.operationAttributes, Types.documentFormat);
        if (format != null && !format.equals("application/pdf")) {
            return Status.clientErrorDocumentFormatNotSupported;
        }
        String media = request.getString(Tag.jobAttributes, Types.media);
        return media == null || MEDIA.contains(media)
                ? Status.successfulOk
                : Status.clientErrorAttributesOrValuesNotSupported;
    }

    private IppPacket printJob(IppPacket request, byte[] document) {
        Status verdict = verdict(request);
        if (verdict.getCode() > 0xFF) {
            return response(request, verdict).build();
        }
        lastJob++;
        String name = request.getString(Tag.operationAttributes, Types.jobName);
        var job = new IppSimulatedJob(lastJob, name == null ? "" : name, clock.instant(), document);
        jobs.add(job);
        if (jobs.size() > JOBS_MAX) {
            jobs.remove(0);
        }
        later(job);
        return jobAttributes(request, job);
    }

    private void later(IppSimulatedJob job) {
        http.thread().schedule(() -> advance(job), perPage.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void advance(IppSimulatedJob job) {
        if (!job.hasEnded()) {
            job.advance(faults);
            later(job);
        }
    }

    private Optional<IppSimulatedJob> job(IppPacket request) {
        Integer id = request.getValue(Tag.operationAttributes, Types.jobId);
        return jobs.stream().filter(job -> id != null && job.id() == id).findFirst();
    }

    /** Those that have not ended, unless the request asks for those that have. */
    private IppPacket jobs(IppPacket request) {
        boolean ended = WhichJobs.completed.equals(request.getString(Tag.operationAttributes, Types.whichJobs));
        IppPacket.Builder answer = response(request, Status.successfulOk);
        jobs.stream()
                .filter(job -> job.hasEnded() == ended)
                .forEach(job -> answer.addGroup(AttributeGroup.groupOf(
                        Tag.jobAttributes,
                        Types.jobId.of(job.id()),
                        Types.jobName.of(job.printed().name()))));
        return answer.build();
    }

    private IppPacket cancel(IppPacket request) {
        Optional<IppSimulatedJob> job = job(request);
        if (job.isEmpty()) {
            return notFound(request);
        }
        if (keepsJobs) {
            return response(request, Status.clientErrorNotAuthorized).build();
        }
        boolean canceled = job.get().cancel();
        return response(request, canceled ? Status.successfulOk : Status.clientErrorNotPossible)
                .build();
    }

    private IppPacket notFound(IppPacket request) {
        return response(request, Status.clientErrorNotFound).build();
    }

    private IppPacket jobAttributes(IppPacket request, IppSimulatedJob job) {
        return response(request, Status.successfulOk)
                .putJobAttributes(
                        Types.jobId.of(job.id()),
                        Types.jobUri.of(URI.create(printerUri() + "/" + job.id())),
                        Types.jobName.of(job.printed().name()),
                        Types.jobState.of(job.state()),
                        Types.jobStateReasons.of(job.stateReason()),
                        Types.jobImpressionsCompleted.of(job.printed().pagesPrinted()))
                .build();
    }

    private IppPacket printerAttributes(IppPacket request) {
        boolean busy = jobs.stream().anyMatch(job -> !job.hasEnded());
        PrinterState ready = busy ? PrinterState.processing : PrinterState.idle;
        return response(request, Status.successfulOk)
                .putPrinterAttributes(
                        Types.printerUriSupported.of(printerUri()),
                        Types.printerName.of("houzhen-report"),
                        Types.printerMakeAndModel.of("Houzhen simulated report printer"),
                        Types.printerState.of(faults.stopPrinting() ? PrinterState.stopped : ready),
                        Types.printerStateReasons.of(faults.keywords()),
                        Types.printerIsAcceptingJobs.of(true),
                        Types.operationsSupported.of(OPERATIONS),
                        Types.ippVersionsSupported.of("1.1", "2.0"),
                        Types.documentFormatSupported.of("application/pdf"),
                        Types.documentFormatDefault.of("application/pdf"),
                        Types.mediaSupported.of(
                                MEDIA.stream().map(KeywordOrName::new).toList()),
                        Types.charsetSupported.of("utf-8"),
                        Types.queuedJobCount.of((int)
                                jobs.stream().filter(job -> !job.hasEnded()).count()))
                .build();
    }

    private URI printerUri() {
        return URI.create("ipp://127.0.0.1:" + http.port() + "/ipp/print");
    }

    private static IppPacket.Builder response(IppPacket request, Status status) {
        return IppPacket.response(status).setRequestId(request.getRequestId());
    }

    private static LoopbackHttp.Answer ipp(IppPacket packet) {
        try {
            var out = new ByteArrayOutputStream();
            new IppOutputStream(out).write(packet);
            return new LoopbackHttp.Answer(200, "application/ipp", out.toByteArray());
        } catch (RuntimeException e) {
            throw new UncheckedIOException(new IOException("an IPP answer cannot be written", e));
        }
    }
}
