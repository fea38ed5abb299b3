package org.houzhen.kiosk.contract;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.houzhen.kiosk.contract.Envelope.Header;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One client of one service: its commands are acknowledged at once, done in turn, and each ends in one completion. */
final class ClientConnection implements Client {
    private static final Logger LOG = LoggerFactory.getLogger(ClientConnection.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration TIMEOUT_MAX = Duration.ofMinutes(2);
    private static final List<String> COMMON = List.of("Common.Status", "Common.Capabilities", "Common.Cancel");

    private final Services services;
    private final Services.Line line;
    private final Consumer<Envelope> send;
    private final Map<Integer, Order> orders = new ConcurrentHashMap<>();
    private volatile boolean closed;

    ClientConnection(Services services, Services.Line line, Consumer<Envelope> send) {
        this.services = services;
        this.line = line;
        this.send = send;
    }

    @Override
    public void receive(Envelope message) {
        Header header = message.header();
        if (header == null || header.name() == null || !"command".equals(header.type())) {
            receiveGarbage();
        } else if (header.requestId() == null || header.requestId() <= 0 || orders.containsKey(header.requestId())) {
            send.accept(Envelope.acknowledge(header.name(), 0, "invalidRequestID"));
        } else {
            take(message);
        }
    }

    private void take(Envelope message) {
        var order = new Order(message, services.clock().instant().plus(timeout(message.header())));
        String name = order.name();
        if (COMMON.contains(name)) {
            order.acknowledge(null);
            order.complete(common(order));
        } else if (!line.service().commands().contains(name)) {
            order.acknowledge(null);
            order.complete(Completion.of(CompletionCode.UNSUPPORTED_COMMAND, name));
        } else {
            queue(order);
        }
    }

    private static Duration timeout(Header header) {
        if (header.timeout() == null || header.timeout() <= 0) {
            return TIMEOUT;
        }
        Duration wanted = Duration.ofMillis(header.timeout());
        return wanted.compareTo(TIMEOUT_MAX) > 0 ? TIMEOUT_MAX : wanted;
    }

    private void queue(Order order) {
        if (line.thread().getQueue().remainingCapacity() == 0) {
            order.acknowledge("tooManyRequests");
            return;
        }
        orders.put(order.requestId(), order);
        order.acknowledge(null); // Before the work, whose events and end must not come first.
        try {
            line.thread().execute(() -> work(order));
        } catch (RejectedExecutionException e) { // Another client took the last place meanwhile.
            orders.remove(order.requestId());
            order.complete(Completion.of(CompletionCode.DEVICE_NOT_READY, "too many requests"));
        }
    }

    private void work(Order order) {
        Completion end;
        try {
            end = order.isOver() ? order.unfinished() : line.service().run(order);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            end = Completion.of(CompletionCode.CANCELED, null);
        } catch (RuntimeException e) { // The edge of a thread: the client must hear an end.
            LOG.error("{} failed: {}", order.name(), e.getClass().getName());
            end = Completion.of(CompletionCode.INTERNAL_ERROR, null);
        }
        orders.remove(order.requestId());
        order.complete(end);
    }

    private Completion common(Order order) {
        return switch (order.name()) {
            case "Common.Status" -> Completion.success(services.status(line.service()));
            case "Common.Capabilities" -> Completion.success(capabilities());
            default -> cancel(order.payload().get("requestIds"));
        };
    }

    private Map<String, Object> capabilities() {
        Map<String, List<String>> interfaces = Stream.concat(COMMON.stream(), line.service().commands().stream())
                .collect(Collectors.groupingBy(name -> name.substring(0, name.indexOf('.'))));
        List<Map<String, Object>> shown = interfaces.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(each -> Map.<String, Object>of("name", each.getKey(), "commands", each.getValue()))
                .toList();
        return Map.of("interfaces", shown);
    }

    /** Those named, or all of this client; what is being printed cannot be called back. */
    private Completion cancel(Object requestIds) {
        List<?> chosen = requestIds instanceof List<?> some ? some : List.copyOf(orders.keySet());
        chosen.stream()
                .map(id ->
                        id instanceof Integer known ? Optional.ofNullable(orders.get(known)) : Optional.<Order>empty())
                .forEach(order -> order.ifPresent(Order::cancel));
        return Completion.success(null);
    }

    void statusChanged() {
        if (!closed) {
            send.accept(Envelope.unsolicited("Common.StatusChangedEvent", services.status(line.service())));
        }
    }

    @Override
    public void receiveGarbage() {
        send.accept(Envelope.acknowledge("", 0, "invalidMessage"));
    }

    @Override
    public void close() {
        closed = true;
        orders.values().forEach(Order::cancel);
        services.forget(this);
    }

    /** One command from its acknowledgement to its end. */
    private final class Order implements Work {
        private final Envelope command;
        private final Instant until;
        private volatile boolean canceled;

        Order(Envelope command, Instant until) {
            this.command = command;
            this.until = until;
        }

        int requestId() {
            return command.header().requestId();
        }

        void cancel() {
            canceled = true;
        }

        void acknowledge(String status) {
            say(Envelope.acknowledge(name(), requestId(), status));
        }

        void complete(Completion end) {
            say(Envelope.completion(name(), requestId(), end));
        }

        private void say(Envelope message) {
            if (!closed) {
                send.accept(message);
            }
        }

        @Override
        public String name() {
            return command.header().name();
        }

        @Override
        public Map<String, Object> payload() {
            return command.payload() == null ? Map.of() : command.payload();
        }

        @Override
        public boolean isOver() {
            return canceled || isLate() || !services.isIdle();
        }

        private boolean isLate() {
            return !services.clock().instant().isBefore(until);
        }

        @Override
        public void event(String name, Map<String, Object> payload) {
            say(Envelope.event(name, requestId(), payload));
        }

        @Override
        public Completion unfinished() {
            if (canceled) {
                return Completion.of(CompletionCode.CANCELED, null);
            }
            return isLate()
                    ? Completion.of(CompletionCode.TIME_OUT, null)
                    : Completion.of(CompletionCode.DEVICE_NOT_READY, "a patient is being served");
        }
    }
}
