package org.houzhen.kiosk.contract;

import java.util.Map;

/** One message either way, in the shape of XFS4IoT: a header that says what it is, and what it carries. */
public record Envelope(Header header, Map<String, Object> payload) {
    static final String VERSION = "1.0";

    /**
     * What a message is. What does not belong to its type is absent.
     *
     * @param type command, acknowledge, event, completion or unsolicited
     * @param timeout of a command, in milliseconds; 0 or absent for the service's own limit
     * @param status of an acknowledge that refuses
     * @param completionCode how a command ended
     */
    public record Header(
            String name,
            Integer requestId,
            String type,
            String version,
            Long timeout,
            String status,
            CompletionCode completionCode,
            String errorDescription) {}

    static Envelope acknowledge(String name, int requestId, String status) {
        return new Envelope(new Header(name, requestId, "acknowledge", VERSION, null, status, null, null), null);
    }

    static Envelope event(String name, int requestId, Map<String, Object> payload) {
        return new Envelope(new Header(name, requestId, "event", VERSION, null, null, null, null), payload);
    }

    static Envelope unsolicited(String name, Map<String, Object> payload) {
        return new Envelope(new Header(name, null, "unsolicited", VERSION, null, null, null, null), payload);
    }

    static Envelope completion(String name, int requestId, Completion end) {
        return new Envelope(
                new Header(name, requestId, "completion", VERSION, null, null, end.code(), end.description()),
                end.payload());
    }

    @Override
    public String toString() {
        return "Envelope[" + header.name() + " " + header.type() + "]";
    }
}
