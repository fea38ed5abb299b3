package org.houzhen.kiosk.web;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.houzhen.kiosk.page.Action;
import org.houzhen.kiosk.page.Frame;
import org.houzhen.kiosk.session.KioskSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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

/** Sends the session's newest frame to whoever is connected, and its presses to the session. */
@Component
class KioskSocket implements WebSocketHandler {
    private static final Logger LOG = LoggerFactory.getLogger(KioskSocket.class);
    private static final int SOCKETS_MAX = 8;

    private final KioskSession session;
    private final Sinks.Many<String> frames = Sinks.many().replay().latest();
    private final AtomicInteger sockets = new AtomicInteger();
    private final JsonMapper json = KioskJson.mapper();

    KioskSocket(KioskSession session) {
        this.session = session;
        session.onFrame(this::send);
        send(session.frame());
    }

    /** Called on the session's thread only; the first time before that thread runs. */
    private void send(Frame frame) {
        frames.emitNext(json.writeValueAsString(frame), Sinks.EmitFailureHandler.FAIL_FAST);
    }

    @Override
    public Mono<Void> handle(WebSocketSession socket) {
        if (sockets.incrementAndGet() > SOCKETS_MAX) {
            sockets.decrementAndGet();
            return socket.close(CloseStatus.POLICY_VIOLATION);
        }
        Flux<WebSocketMessage> out = frames.asFlux().onBackpressureLatest().map(socket::textMessage);
        Mono<Void> in = socket.receive()
                .map(WebSocketMessage::getPayloadAsText)
                .doOnNext(this::receive)
                .then();
        return Mono.firstWithSignal(in, socket.send(out)).doFinally(end -> sockets.decrementAndGet());
    }

    private void receive(String text) {
        try {
            Optional.ofNullable(json.readValue(text, Action.class)).ifPresent(session::press);
        } catch (JacksonException | IllegalArgumentException e) {
            LOG.debug("not an action");
        }
    }
}
