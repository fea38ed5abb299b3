package org.houzhen.server.screen;

import java.time.Duration;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * What the feed allows.
 *
 * @param heartbeat how often every screen hears that the server lives
 * @param patience how long a screen may not read, or not say anything, before it is dropped
 * @param socketsMax how many connections there may be
 * @param socketsPerAddressMax how many of them from one network address; as many as screens where all come through one proxy
 * @param origins sites besides our own whose pages may open a feed
 */
@Component
record FeedLimits(
        @Value("${houzhen.screen.heartbeat:5s}") Duration heartbeat,
        @Value("${houzhen.screen.patience:30s}") Duration patience,
        @Value("${houzhen.screen.sockets-max:20000}") int socketsMax,

        @Value("${houzhen.screen.sockets-per-address-max:500}")
        int socketsPerAddressMax,

        @Value("${houzhen.screen.origins:}") Set<String> origins) {
    /** The longest message a screen may send, in bytes. */
    static final int MESSAGE_MAX = 4096;

    /** The most messages a screen may send between two heartbeats. */
    static final int MESSAGES_MAX = 100;
}
