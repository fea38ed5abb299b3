package org.houzhen.kiosk.web;

import io.netty.buffer.ByteBuf;
import java.util.concurrent.atomic.AtomicInteger;
import org.houzhen.kiosk.face.FaceDesk;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.NettyDataBuffer;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.socket.CloseStatus;
import org.springframework.web.reactive.socket.WebSocketHandler;
import org.springframework.web.reactive.socket.WebSocketMessage;
import org.springframework.web.reactive.socket.WebSocketSession;
import reactor.core.publisher.Mono;

/** Takes the camera's frames from the page; says nothing. */
@Component
class CameraSocket implements WebSocketHandler {
    static final String PATH = "/ws/camera";
    private static final int SOCKETS_MAX = 4; // One is left behind while the next opens.
    private static final Logger LOG = LoggerFactory.getLogger(CameraSocket.class);

    private final FaceDesk faces;
    private final AtomicInteger sockets = new AtomicInteger();

    CameraSocket(FaceDesk faces) {
        this.faces = faces;
    }

    @Override
    public Mono<Void> handle(WebSocketSession socket) {
        if (!faces.isOffered()) {
            return socket.close(CloseStatus.POLICY_VIOLATION);
        }
        if (sockets.incrementAndGet() > SOCKETS_MAX) {
            sockets.decrementAndGet();
            return socket.close(CloseStatus.POLICY_VIOLATION);
        }
        return socket.receive().doOnNext(this::receive).then().doFinally(end -> sockets.decrementAndGet());
    }

    private void receive(WebSocketMessage message) {
        try {
            faces.received(taken(message.getPayload()));
        } catch (IllegalArgumentException e) {
            LOG.debug("not a frame");
        }
    }

    /** The network's own memory goes back to a pool, and it held a face. */
    private static byte[] taken(DataBuffer payload) {
        var bytes = new byte[payload.readableByteCount()];
        payload.read(bytes);
        if (payload instanceof NettyDataBuffer netty) {
            ByteBuf memory = netty.getNativeBuffer();
            memory.setZero(0, memory.writerIndex());
        }
        return bytes;
    }
}
