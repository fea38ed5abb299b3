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
 * @param socketsMax how many connections of paired screens there may be, and as many of all others
 * @param socketsPerAddressMax how many of these others from one network address
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
    /** How many connections one paired machine may have as one screen: a page opened again leaves its old one behind for a while. */
    static final int SOCKETS_PER_MACHINE_MAX = 8;

    /** The longest message a screen may send, in bytes. */
    static final int MESSAGE_MAX = 4096;

    /** The most messages a screen may send between two heartbeats. */
    static final int MESSAGES_MAX = 100;
}
