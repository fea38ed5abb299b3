package org.houzhen.kiosk.contract;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.houzhen.kiosk.contract.Envelope.Header;

/** Tells a program which services there are and where. */
final class Publisher implements Client {
    static final String NAME = "ServicePublisher";
    private static final String GET = "ServicePublisher.GetServices";

    private final List<String> names;
    private final String base;
    private final Consumer<Envelope> send;

    Publisher(List<String> names, String base, Consumer<Envelope> send) {
        this.names = names;
        this.base = base;
        this.send = send;
    }

    @Override
    public void receive(Envelope message) {
        Header header = message.header();
        if (header == null || header.requestId() == null || header.requestId() <= 0 || header.name() == null) {
            receiveGarbage();
            return;
        }
        send.accept(Envelope.acknowledge(header.name(), header.requestId(), null));
        Completion end = header.name().equals(GET)
                ? Completion.success(services())
                : Completion.of(CompletionCode.UNSUPPORTED_COMMAND, header.name());
        send.accept(Envelope.completion(header.name(), header.requestId(), end));
    }

    private Map<String, Object> services() {
        List<Map<String, String>> all =
                names.stream().map(name -> Map.of("serviceURI", base + name)).toList();
        return Map.of("vendorName", "Houzhen", "services", all);
    }

    @Override
    public void receiveGarbage() {
        send.accept(Envelope.acknowledge("", 0, "invalidMessage"));
    }

    @Override
    public void close() {
        // Nothing is under way here.
    }
}
