package org.houzhen.kiosk.web;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.houzhen.kiosk.contract.Envelope;
import org.houzhen.kiosk.page.Action;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What may come as a press of the page, or as a command of another program. */
public final class SocketMessageFuzz {
    private static final JsonMapper JSON = KioskJson.mapper();

    private SocketMessageFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        read(text, Action.class);
        read(text, Envelope.class);
    }

    /** What was read can be written, and is the same when it is read again. */
    private static <T> void read(String text, Class<T> type) {
        try {
            Optional<T> read = Optional.ofNullable(JSON.readValue(text, type));
            read.ifPresent(message -> {
                if (!message.equals(JSON.readValue(JSON.writeValueAsString(message), type))) {
                    throw new IllegalStateException("another message when it is read again");
                }
            });
        } catch (JacksonException e) {
            return; // Damage, as the sockets take it.
        }
    }
}
