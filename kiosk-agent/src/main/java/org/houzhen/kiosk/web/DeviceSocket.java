package org.houzhen.kiosk.web;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.houzhen.kiosk.contract.Client;
import org.houzhen.kiosk.contract.Envelope;
import org.houzhen.kiosk.contract.Services;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.socket.CloseStatus;
import org.springframework.web.reactive.socket.WebSocketHandler;
import org.springframework.web.reactive.socket.WebSocketMessage;
import org.springframework.web.reactive.socket.WebSocketSession;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Carries the messages of docs/wire/devices.md between a program and one service. */
@Component
class DeviceSocket implements WebSocketHandler {
    static final String ROOT = "/xfs4iot/v1.0/";
    private static final int SOCKETS_MAX = 16;
    private static final int UNSENT_MAX = 256;
    private static final Duration TURN = Duration.ofSeconds(1);

    private final Services services;
    private final AtomicInteger sockets = new AtomicInteger();
    private final JsonMapper json = KioskJson.mapper();

    DeviceSocket(Services services) {
        this.services = services;
    }

    @Override
    public List<String> getSubProtocols() {
        return List.of("xfs4iot");
    }

    @Override
    public Mono<Void> handle(WebSocketSession socket) {
        if (sockets.incrementAndGet() > SOCKETS_MAX) {
            sockets.decrementAndGet();
            return socket.close(CloseStatus.POLICY_VIOLATION);
        }
        Sinks.Many<String> out = Sinks.many().unicast().onBackpressureBuffer(new LinkedBlockingQueue<>(UNSENT_MAX));
        URI uri = socket.getHandshakeInfo().getUri();
        String base = "ws://" + uri.getAuthority() + ROOT;
        Optional<Client> client =
                services.connect(uri.getPath().substring(ROOT.length()), base, message -> send(out, message));
        Mono<Void> talk =
                client.map(known -> talk(socket, known, out)).orElseGet(() -> socket.close(CloseStatus.NOT_ACCEPTABLE));
        return talk.doFinally(end -> {
            client.ifPresent(Client::close);
            sockets.decrementAndGet();
        });
    }

    private Mono<Void> talk(WebSocketSession socket, Client client, Sinks.Many<String> out) {
        Flux<WebSocketMessage> said = out.asFlux().map(socket::textMessage);
        Mono<Void> heard = socket.receive()
                .map(WebSocketMessage::getPayloadAsText)
                .doOnNext(text -> hand(client, text))
                .then();
        return Mono.firstWithSignal(heard, socket.send(said));
    }

    /** Events and ends come from several threads; a client that does not read is let go. */
    private void send(Sinks.Many<String> out, Envelope message) {
        out.emitNext(json.writeValueAsString(message), Sinks.EmitFailureHandler.busyLooping(TURN));
    }

    private void hand(Client client, String text) {
        try {
            Optional.ofNullable(json.readValue(text, Envelope.class)).ifPresent(client::receive);
        } catch (JacksonException e) {
            client.receiveGarbage();
        }
    }
}
