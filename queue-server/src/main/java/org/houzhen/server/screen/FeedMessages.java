package org.houzhen.server.screen;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.time.Clock;
import java.util.Optional;
import org.houzhen.wire.Board;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The messages of the feed as docs/wire/screens.md describes them. What goes out is encoded down to the WebSocket frame,
 * so that one buffer serves every socket: {@code 81 | length | JSON}, and behind a heartbeat an empty ping {@code 89 00}.
 */
@Component
class FeedMessages {
    private static final int TEXT = 0x81;
    private static final byte[] PING = {(byte) 0x89, 0};
    private static final int LENGTH_16 = 126;
    private static final int LENGTH_64 = 127;
    private static final int HEADER_MAX = 10;

    private final JsonMapper json;
    private final Clock clock;

    FeedMessages(JsonMapper json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    ByteBuf board(Board board) {
        ObjectNode message = message("board");
        message.setAll((ObjectNode) json.valueToTree(board));
        return frame(message);
    }

    /** An onlooker's page is told that it is one, and that of an unpaired browser that it is to be paired. */
    ByteBuf screen(Screen screen, Viewer.Kind viewer) {
        ObjectNode message = message("screen");
        message.setAll((ObjectNode) json.valueToTree(screen));
        if (viewer == Viewer.Kind.ONLOOKER) {
            message.put("onlooker", true);
        } else if (viewer == Viewer.Kind.UNPAIRED) {
            message.put("unpaired", true);
        }
        return frame(message.put("zone", clock.getZone().getId()));
    }

    ByteBuf heartbeat() {
        return frame(message("heartbeat").put("at", clock.instant().toString())).writeBytes(PING);
    }

    /** What a screen said; empty for anything that is not in the protocol. */
    Optional<Said> parse(String text) {
        try {
            JsonNode message = json.readTree(text);
            return switch (message.path("type").asString("")) {
                case "hello" -> Optional.of(new Said.Hello());
                case "shown" -> shown(message);
                default -> Optional.empty();
            };
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static Optional<Said> shown(JsonNode message) {
        JsonNode epoch = message.path("epoch");
        JsonNode position = message.path("position");
        return epoch.isString() && position.isIntegralNumber()
                ? Optional.of(new Said.Shown(epoch.asString(), position.asLong()))
                : Optional.empty();
    }

    private ObjectNode message(String type) {
        return json.createObjectNode().put("type", type);
    }

    /** Direct memory, because heap memory would be copied for each socket; whoever asked for it releases it. */
    private ByteBuf frame(ObjectNode message) {
        byte[] text = json.writeValueAsBytes(message);
        ByteBuf frame = Unpooled.directBuffer(HEADER_MAX + text.length + PING.length);
        frame.writeByte(TEXT);
        if (text.length < LENGTH_16) {
            frame.writeByte(text.length);
        } else if (text.length <= 0xFFFF) {
            frame.writeByte(LENGTH_16).writeShort(text.length);
        } else {
            frame.writeByte(LENGTH_64).writeLong(text.length);
        }
        return frame.writeBytes(text);
    }

    /** What a screen may say. */
    sealed interface Said {
        void to(FeedSocket socket);

        /** It has just been switched on, or was cut off; it is sent everything it must show. */
        record Hello() implements Said {
            @Override
            public void to(FeedSocket socket) {
                socket.hello();
            }
        }

        /** It shows the view of that position. */
        record Shown(String epoch, long position) implements Said {
            @Override
            public void to(FeedSocket socket) {
                socket.shown(epoch, position);
            }
        }
    }
}
