package org.houzhen.kiosk.server;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.houzhen.wire.DeviceReport;
import org.houzhen.wire.Problem;
import org.houzhen.wire.SlipReport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps in touch: enrols, tells the server how the devices are, and knows whether there is a server at all. */
public final class ServerLink implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ServerLink.class);

    private final HttpCalls calls;
    private final HospitalServer server;
    private final Enrolment enrolment;
    private final Supplier<DeviceReport> devices;
    private final Supplier<SlipReport> slips;
    private SlipReport slipsTold = new SlipReport(List.of()); // Used by the thread alone.
    private final Pace pace;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        var named = new Thread(task, "server-link");
        named.setDaemon(true);
        return named;
    });
    private final List<Consumer<State>> listeners = new CopyOnWriteArrayList<>();
    private volatile State state = State.CONNECTING;
    private volatile Set<String> services = Set.of();

    /** Whether the terminal can work. */
    public enum State {
        CONNECTING,
        ONLINE,
        OFFLINE,
        NOT_ENROLLED
    }

    /** How often to speak while all is well, and how soon to try again while it is not. */
    public record Pace(Duration well, Duration ill) {
        public static final Pace DEFAULT = new Pace(Duration.ofSeconds(30), Duration.ofSeconds(2));
    }

    public ServerLink(
            HttpCalls calls,
            Enrolment enrolment,
            Supplier<DeviceReport> devices,
            Supplier<SlipReport> slips,
            Pace pace) {
        this.calls = calls;
        this.server = new HttpHospitalServer(calls);
        this.enrolment = enrolment;
        this.devices = devices;
        this.slips = slips;
        this.pace = pace;
    }

    public void start() {
        after(Duration.ZERO, this::beat);
    }

    public State state() {
        return state;
    }

    /** What the server can do beside what every one can. */
    public Set<String> services() {
        return services;
    }

    /** The listener is told at once and at each change of the state or the services, on the link's thread, and must not block. */
    public void onState(Consumer<State> listener) {
        listeners.add(listener);
        listener.accept(state);
    }

    /** A device changed, or a call got no answer: speak now rather than at the next beat. */
    public void speakNow() {
        after(Duration.ZERO, this::speak);
    }

    private void beat() {
        speak();
        after(state == State.ONLINE ? pace.well() : pace.ill(), this::beat);
    }

    private void speak() {
        try {
            become(enrolment.token().isPresent() && state != State.NOT_ENROLLED ? report() : enrol());
        } catch (RuntimeException e) { // The edge of this thread: it must live on.
            LOG.error("the link to the server failed: {}", e.toString());
            become(State.OFFLINE);
        }
    }

    /** Without a new code the old token is tried again: a server may refuse one by mistake, and recover. */
    private State enrol() {
        return enrolment
                .attempt(calls)
                .match(
                        done -> report(),
                        refused -> enrolment.token().isPresent() ? report() : State.NOT_ENROLLED,
                        () -> State.OFFLINE);
    }

    private State report() {
        State told = reportDevices();
        if (told == State.ONLINE) {
            reportSlips();
            askForServices();
        }
        return told;
    }

    /** Told again at each beat until the server has taken it. */
    private void reportSlips() {
        SlipReport now = slips.get();
        if (!now.equals(slipsTold)) {
            calls.put("/slips", now).then(done -> slipsTold = now, this::slipsRefused, () -> {});
        }
    }

    private void slipsRefused(Problem problem) {
        LOG.error("the server does not take the report of slips: {}; it is told again", problem.code());
    }

    /** Asked at every beat: a server that starts again may do more than before, or less. */
    private void askForServices() {
        Set<String> before = services;
        server.services().then(done -> services = Set.copyOf(done), refused -> services = Set.of(), () -> {});
        if (!services.equals(before) && state == State.ONLINE) {
            listeners.forEach(listener -> listener.accept(State.ONLINE));
        }
    }

    private State reportDevices() {
        return server.devices(devices.get()).match(done -> State.ONLINE, this::refused, () -> State.OFFLINE);
    }

    private State refused(Problem problem) {
        if (problem.status() != 401 && problem.status() != 403) {
            LOG.warn("the server does not take the device report: {}", problem.code());
            return State.ONLINE;
        }
        return State.NOT_ENROLLED;
    }

    private void become(State news) {
        if (news != state) {
            LOG.info("server: {}", news);
            state = news;
            listeners.forEach(listener -> listener.accept(news));
        }
    }

    private void after(Duration delay, Runnable task) {
        try {
            thread.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("the link is closed");
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
